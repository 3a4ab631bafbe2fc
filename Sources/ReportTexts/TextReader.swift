import Diagnostics
import ExactNumbers
import MarkdownHTML
import MarkdownSyntax
import ReportModel
import SiteFiles
import Synchronization

/// An editor's text when its links, values and blocks have been read: HTML but for what the page decides.
///
/// A reference, because many pages show the same text.
public final class ReadText: Sendable {
    /// What the text leaves to the page; boxed, since every page that writes it asks for it anew.
    public indirect enum Part: Sendable {
        case place(SiteTarget)
        /// A file that is published with the report, by its path in the edition, and a place in it.
        case file(path: String, fragment: String?)
        case picture(Picture)
        case block(Directive, range: SourceRange)
    }

    /// A picture as the text asks for it.
    public struct Picture: Sendable {
        /// As written in the text.
        public var source: String
        public var alternativeText: String?
        public var caption: String?
        public var range: SourceRange
        /// Whether it is a block of its own, which says what it has to say on lines of its own.
        public var isBlock = false
        /// Whether words stand around it.
        public var standing = ImageStanding.alone
    }

    public let html: RelocatableHTML
    /// By the numbers of the HTML's open parts, from the first that it has.
    private let parts: [Part]
    private let firstPart: Int
    public let problems: [Diagnostic]

    init(html: RelocatableHTML, parts: [Part], firstPart: Int = 0, problems: [Diagnostic]) {
        self.html = html
        self.parts = parts
        self.firstPart = firstPart
        self.problems = problems
    }

    public func part(_ open: OpenPart) -> Part { parts[open.number - firstPart] }

    /// Some of the text, where nothing is wrong with it.
    func piece(_ html: RelocatableHTML) -> ReadText {
        ReadText(html: html, parts: parts, firstPart: firstPart, problems: [])
    }
}

/// Reads an editor's Markdown, once for all pages that show it.
public struct TextReader: Sendable {
    let site: SiteFacts
    /// The text's file: relative links begin there.
    let file: SourceFile
    /// Whether headings get an id and a link to themselves.
    let hasHeadingLinks: Bool
    /// The level of the heading over the text, in the text's own count.
    let titleLevel: Int
    /// Whether its headings follow that one without a gap.
    let closesLevelGaps: Bool

    public init(
        site: SiteFacts, file: SourceFile, hasHeadingLinks: Bool, titleLevel: Int = 1, closesLevelGaps: Bool = false
    ) {
        self.site = site
        self.file = file
        self.hasHeadingLinks = hasHeadingLinks
        self.titleLevel = titleLevel
        self.closesLevelGaps = closesLevelGaps
    }

    public func read(_ document: Document) -> ReadText { read { $0.relocatable(document) } }

    /// A chapter's text, which can be cut where other pages show some of it.
    public func read(_ chapter: Chapter) -> ReadText {
        // Markup makes a text longer by less than this.
        let capacity = chapter.file.text.utf8.count * 2
        return read {
            $0.relocatable(chapter.document, cutBefore: ChapterExcerpt.cuts(in: chapter), capacity: capacity)
        }
    }

    private func read(_ render: (HTMLRenderer) -> RelocatableHTML) -> ReadText {
        let notes = Notes()
        var options = RenderingOptions()
        options.hasHeadingIDs = hasHeadingLinks
        options.hasHeadingLinks = hasHeadingLinks
        options.titleLevel = titleLevel
        options.closesLevelGaps = closesLevelGaps
        let html = render(HTMLRenderer(resolver: Resolver(reader: self, notes: notes), options: options))
        return ReadText(html: html, parts: notes.parts, problems: notes.problems)
    }
}

/// What is noted while a text is read.
private final class Notes: Sendable {
    private let noted = Mutex<(parts: [ReadText.Part], problems: [Diagnostic])>(([], []))

    var parts: [ReadText.Part] { noted.withLock { $0.parts } }
    var problems: [Diagnostic] { noted.withLock { $0.problems } }

    func add(_ part: ReadText.Part) -> OpenPart {
        noted.withLock {
            $0.parts.append(part)
            return OpenPart(number: $0.parts.count - 1)
        }
    }

    /// A text within the one that is read.
    func text(_ html: RelocatableHTML) -> ReadText {
        let open = html.openParts
        return ReadText(
            html: html, parts: noted.withLock { Array($0.parts[open]) }, firstPart: open.lowerBound, problems: [])
    }

