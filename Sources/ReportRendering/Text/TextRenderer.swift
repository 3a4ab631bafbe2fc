import Diagnostics
import ExactNumbers
import MarkdownHTML
import MarkdownSyntax
import ReportModel

/// Renders an editor's Markdown for one place on one page: links, values and blocks are resolved on the way.
struct TextRenderer: Sendable {
    let scope: PageScope
    /// The text's file: relative links begin there.
    let file: SourceFile
    /// Before every id, where several texts share a page.
    var idPrefix = ""
    /// The heading over the text, where several texts share a page.
    var titleID: String?
    /// Added to every heading's level.
    var levelOffset = 0
    /// Whether headings get an id and a link to themselves.
    var hasHeadingLinks = true

    func html(_ document: Document) -> HTML {
        HTML(HTMLRenderer(resolver: Resolver(text: self), options: options).render(document).string)
    }

    /// A line of running text, such as a caption.
    func html(_ content: [Inline]) -> HTML {
        HTML(HTMLRenderer(resolver: Resolver(text: self), options: options).render(content).string)
    }

    private var options: RenderingOptions {
        var options = RenderingOptions()
        options.idPrefix = idPrefix
        options.titleID = titleID
        options.headingLevelOffset = levelOffset
        options.hasHeadingIDs = hasHeadingLinks
        options.hasHeadingLinks = hasHeadingLinks
        return options
    }

    /// A text in quotes, such as a fact box's inside: one level down, without ids of its own.
    func nested(levelOffset: Int) -> TextRenderer {
        var nested = self
        nested.hasHeadingLinks = false
        nested.levelOffset = levelOffset
        return nested
    }
}

/// Answers the renderer's questions, and notes what has no answer.
private struct Resolver: ContentResolver {
    let text: TextRenderer
    private var site: SiteContext { text.scope.site }

    init(text: TextRenderer) { self.text = text }

    func link(to destination: String, title: String, content: [Inline], at range: SourceRange) -> LinkResolution {
        switch ReferenceResolver(site: site).resolve(destination, in: text.file) {
        case .place(let target):
            return .link(
                LinkTarget(
                    href: target.href(from: text.scope.page), text: target.title, title: title, className: "reference"))
        case .file(let path): return .link(document(path, title: title))
        case .external(let address): return .link(LinkTarget(href: address, title: title, rel: "external noreferrer"))
        case .language(let code): return .language(code)
        case .problem(let id, let message, let help):
            site.findings.add(Diagnostic(.error, id, message, at: range, help: help))
            return .none
        case .unreadable: return .none
        }
    }

    /// A link to a file says what it is and how large.
    private func document(_ path: String, title: String) -> LinkTarget {
        let published = site.published(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let size = site.report.attachments[path].map { FileSize.text($0.bytes.count) }
        let kind = (path.split(separator: ".").last ?? "").uppercased()
        var target = LinkTarget(href: text.scope.page.root + published, text: name, title: title)
        target.suffix = "(" + [kind, size].compactMap { $0 }.joined(separator: ", ") + ")"
        return target
    }

    func image(source: String, title: String, content: [Inline], at range: SourceRange) -> ImageResolution {
        let written = content.plainText
        let view = PictureView(
            text: text, source: source, alternativeText: written.isEmpty ? nil : written,
            caption: title.isEmpty ? nil : title, range: range
        ).view
        guard let view else { return .html(RawHTML("")) }
        return .html(RawHTML(text.scope.block("bild", view).text))
    }

    func code(_ literal: String, at range: SourceRange) -> String? {
        guard literal.hasPrefix("="), literal.count > 1 else { return nil }
        switch ValueEvaluator(site: site).evaluate(String(literal.dropFirst())) {
        case .text(let value): return value
        case .unreadable: return "…"
        case .problem(let id, let message, let help):
            site.findings.add(Diagnostic(.error, id, message, at: range, help: help))
            return "…"
        }
    }

    func block(info: String, literal: String, at range: SourceRange) -> RawHTML? {
        guard !info.isEmpty else { return nil }
        var diagnostics: [Diagnostic] = []
        let directive = DirectiveParser(site: site, info: info, literal: literal, range: range).parse(&diagnostics)
        site.findings.add(diagnostics)
        guard let directive else { return RawHTML("") }
        let id = "\(text.idPrefix)block-\(range.start.line)"
        return RawHTML(DirectiveRenderer(text: text, id: id, range: range).html(directive).text)
    }
}

/// How large a file is, for people.
enum FileSize {
    static func text(_ bytes: Int) -> String {
        let space = SwedishNumber.noBreakSpace
        if bytes < 1000 { return "\(bytes)\(space)byte" }
        if bytes < 1_000_000 { return SwedishNumber.format(ExactNumber((bytes + 500) / 1000)) + space + "kB" }
        let tenths = ExactNumber(Int128((bytes + 50_000) / 100_000), over: 10) ?? .zero
        return SwedishNumber.format(tenths) + space + "MB"
    }
}
