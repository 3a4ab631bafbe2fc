import Synchronization

/// A text that was read, and the name under which people know it.
///
/// Every value that comes from a file keeps a ``SourceRange`` into one of these, so that a message
/// can always show the author's own words. A reference, because thousands of values share one text.
public final class SourceFile: Sendable {
    /// The path as shown to people: relative to the project, with `/`, such as `Content/2023/rapport.yaml`.
    public let path: String
    /// The text after decoding, with line ends as in the file.
    public let text: String
    private let knownStarts = Mutex<[Int]?>(nil)

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The text of a line without its line end, or `nil` outside the file.
    ///
    /// - Parameter number: The line's number, from 1.
    public func line(_ number: Int) -> String? {
        let starts = lineStarts
        guard starts.indices.contains(number - 1) else { return nil }
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: starts[number - 1])
        let end =
            number < starts.count
            ? text.utf8.index(text.utf8.startIndex, offsetBy: starts[number] - 1) : text.utf8.endIndex
        var line = text[start..<end]
        if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
        return String(line)
    }

    /// Where each line begins, in bytes; found when someone first asks. A file may have as many messages as it has lines.
    private var lineStarts: [Int] {
        knownStarts.withLock { known in
            if let known { return known }
            let starts = text.utf8Span.span.lineStarts
            known = starts
            return starts
        }
    }
}

extension SourceFile {
    /// Whether some words stand anywhere in the text, byte for byte: every file is asked at every build.
    public func contains(_ words: StaticString) -> Bool {
        let text = text.utf8Span.span
        let words = Array(UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
        guard let first = words.first else { return true }
        var place = 0
        while let found = text.firstPlace(of: first, from: place), found + words.count <= text.count {
            if text.extracting(found..<found + words.count).isSame(as: words.span) { return true }
            place = found + 1
        }
        return false
    }
}

extension SourceFile: Hashable {
    public static func == (left: SourceFile, right: SourceFile) -> Bool { left === right || left.path == right.path }
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
