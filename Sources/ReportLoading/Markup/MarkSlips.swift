import Diagnostics
import MarkdownSyntax

/// Signs that were meant to be read, and that the parser took for marks: `10~20 och 30~40`, `2*3*4`.
enum MarkSlips {
    static func diagnostics(in content: [Inline]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let inlines = content.span
        for index in inlines.indices {
            let inline = inlines[index]
            switch inline.kind {
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
                let before = index > 0 ? inlines[index - 1].lastSign : nil
                let after = index + 1 < inlines.count ? inlines[index + 1].firstSign : nil
                if let sign = sign(at: inline.range), isUnmeant(sign, inner, before, after) {
                    found.append(diagnostic(sign, inline))
                }
                found += diagnostics(in: inner)
            case .link(let destination, _, let inner):
                found += backslash(in: destination, inner, at: inline.range)
                found += diagnostics(in: inner)
            case .text, .softBreak, .lineBreak, .code, .image, .footnoteReference, .html: break
            }
        }
        return found
    }

    /// The mark as it stands: `*`, `~` or `~~`.
    private static func sign(at range: SourceRange) -> String? {
        guard let rest = range.file.line(range.start.line)?.dropFirst(range.start.column - 1), let first = rest.first,
            "*_~".contains(first)
        else { return nil }
        return String(rest.prefix { $0 == first })
    }

    private static func isUnmeant(_ sign: String, _ inner: [Inline], _ before: Character?, _ after: Character?) -> Bool
    {
        let text = inner.plainText
        guard let first = text.first, let last = text.last else { return false }
        let isBetweenFigures =
            (before?.isNumber ?? false) && first.isNumber || (after?.isNumber ?? false) && last.isNumber
        let isInWord = (before?.isWordSign ?? false) && (after?.isWordSign ?? false)
        if sign == "~" { return (before?.isWordSign ?? false) || (after?.isWordSign ?? false) }
        if sign.first == "~" { return isBetweenFigures && isInWord }
        return isBetweenFigures || isInWord && text.count < 3
    }

    private static func diagnostic(_ sign: String, _ inline: Inline) -> Diagnostic {
        let isStruck = sign.first == "~"
        let help =
            isStruck
            ? "skriv ett tankstreck mellan talen (10–20), nedsänkta tecken som de är (CO₂), eller \\~ om tecknet ska synas"
            : "skriv gånger som ×; ska stjärnorna synas, skriv \\*"
        return Diagnostic(
            .warning, "oavsiktlig-markering",
            "tecknen ”\(sign)” visas inte: texten mellan dem blir \(isStruck ? "överstruken" : "framhävd")",
            at: inline.range, help: help)
    }

    /// A backslash in an address is part of it: programs put one before each underscore.
    private static func backslash(in destination: String, _ inner: [Inline], at range: SourceRange) -> [Diagnostic] {
        guard destination.contains("\\"), destination.hasPrefix("http") || destination.hasPrefix("mailto:") else {
            return []
        }
        return [
            Diagnostic(
                .warning, "omvänt-snedstreck", "adressen innehåller ett omvänt snedstreck (\\) och leder fel",
                at: range,
                help: "ta bort det: \(destination.replacing("\\", with: ""))")
        ]
    }
}

extension Inline {
    fileprivate var firstSign: Character? {
        guard case .text(let text) = kind else { return nil }
        return text.first
    }

    fileprivate var lastSign: Character? {
        guard case .text(let text) = kind else { return nil }
        return text.last
    }
}
