import Diagnostics
import MarkdownSyntax

/// Answers what only the report knows: where links lead, how large pictures are, what values are worth.
///
/// The same question gives the same answer. What depends on the page is left open (``OpenPart``).
/// Every question has a plain answer already, so a resolver answers only what it knows better.
public protocol ContentResolver: Sendable {
    /// Where a link leads.
    func link(to destination: String, title: String, content: [Inline], at range: SourceRange) -> LinkResolution
    /// What to show for an image.
    func image(source: String, title: String, content: [Inline], standing: ImageStanding, at range: SourceRange)
        -> ImageResolution
    /// The text that replaces a code span, such as a value for `=delmål.antal`; `nil` leaves it code.
    func code(_ literal: String, at range: SourceRange) -> String?
    /// The finished HTML for a fenced block; `nil` leaves it a block of code.
    func block(info: String, literal: String, at range: SourceRange) -> BlockResolution?
    /// The texts of a container that are written apart from each other, in order.
    func texts(of container: Container) -> [ContainerText]
    /// Whether a container begins with a heading of its own, under which those inside it stand.
    func hasHeading(_ container: Container) -> Bool
    /// The finished HTML for a container; `nil` leaves it what stands inside.
    ///
    /// - Parameters:
    ///   - texts: What came of ``texts(of:)``. Their open parts were asked for since the container began.
    ///   - headingLevel: That of its own heading.
    func container(
        _ container: Container, texts: [RelocatableHTML], headingLevel: Int, at range: SourceRange
    ) -> BlockResolution?
}

/// A part of what a container holds.
public struct ContainerText: Sendable {
    public var blocks: [Block]
    /// Whether its paragraphs go without tags, as a line does that stands in an element of its own.
    public var isTight: Bool

    public init(_ blocks: [Block], isTight: Bool = false) {
        self.blocks = blocks
        self.isTight = isTight
    }
}

/// What becomes of a fenced block.
public enum BlockResolution: Sendable {
    case html(RawHTML)
    case open(OpenPart)
}

/// What becomes of a link.
public enum LinkResolution: Sendable {
    case link(LinkTarget)
    /// Not a link at all, but text in another language.
    case language(String)
    /// Only the text remains.
    case none
}

/// A link's address and manner.
public struct LinkTarget: Sendable {
    /// Where a link leads.
    public enum Address: Sendable {
        /// Dropped, with the text kept, unless ``SafeURL`` allows it.
        case written(String)
        /// A place on the site.
        case open(OpenPart)

        var isSafe: Bool {
            switch self {
            case .written(let href): SafeURL.isAllowed(href)
            case .open: true
            }
        }
    }

    public var address: Address
    /// The text for a link without one, such as the title of what it leads to.
    public var text: String?
    /// The tooltip; empty for none.
    public var title: String
    /// How the page relates to this one, such as `external`.
    public var rel: String?
    /// The element's class.
    public var className: String?
    /// The language of the page that it leads to.
    public var hreflang: String?
    /// The language of ``text``.
    public var lang: String?
    /// Follows the link as plain text, such as a document's kind and size.
    public var suffix: String?

    /// A link; all but the address may be left out.
    public init(
        to address: Address, text: String? = nil, title: String = "", rel: String? = nil, className: String? = nil,
        hreflang: String? = nil, lang: String? = nil
    ) {
        self.address = address
        self.text = text
        self.title = title
        self.rel = rel
        self.className = className
        self.hreflang = hreflang
        self.lang = lang
    }
}

/// Where an image stands, which decides what can be written for it.
public enum ImageStanding: Sendable {
    /// A paragraph of its own.
    case alone
    /// Among words, where no block may stand.
    case amongWords
    /// In a heading or a link, whose words it is.
    case inLabel
}

/// What becomes of an image.
public enum ImageResolution: Sendable {
    case image(ImageTarget)
    /// Finished HTML. Block elements only for an image that stands ``ImageStanding/alone``.
    case html(RawHTML)
    /// As finished HTML that only the page can write.
    case open(OpenPart)
}

/// An image's address, size and words.
public struct ImageTarget: Sendable {
    /// Empty in the page unless ``SafeURL`` allows it.
    public var src: String
    /// In CSS pixels, so that the page does not jump while it loads.
    public var width: Int?
    /// In CSS pixels.
    public var height: Int?
    /// The alternative text where the author wrote none between the brackets.
    public var alt: String
    /// The tooltip; empty for none.
    public var title: String
    /// Shown beneath an image that is a paragraph of its own.
    public var caption: String?
    /// The element's class.
    public var className: String?

    /// An image; all but the address may be left out.
    public init(
        src: String, width: Int? = nil, height: Int? = nil, alt: String = "", title: String = "",
        caption: String? = nil, className: String? = nil
    ) {
        self.src = src
        self.width = width
        self.height = height
        self.alt = alt
        self.title = title
        self.caption = caption
        self.className = className
    }
}

extension ContentResolver {
    /// The address as written.
    public func link(
        to destination: String, title: String, content: [Inline], at range: SourceRange
    ) -> LinkResolution {
        .link(LinkTarget(to: .written(destination), title: title))
    }

    /// The image as written, without a size.
    public func image(
        source: String, title: String, content: [Inline], standing: ImageStanding, at range: SourceRange
    ) -> ImageResolution {
        .image(ImageTarget(src: source, title: title))
    }

    /// Code as code.
    public func code(_ literal: String, at range: SourceRange) -> String? { nil }

    /// Blocks as code.
    public func block(info: String, literal: String, at range: SourceRange) -> BlockResolution? { nil }

    /// Everything as one.
    public func texts(of container: Container) -> [ContainerText] { [ContainerText(container.blocks)] }

    /// None.
    public func hasHeading(_ container: Container) -> Bool { false }

    /// What stands inside.
    public func container(
        _ container: Container, texts: [RelocatableHTML], headingLevel: Int, at range: SourceRange
    ) -> BlockResolution? { nil }
}

/// Takes everything as it is written.
public struct PlainResolver: ContentResolver {
    /// It knows nothing.
    public init() {}
}
