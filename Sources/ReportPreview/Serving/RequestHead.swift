/// A request's first part: its line and its headers.
///
/// Whatever sends it may send as much as it likes. So bytes are only counted until a whole head lies within the bounds,
/// and only then is anything of it taken apart.
package struct RequestHead: Sendable, Equatable {
    package enum Fault: Error, Equatable {
        case longAddress, longHeaders, malformed
    }

    /// As other servers have it; a browser's own are a tenth of that.
    package static let longestLine = 8 << 10
    /// All of it. A browser sends along the cookies of every other program on 127.0.0.1.
    package static let longest = 32 << 10
    package static let mostHeaders = 100

    package var method: String
    /// As it stands there: percent-encoded, with the query.
    package var target: String
    package var isLatest: Bool
    package var headers: [Header] = []

    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) { (self.name, self.value) = (name, value) }
    }

    /// Takes a whole head from the front of what has arrived.
    ///
    /// - Returns: `nil` where it is not whole yet.
    package static func take(from bytes: inout [UInt8]) throws(Fault) -> RequestHead? {
        let start = bytes.prefix(longestLine).prefix { $0 == carriageReturn || $0 == newline }.count
        let sent = bytes[start...]
        guard let lineEnd = sent.prefix(longestLine + 1).firstIndex(of: newline) else {
            if sent.count > longestLine { throw .longAddress }
            return nil
        }
        guard let end = self.end(of: sent.prefix(longest), from: lineEnd) else {
            if sent.count >= longest { throw .longHeaders }
            return nil
        }
        let lines = sent[..<end].split(separator: newline).map { $0.last == carriageReturn ? $0.dropLast() : $0 }
            .filter { !$0.isEmpty }
        bytes.removeFirst(end)
        guard lines.count <= mostHeaders + 1 else { throw .longHeaders }
        return try RequestHead(lines)
    }

    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Past the empty line that ends a head.
    private static func end(of bytes: ArraySlice<UInt8>, from lineEnd: Int) -> Int? {
        var at = lineEnd
        while at < bytes.endIndex {
            var next = at + 1
            if next < bytes.endIndex, bytes[next] == carriageReturn { next += 1 }
            if next < bytes.endIndex, bytes[next] == newline { return next + 1 }
            guard let found = bytes[(at + 1)...].firstIndex(of: newline) else { return nil }
            at = found
        }
        return nil
    }

    private init(_ lines: [ArraySlice<UInt8>]) throws(Fault) {
        let words = (lines.first ?? []).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, let method = Self.text(words[0]), let target = Self.text(words[1]),
            let version = Self.text(words[2]), ["HTTP/1.1", "HTTP/1.0"].contains(version), !method.isEmpty,
            target.hasPrefix("/")
        else { throw .malformed }
        (self.method, self.target, isLatest) = (method, target, version == "HTTP/1.1")
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), let name = Self.text(line[..<colon]),
                !name.isEmpty,
                let value = Self.value(line[(colon + 1)...])
            else { throw .malformed }
            headers.append(Header(name: name, value: value))
        }
        // What two readers could understand in two ways is no request.
        for name in ["host", "content-length"] where headers.count(where: { $0.name.lowercased() == name }) > 1 {
            throw .malformed
        }
    }

    /// A word without blanks and control characters.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F } ? String(validating: bytes, as: UTF8.self) : nil
    }

    private static func value(_ bytes: ArraySlice<UInt8>) -> String? {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { return nil }
        let trimmed = bytes.drop(while: isBlank)
        return String(
            decoding: trimmed.prefix(
                (trimmed.lastIndex { !isBlank($0) } ?? trimmed.startIndex - 1) - trimmed.startIndex + 1), as: UTF8.self)
    }

    /// The first header of a name.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}

extension RequestHead {
    /// What follows the head.
    package enum Body: Equatable {
        case bytes(Int)
        /// In pieces, whose sum nobody has said.
        case unknown
        case malformed
    }

    package var body: Body {
        if header("transfer-encoding") != nil { return .unknown }
        guard let length = header("content-length") else { return .bytes(0) }
        guard !length.isEmpty, length.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return .malformed
        }
        return .bytes(Int(length) ?? .max)
    }

    /// Whether more requests may come the same way.
    package var keepsConnection: Bool {
        let words = (header("connection") ?? "").lowercased()
        return isLatest ? !words.contains("close") : words.contains("keep-alive")
    }
}
