/// Turns diagnostics into text: an excerpt with a caret for people, one line for editors and CI.
public enum DiagnosticFormatter: String, Sendable, CaseIterable {
    /// With excerpt, caret and remedy.
    case human
    /// `path:line:column: error: message [id]`, with the keywords that editors recognise.
    case short

    /// All of them, each ended by a line break.
    public func format(_ diagnostics: some Sequence<Diagnostic>) -> String {
        switch self {
        case .human: diagnostics.map { $0.excerpted() + "\n" }.joined(separator: "\n")
        case .short: diagnostics.map { $0.inOneLine() + "\n" }.joined()
        }
    }
}

extension Diagnostic.Severity {
    /// The word for people.
    public var swedishWord: String {
        switch self {
        case .error: "fel"
        case .warning: "varning"
        case .note: "notering"
        }
    }

    /// The word that editors and CI recognise.
    var keyword: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }
}

extension Diagnostic {
    func inOneLine() -> String {
        let place = range.map { "\($0.file.path):\($0.start.line):\($0.start.column): " } ?? ""
        let remedy = help.map { " (\($0))" } ?? ""
        return "\(place)\(severity.keyword): \(message)\(remedy) [\(id)]".printable
    }

    func excerpted() -> String {
        var lines = ["\(severity.swedishWord)[\(id)]: \(message)".printable]
        var gutter = 0
        if let range {
            lines.append("  --> \(range.file.path):\(range.start.line):\(range.start.column)".printable)
            let excerpt = Excerpt(range: range, label: label)
            gutter = excerpt.gutter
            lines += excerpt.lines
        }
        if let help {
            let margin = String(repeating: " ", count: gutter)
            if range != nil { lines.append("\(margin) |") }
            lines.append("\(margin) = hjälp: \(help)".printable)
        }
        return lines.joined(separator: "\n")
    }
}

/// The author's line and the one before it, with a mark beneath the stretch.
private struct Excerpt {
    /// A longer line is cut around the mark: nobody reads a screenful to find a caret.
    static let longestLine = 120

    var lines: [String] = []
    var gutter: Int

    init(range: SourceRange, label: String?) {
        let number = range.start.line
        gutter = String(number).count
        guard let text = range.file.line(number) else { return }
        let margin = String(repeating: " ", count: gutter)
        lines.append("\(margin) |")
        if let before = range.file.line(number - 1), !before.isEmpty {
            let padded = String(repeating: " ", count: gutter - String(number - 1).count) + String(number - 1)
            lines.append("\(padded) | \(Self.cut(before).printable)")
        }
        let column = min(range.start.column, text.count + 1)
        let skipped = max(0, column - Self.longestLine / 2)
        let shown = text.count > Self.longestLine ? String(text.dropFirst(skipped).prefix(Self.longestLine)) : text
        let offset = text.count > Self.longestLine ? skipped : 0
        lines.append("\(number) | \(shown.printable)")
        let last = range.end.line == number ? range.end.column : text.count + 1
        let length = max(1, min(last, offset + shown.count + 1) - column)
        let lead = String(repeating: " ", count: column - 1 - offset)
        let mark = String(repeating: "^", count: length)
        lines.append("\(margin) | \(lead)\(mark)\(label.map { " " + $0 } ?? "")")
    }

    private static func cut(_ line: String) -> String {
        line.count > longestLine ? line.prefix(longestLine - 1) + "…" : line
    }
}

extension String {
    /// The text with control characters made harmless: a message must not be able to steer a terminal.
    var printable: String {
        guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            result.append(scalar.isControl ? (scalar == "\t" ? " " : "\u{FFFD}") : scalar)
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        properties.generalCategory == .control || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
