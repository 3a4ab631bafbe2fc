import Diagnostics

/// Looks for what a drawing must not carry onto a public site: scripts, event handlers, addresses elsewhere.
///
/// A browser that opens the file runs what it finds there; so what cannot be read for sure is refused as well.
enum SVGSafety {
    /// Elements by their name without a prefix: `x:script` is a script too.
    private static let elements: [(name: String, what: String)] = [
        ("script", "ett skript"), ("handler", "ett skript"), ("foreignobject", "inbäddad HTML"),
        ("iframe", "en inbäddad sida"),
        ("set", "en animation"), ("animate", "en animation"), ("animatemotion", "en animation"),
        ("animatetransform", "en animation"),
        ("!entity", "en entitet"), ("!doctype", "en dokumenttyp"),
        ("?xml-stylesheet", "en hänvisning till en annan adress"),
    ]

    static func diagnostics(_ bytes: [UInt8], path: String) -> [Diagnostic] {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            let place = SourceRange(file: SourceFile(path: path, text: ""), line: 1)
            return [Diagnostic(.error, "osäker-bild", "bilden är inte sparad som UTF-8", at: place, help: remedy)]
        }
        let lower = Array(text.lowercased().utf8)
        let found =
            element(in: lower) ?? eventHandler(in: lower) ?? address(in: lower) ?? styleEscape(in: lower)
            ?? encoding(in: lower) ?? reference(in: lower)
        guard let found else { return [] }
        return [
            Diagnostic(
                .error, "osäker-bild", "bilden innehåller \(found.what)",
                at: range(found.place, lower, SourceFile(path: path, text: text)), help: remedy)
        ]
    }

    private static let remedy = "spara bilden på nytt som enkel SVG, utan skript och länkar, eller som PNG"

    private struct Finding {
        var what: String
        var place: Range<Int>
    }

    private static func range(_ place: Range<Int>, _ bytes: [UInt8], _ file: SourceFile) -> SourceRange {
        let line = bytes[..<place.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
        let start = bytes[..<place.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: bytes[start..<place.lowerBound], as: UTF8.self).count + 1
        return SourceRange(file: file, line: line, column: column, length: place.count)
    }

    private static func element(in text: [UInt8]) -> Finding? {
        for start in text.indices where text[start] == UInt8(ascii: "<") {
            let written = text[(start + 1)...].prefix {
                isNameByte($0) || $0 == UInt8(ascii: ":") || "!?".utf8.contains($0)
            }
            let name =
                written.split(separator: UInt8(ascii: ":")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
            if let element = elements.first(where: { $0.name == name }) {
                return Finding(what: element.what, place: start..<written.endIndex)
            }
        }
        return nil
    }

    /// An attribute such as `onload=`.
    private static func eventHandler(in text: [UInt8]) -> Finding? {
        for equals in text.indices where text[equals] == UInt8(ascii: "=") {
            let name = attribute(before: equals, in: text)
            guard name.count > 2, text[name].starts(with: "on".utf8), text[name].allSatisfy(isNameByte),
                name.lowerBound > 0,
                isSpace(text[name.lowerBound - 1]) || "\"'/".utf8.contains(text[name.lowerBound - 1])
            else { continue }
            return Finding(what: "ett skript (\(String(decoding: text[name], as: UTF8.self)))", place: name)
        }
        return nil
    }

    /// `href`, `src` or `url(` with anything but a fragment or embedded picture data.
    private static func address(in text: [UInt8]) -> Finding? {
        for place in text.indices {
            var end: Int
            switch text[place] {
            case UInt8(ascii: "=")
            where ["href", "src"].contains { ends(text[attribute(before: place, in: text)], with: $0) }: end = place + 1
            case UInt8(ascii: "(") where ends(text[..<place], with: "url"): end = place + 1
            case UInt8(ascii: "("):
                guard let name = pictureFunctions.first(where: { isCall(of: $0, endingAt: place, in: text) }) else {
                    continue
                }
                return Finding(what: elsewhere, place: place - name.utf8.count..<place + 1)
            case UInt8(ascii: "@") where text[place...].starts(with: "@import".utf8):
                return Finding(what: elsewhere, place: place..<place + 7)
            case UInt8(ascii: ":") where ends(text[..<place], with: "javascript"):
                return Finding(what: "ett skript", place: place - 10..<place + 1)
            default: continue
            }
            while end < text.count, isSpace(text[end]) || "\"'".utf8.contains(text[end]) { end += 1 }
            let value = text[end...]
            guard !["#", "data:image/png", "data:image/jpeg"].contains(where: { value.starts(with: $0.utf8) }) else {
                continue
            }
            let address = value.prefix { !isSpace($0) && !"\"')>".utf8.contains($0) }
            return Finding(
                what: value.starts(with: "javascript:".utf8) ? "ett skript" : elsewhere,
                place: end..<max(end + 1, address.endIndex))
        }
        return nil
    }

    /// Functions of CSS that take an address as plain text, or several.
    private static let pictureFunctions = ["image-set", "image", "cross-fade", "src"]

    private static func isCall(of name: String, endingAt place: Int, in text: [UInt8]) -> Bool {
        guard ends(text[..<place], with: name) else { return false }
        let before = place - name.utf8.count - 1
        return before < 0 || text[before] == UInt8(ascii: "-") || !isNameByte(text[before])
    }

    /// A backslash in a style: what stands after it is another letter than it seems, such as the `u` of `url`.
    private static func styleEscape(in text: [UInt8]) -> Finding? {
        var isTag = false
        var isStyle = false
        for place in text.indices {
            switch text[place] {
            case UInt8(ascii: "<"):
                isTag = true
                if text[place...].starts(with: "<style".utf8) || text[place...].starts(with: "<svg:style".utf8) {
                    isStyle = true
                }
                if text[place...].starts(with: "</style".utf8) || text[place...].starts(with: "</svg:style".utf8) {
                    isStyle = false
                }
            case UInt8(ascii: ">"): isTag = false
            case UInt8(ascii: "\\") where isTag || isStyle:
                return Finding(what: "ett omskrivet tecken (\\) i en stil", place: place..<place + 1)
            default: continue
            }
        }
        return nil
    }

    /// A character written by its number: the same guards look at the text with such characters in place.
    private static func reference(in text: [UInt8]) -> Finding? {
        guard let first = text.firstRange(of: Array("&#".utf8)) else { return nil }
        let decoded = CharacterReferences.decoded(text)
        let found = address(in: decoded) ?? styleEscape(in: decoded)
        return found.map { Finding(what: $0.what, place: first) }
    }

    private static let elsewhere = "en hänvisning till en annan adress"

    /// Another encoding in the first line would make a browser read other letters than these.
    private static func encoding(in text: [UInt8]) -> Finding? {
        guard text.starts(with: "<?xml".utf8) else { return nil }
        let end = text.firstIndex(of: UInt8(ascii: ">")) ?? text.count
        let line = String(decoding: text[..<end], as: UTF8.self)
        guard let key = line.firstRange(of: "encoding=") else { return nil }
        let name = line[key.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
        return ["utf-8", "us-ascii", "iso-8859-1", "windows-1252"].contains(String(name))
            ? nil : Finding(what: "en okänd teckenkodning", place: 0..<end)
    }

    // MARK: Bytes

    /// The name before an equals sign, which may stand apart from it.
    private static func attribute(before equals: Int, in text: [UInt8]) -> Range<Int> {
        var end = equals
        while end > 0, isSpace(text[end - 1]) { end -= 1 }
        var start = end
        while start > 0, isNameByte(text[start - 1]) || text[start - 1] == UInt8(ascii: ":") { start -= 1 }
        return start..<end
    }

    private static func ends(_ text: ArraySlice<UInt8>, with word: String) -> Bool {
        text.suffix(word.utf8.count).elementsEqual(word.utf8)
    }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
