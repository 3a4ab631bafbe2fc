/// A text that was read, and the name under which people know it.
///
/// Every value that comes from a file keeps a ``SourceRange`` into one of these, so that a message
/// can always show the author's own words. A reference, because thousands of values share one text.
public final class SourceFile: Sendable {
    /// The path as shown to people: relative to the project, with `/`, such as `Content/2023/rapport.yaml`.
    public let path: String
    /// The text after decoding, with line ends as in the file.
    public let text: String

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The text of a line without its line end, or `nil` outside the file.
    ///
    /// Counted anew at each call: only messages ask, and a report without errors has none.
    ///
    /// - Parameter number: The line's number, from 1.
    public func line(_ number: Int) -> String? {
        guard number >= 1 else { return nil }
        var current = 1
        var start = text.utf8.startIndex
        let end = text.utf8.endIndex
        while true {
            let stop = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? end
            if current == number {
                var line = text[start..<stop]
                if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
                return String(line)
            }
            guard stop < end else { return nil }
            start = text.utf8.index(after: stop)
            current += 1
        }
    }
}

extension SourceFile {
    /// Whether some words stand anywhere in the text, byte for byte: every file is asked at every build.
    public func contains(_ words: StaticString) -> Bool {
        var text = text
        return text.withUTF8 { text in
            words.withUTF8Buffer { words in
                guard let first = words.first, words.count <= text.count else { return words.isEmpty }
                var place = 0
                while let found = text[place...(text.count - words.count)].firstIndex(of: first) {
                    if text[found...].starts(with: words) { return true }
                    place = found + 1
                    if place > text.count - words.count { return false }
                }
                return false
            }
        }
    }
}

extension SourceFile: Hashable {
    public static func == (left: SourceFile, right: SourceFile) -> Bool { left === right || left.path == right.path }
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
