/// How a document is written as HTML.
public struct RenderingOptions: Sendable {
    /// The level of the heading over the text.
    public var titleLevel = 1
    /// Whether the first heading stands one level below that one, and none further below the one before it, however many
    /// signs it is written with: for a text that its author does not see in its place.
    public var closesLevelGaps = false
    /// Whether headings get ids.
    public var hasHeadingIDs = true
    /// Whether a heading ends in a link to itself, so that a reader can share the place.
    public var hasHeadingLinks = false
    /// Whether ``SwedishTypography`` is applied.
    public var usesTypography = true
    /// Whether a table stands in a box of its own that scrolls sideways and can be reached by keyboard.
    public var wrapsTables = true
    /// Whether a paragraph that begins with `Tabell:` becomes the caption of the table after it.
    public var hasTableCaptions = true
    /// Whether the first cell of a row names the row.
    public var hasRowHeaders = true
    /// Whether columns of numbers are set to the right without being told.
    public var alignsNumbers = true
    /// The words that the renderer adds.
    public var words = Words()
    /// Whether the output is to be what the CommonMark program writes, byte for byte.
    var isCommonMark = false

    /// Everything on, for a chapter that is a page of its own.
    public init() {}

    /// Everything off: the output is that of `cmark-gfm` in its safe mode.
    public static let commonMark: RenderingOptions = {
        var options = RenderingOptions()
        options.hasHeadingIDs = false
        options.usesTypography = false
        options.wrapsTables = false
        options.hasTableCaptions = false
        options.hasRowHeaders = false
        options.alignsNumbers = false
        options.isCommonMark = true
        return options
    }()
}

/// The words that the renderer adds to an author's text.
public struct Words: Sendable {
    /// The heading over the footnotes.
    public var footnotes = "Fotnoter"
    /// What a screen reader says for a footnote's number, before the number.
    public var footnote = "Fotnot"
    /// What it says for the arrow at a footnote's end.
    public var backToText = "Tillbaka till texten"
    /// What begins the paragraph that is a table's caption, and names a table without one.
    public var table = "Tabell"
    /// What a screen reader says for a heading's link to itself, before the heading's words.
    public var linkToSection = "Länk till avsnittet"
    /// The name of a ticked box in a task list.
    public var taskDone = "Klart"
    /// The name of an empty one.
    public var taskNotDone = "Inte klart"

    /// In Swedish.
    public init() {}
}