    func add(_ problems: [Diagnostic]) { noted.withLock { $0.problems += problems } }
}

/// Answers the renderer's questions, and notes what has no answer.
private struct Resolver: ContentResolver {
    let reader: TextReader
    let notes: Notes
    private var site: SiteFacts { reader.site }

    init(reader: TextReader, notes: Notes) {
        self.reader = reader
        self.notes = notes
    }

    func link(to destination: String, title: String, content: [Inline], at range: SourceRange) -> LinkResolution {
        switch ReferenceResolver(site: site).resolve(destination, in: reader.file) {
        case .place(let target):
            let part = notes.add(.place(target))
            return .link(LinkTarget(to: .open(part), text: target.title, title: title, className: "reference"))
        case .file(let path, let fragment): return .link(document(path, fragment, title: title))
        case .external(let address):
            return .link(LinkTarget(to: .written(address), title: title, rel: "external noreferrer"))
        case .language(let code): return .language(code)
        case .problem(let id, let message, let help):
            notes.add([Diagnostic(.error, id, message, at: range, help: help)])
            return .none
        case .unreadable: return .none
        }
    }

    /// A link to a file says what it is and how large.
    private func document(_ path: String, _ fragment: String?, title: String) -> LinkTarget {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let size = site.report.attachments[path].map { FileSize.text($0.bytes.count) }
        let kind = (path.split(separator: ".").last ?? "").uppercased()
        let part = notes.add(.file(path: path, fragment: fragment))
        var target = LinkTarget(to: .open(part), text: name, title: title)
        target.suffix = "(" + [kind, size].compactMap { $0 }.joined(separator: ", ") + ")"
        return target
    }

    func image(
        source: String, title: String, content: [Inline], standing: ImageStanding, at range: SourceRange
    ) -> ImageResolution {
        let written = content.plainText
        return .open(
            notes.add(
                .picture(
                    ReadText.Picture(
                        source: source, alternativeText: written.isEmpty ? nil : written,
                        caption: title.isEmpty ? nil : title, range: range, standing: standing))))
    }

    func code(_ literal: String, at range: SourceRange) -> String? {
        guard literal.utf8.first == UInt8(ascii: "="), literal.count > 1 else { return nil }
        switch ValueEvaluator(site: site).evaluate(String(literal.dropFirst())) {
        case .text(let value): return value
        case .unreadable: return "…"
        case .problem(let id, let message, let help):
            notes.add([Diagnostic(.error, id, message, at: range, help: help)])
            return "…"
        }
    }

    func block(info: String, literal: String, at range: SourceRange) -> BlockResolution? {
        guard !info.isEmpty else { return nil }
        var diagnostics: [Diagnostic] = []
        let directive = DirectiveParser(site: site, info: info, range: range).parse(literal, &diagnostics)
        return resolution(directive, diagnostics, at: range)
    }

    func texts(of container: Container) -> [ContainerText] {
        if container.cells != nil { return container.blocks.map { ContainerText([$0], isTight: true) } }
        guard BlockHead(container.info)?.name == .quotation else { return [ContainerText(container.blocks)] }
        let quotation = Quotation(container.blocks)
        let attribution = quotation.attribution.map { content in
            ContainerText(
                content.first.map { [Block(.paragraph(content), at: $0.range)] } ?? [], isTight: true)
        }
        return [ContainerText(quotation.blocks)] + [attribution].compactMap { $0 }
    }

    func hasHeading(_ container: Container) -> Bool { BlockHead(container.info)?.name?.hasHeading ?? false }

    func container(
        _ container: Container, texts: [RelocatableHTML], headingLevel: Int, at range: SourceRange
    ) -> BlockResolution? {
        var diagnostics: [Diagnostic] = []
        let parser = DirectiveParser(site: site, info: container.info, range: range)
        let read = texts.map(notes.text)
        let directive =
            if let cells = container.cells {
                parser.parse(
                    cells.literal, cells: Dictionary(zip(cells.numbers, read)) { first, _ in first }, &diagnostics)
            } else {
                parser.parse(read, headingLevel: headingLevel, &diagnostics)
            }
        return resolution(directive, diagnostics, at: range)
    }

    private func resolution(
        _ directive: Directive?, _ diagnostics: [Diagnostic], at range: SourceRange
    ) -> BlockResolution {
        notes.add(diagnostics)
        guard let directive else { return .html(RawHTML("")) }
        return .open(notes.add(.block(directive, range: range)))
    }
}
