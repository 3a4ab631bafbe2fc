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
        let remedy = help.map { " (\(Self.lines(of: $0).joined(separator: " / ")))" } ?? ""
        return "\(place)\(severity.keyword): \(message)\(remedy) [\(id)]".printable
    }

    /// A remedy may have lines to write in a file.
    private static func lines(of help: String) -> [String] {
        help.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    }

    func excerpted() -> String {
        var lines = ["\(severity.swedishWord)[\(id)]: \(message)".printable]
        var gutter = 0
        if let range {
            let place = range.isWholeFile ? "" : ":\(range.start.line):\(range.start.column)"
            lines.append("  --> \(range.file.path)\(place)".printable)
            if !range.isWholeFile {
                let excerpt = Excerpt(range: range, label: label)
                gutter = excerpt.gutter
                lines += excerpt.lines
            }
        }
        if let help {
            let margin = String(repeating: " ", count: gutter)
            if gutter > 0 { lines.append("\(margin) |") }
            let parts = help.split(separator: "\n").map(String.init)
            lines.append("\(margin) = hjälp: \(parts.first ?? "")".printable)
            lines += parts.dropFirst().map { "\(margin)   \($0)".printable }
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
            lines.append("\(padded) | \(Window(before, around: 1).text)")
        }
        let column = min(range.start.column, text.count + 1)
        let window = Window(text, around: column)
        lines.append("\(number) | \(window.text)")
        let last = range.end.line == number ? range.end.column : text.count + 1
        let end = max(column + 1, min(last, window.end + 1))
        let lead = text.dropFirst(window.start).prefix(column - 1 - window.start).width + window.lead
        let width = max(1, text.dropFirst(column - 1).prefix(end - column).width)
        let mark = String(repeating: " ", count: lead) + String(repeating: "^", count: width)
        lines.append("\(margin) | \(mark)\(label.map { " " + $0.printable } ?? "")")
    }

    /// The part of a line that is shown, with dots where something is left out.
    private struct Window {
        /// How many characters are left out before it.
        var start: Int
        /// How many characters of the line there are up to its end.
        var end: Int
        /// How wide what stands before the first character shown is.
        var lead: Int
        var text: String

        init(_ line: String, around column: Int) {
            let (count, longestLine) = (line.count, Excerpt.longestLine)
            start = count > longestLine ? max(0, min(column - longestLine / 2, count - longestLine)) : 0
            end = min(count, start + longestLine)
            lead = start > 0 ? 1 : 0
            let shown = String(line.dropFirst(start).prefix(end - start)).printable
            text = (start > 0 ? "…" : "") + shown + (end < count ? "…" : "")
        }
    }
}

extension Substring {
    /// How many columns of a terminal the text takes: some letters and every picture take two.
    fileprivate var width: Int {
        String(self).printable.reduce(0) { $0 + ($1.isWide ? 2 : 1) }
    }
}

extension Character {
    /// East Asian letters and emoji, by the blocks that terminals draw wide.
    fileprivate var isWide: Bool {
        guard let first = unicodeScalars.first else { return false }
        if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return true }
        return switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension String {
    /// The text with control characters made harmless: a message must not be able to steer a terminal.
    var printable: String {
        guard unicodeScalars.contains(where: { $0.steersTerminals }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            result.append(scalar.steersTerminals ? (scalar == "\t" ? " " : "\u{FFFD}") : scalar)
        }
        return String(result)
    }
}
