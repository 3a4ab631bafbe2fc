import Diagnostics

/// The YAML between `---` lines at the head of a Markdown file, and the text after it.
struct FrontMatter {
    /// `nil` where the file begins without one.
    var yaml: String?
    var body: String
    /// The line on which the body begins.
    var bodyLine: Int

    /// - Returns: `nil` where the front matter is never closed.
    init?(_ text: String) {
        guard text.hasPrefix("---\n") || text == "---" else {
            yaml = nil
            body = text
            bodyLine = 1
            return
        }
        let content = text.dropFirst(4)
        var line = 2
        var start = content.startIndex
        while start < content.endIndex {
            let end = content[start...].firstIndex(of: "\n") ?? content.endIndex
            let isFence = content[start..<end].trimmingTrailingSpaces == "---"
            let next = end < content.endIndex ? content.index(after: end) : end
            if isFence {
                yaml = String(content[..<start])
                body = String(content[next...])
                bodyLine = line + 1
                return
            }
            line += 1
            start = next
        }
        return nil
    }

    /// The first line, from 1, that is text and no key: the front matter was never closed, and a line of dashes further
    /// down was taken for its end.
    static func lineOfText(in yaml: String) -> Int? {
        var wasBlank = false
        for (index, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            defer { wasBlank = line.allSatisfy(\.isWhitespace) }
            if line.hasPrefix("## ") || line.hasPrefix("### ") { return index + 1 }
            guard wasBlank, let first = line.first, first.isLetter || "[*>`".contains(first) else { continue }
            let key = line.prefix { $0 != ":" }
            if key.count == line.count || key.contains(" ") { return index + 1 }
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmingTrailingSpaces: Substring {
        var text = self
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
