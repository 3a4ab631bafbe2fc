import Diagnostics

/// The YAML between `---` lines at the head of a Markdown file, and the text after it.
struct FrontMatter {
    /// `nil` where the file begins without one.
    var yaml: String?
    var body: Substring
    /// The line on which the body begins.
    var bodyLine: Int

    /// - Returns: `nil` where the front matter is never closed.
    init?(_ text: String) {
        guard text.utf8.starts(with: "---\n".utf8) || text == "---" else {
            yaml = nil
            body = text[...]
            bodyLine = 1
            return
        }
        let content = text.utf8.dropFirst(4)
        var line = 2
        var start = content.startIndex
        while start < content.endIndex {
            let end = content[start...].firstIndex(of: UInt8(ascii: "\n")) ?? content.endIndex
            let next = end < content.endIndex ? content.index(after: end) : end
            if Self.isFence(content[start..<end]) {
                yaml = String(text[content.startIndex..<start])
                body = text[next...]
                bodyLine = line + 1
                return
            }
            line += 1
            start = next
        }
        return nil
    }

    /// Whether a line is three hyphens, with nothing but spaces after them.
    private static func isFence(_ line: Substring.UTF8View) -> Bool {
        line.starts(with: "---".utf8)
            && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// The first line, from 1, that is text and no key: the front matter was never closed, and a line of dashes further
    /// down was taken for its end.
    static func lineOfText(in yaml: String) -> Int? {
        var wasBlank = false
        let lines = yaml.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            let line = Substring(bytes)
            defer { wasBlank = line.allSatisfy(\.isWhitespace) }
            if line.hasPrefix("## ") || line.hasPrefix("### ") { return index + 1 }
            guard wasBlank, let first = line.first, first.isLetter || "[*>`".contains(first) else { continue }
            let key = line.prefix { $0 != ":" }
            if key.count == line.count || key.contains(" ") { return index + 1 }
        }
        return nil
    }
}
