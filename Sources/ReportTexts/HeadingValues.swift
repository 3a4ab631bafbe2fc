import MarkdownSyntax
import ReportModel

extension SiteFacts {
    /// The same with values in the titles of headings.
    public var resolvingHeadings: SiteFacts {
        guard let chapters = HeadingValues(site: self).chapters() else { return self }
        var assessed = assessed
        assessed.report.chapters = chapters
        return SiteFacts(assessed, gaps: gaps, words: words)
    }
}

/// Chapters whose headings hold formulas, with the values in their titles: the contents, the word list and the data ask for
/// a title without reading its text.
///
/// The ids stay those of the headings as they are written, so that no address changes with a figure.
private struct HeadingValues {
    let site: SiteFacts

    /// - Returns: `nil` where no chapter has such a heading.
    func chapters() -> [Chapter]? {
        let chapters = site.report.chapters
        let resolved = chapters.map { titles(of: $0) }
        guard resolved.contains(where: { !$0.isEmpty }) else { return nil }
        return zip(chapters, resolved).map { chapter, titles in
            titles.isEmpty ? chapter : chapter.replacingTitles { titles[$0] }
        }
    }

    /// By the place of the heading's block.
    private func titles(of chapter: Chapter) -> [Int: String] {
        var titles: [Int: String] = [:]
        for heading in chapter.headings where heading.title.utf8.contains(UInt8(ascii: "=")) {
            guard case .heading(_, let content) = chapter.document.blocks[heading.block].kind else { continue }
            let title = text(content)
            if title != heading.title { titles[heading.block] = title }
        }
        return titles
    }

    private func text(_ content: [Inline]) -> String {
        content.map { inline in
            switch inline.kind {
            case .code(let literal): value(of: literal) ?? literal
            case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content):
                text(content)
            default: [inline].plainText
            }
        }.joined()
    }

    /// What is wrong with a formula is told where the text is read.
    private func value(of literal: String) -> String? {
        guard literal.utf8.first == UInt8(ascii: "="), literal.count > 1 else { return nil }
        if case .text(let value) = ValueEvaluator(site: site).evaluate(String(literal.dropFirst())) { return value }
        return "…"
    }
}
