import Diagnostics
import MarkdownHTML
import MarkdownSyntax
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// Writes an editor's text at one place on one page.
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

    /// A text that stands nowhere else: its headings stand right below the one over it, which has the level that is added
    /// to theirs.
    func html(_ document: Document) -> HTML {
        html(
            TextReader(
                site: scope.site.facts, file: file, hasHeadingLinks: hasHeadingLinks, titleLevel: 0,
                closesLevelGaps: true
            ).read(document))
    }

    func html(_ text: ReadText) -> HTML {
        var bytes: [UInt8] = []
        write(text, to: &bytes)
        return HTML(bytes)
    }

    /// Writes a text straight into a page.
    func write(_ text: ReadText, to page: inout [UInt8]) {
        scope.site.findings.add(text.problems)
        text.html.write(
            to: &page, at: placement, address: { address(of: text.part($0)) },
            html: { html(of: text.part($0)).bytes })
    }

    var placement: Placement {
        var placement = Placement()
        placement.idPrefix = idPrefix
        placement.titleID = titleID
        placement.headingLevelOffset = levelOffset
        return placement
    }

    private func address(of part: ReadText.Part) -> String {
        switch part {
        case .place(let target): target.href(from: scope.page)
        case .file(let path, let fragment):
            scope.site.address(ofFile: path, fragment: fragment, from: scope.page)
        case .picture, .block: ""
        }
    }

    private func html(of part: ReadText.Part) -> HTML {
        switch part {
        case .picture(let picture) where picture.standing == .alone:
            PictureView(text: self, picture: picture).view.map { scope.block("bild", $0) } ?? HTML("")
        case .picture(let picture):
            // Words follow close upon it, so that its line must not end.
            PictureView(text: self, picture: picture).view.map {
                HTML(scope.block("bild-i-text", $0).bytes.filter { $0 != UInt8(ascii: "\n") })
            } ?? HTML("")
        case .block(let directive, let range):
            DirectiveRenderer(text: self, id: "\(idPrefix)block-\(range.start.line)", range: range).html(directive)
        case .place, .file: HTML("")
        }
    }
}

extension HTML {
    /// A text that is written straight into the page.
    init(_ text: ReadText, by renderer: TextRenderer) { self.init(PlacedText(text: text, renderer: renderer)) }
}

/// A text and its place on a page, until the page is written.
private struct PlacedText: HTMLText {
    let text: ReadText
    let renderer: TextRenderer

    var expectedCount: Int { text.html.expectedCount(at: renderer.placement) }
    var isEmpty: Bool { text.html.isEmpty }
    func write(to page: inout [UInt8]) { renderer.write(text, to: &page) }
}
