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
        /// A file that is published with the report, relative to the output folder.
        case file(path: String)
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
    }

    public let html: RelocatableHTML
    /// By the numbers of the HTML's open parts.
    public let parts: [Part]
    public let problems: [Diagnostic]

    public init(html: RelocatableHTML, parts: [Part], problems: [Diagnostic]) {
        self.html = html
        self.parts = parts
        self.problems = problems
    }
}

/// Reads an editor's Markdown, once for all pages that show it.
public struct TextReader: Sendable {
    let site: SiteFacts
    /// The text's file: relative links begin there.
    let file: SourceFile
    /// Whether headings get an id and a link to themselves.
    let hasHeadingLinks: Bool

    public init(site: SiteFacts, file: SourceFile, hasHeadingLinks: Bool) {
        self.site = site
        self.file = file
        self.hasHeadingLinks = hasHeadingLinks
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
        let html = render(HTMLRenderer(resolver: Resolver(reader: self, notes: notes), options: options))
        return ReadText(html: html, parts: notes.parts, problems: notes.problems)
    }

    /// For a text within another, such as a fact box's inside: its headings have no ids of their own.
    var nested: TextReader { TextReader(site: site, file: file, hasHeadingLinks: false) }
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
        case .file(let path): return .link(document(path, title: title))
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
    private func document(_ path: String, title: String) -> LinkTarget {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let size = site.report.attachments[path].map { FileSize.text($0.bytes.count) }
        let kind = (path.split(separator: ".").last ?? "").uppercased()
        let part = notes.add(.file(path: site.published(path)))
        var target = LinkTarget(to: .open(part), text: name, title: title)
        target.suffix = "(" + [kind, size].compactMap { $0 }.joined(separator: ", ") + ")"
        return target
    }

    func image(source: String, title: String, content: [Inline], at range: SourceRange) -> ImageResolution {
        let written = content.plainText
        return .open(
            notes.add(
                .picture(
                    ReadText.Picture(
                        source: source, alternativeText: written.isEmpty ? nil : written,
                        caption: title.isEmpty ? nil : title, range: range))))
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
        let directive = DirectiveParser(reader: reader, info: info, literal: literal, range: range)
            .parse(&diagnostics)
        notes.add(diagnostics)
        guard let directive else { return .html(RawHTML("")) }
        return .open(notes.add(.block(directive, range: range)))
    }
}
