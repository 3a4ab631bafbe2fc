/// A template as it is written out: texts, and what stands between them. Mustache, as far as templates need it.
///
/// Sections, what is left out, partials, and a layout with places to fill (`{{<layout}}{{$main}}…`). A tag that
/// stands alone on its line takes the line with it.
///
/// The steps of a template lie after each other, a section's before its end, and say by number what they are about: a
/// template is gone through thousands of times, by several at once.
final class Template: Sendable {
    /// A name and the names inside it: `site.title`. The dot alone is what a list is at.
    struct Name: Sendable {
        /// `nil` for the dot alone.
        let first: String?
        let rest: [String]

        /// As it is written.
        var text: String { first.map { ([$0] + rest).joined(separator: ".") } ?? "." }

        init(_ text: String) {
            let parts = text == "." ? [] : text.split(separator: ".").map(String.init)
            first = parts.first
            rest = Array(parts.dropFirst())
        }
    }

    enum Step: Sendable {
        /// A stretch of ``bytes``.
        case text(from: Int, to: Int)
        case variable(Int)
        case unescaped(Int)
        case section(Int, end: Int)
        case inverted(Int, end: Int)
        /// The template of a number in ``partials``.
        case partial(Int)
        /// The template that the name's value names.
        case chosenPartial(Int)
        /// A layout among ``partials``; what its places are filled with stands before the end, and in ``fillings``.
        case parent(Int, filling: Int, end: Int)
        /// A place of a number in ``places``, and before the end what stands there where nothing fills it.
        case block(Int, end: Int)
    }

    /// What it is called; of no consequence but in messages.
    let name: String
    let steps: [Step]
    let bytes: [UInt8]
    let names: [Name]
    let partials: [String]
    let places: [String]
    /// By a place's name the steps that fill it.
    let fillings: [[String: Range<Int>]]

    /// - Parameters:
    ///   - tags: All of the text's, each with its other half (``TemplateTag/unpaired(among:)``).
    ///   - words: What `{{words.…}}` stands for, which is then part of the text.
    init(_ text: [UInt8], tags: [TemplateTag], words: [String: String] = [:], name: String = "") {
        self.name = name
        var reader = TemplateReader(text: text, tags: tags, words: words)
        reader.read()
        steps = reader.steps
        bytes = reader.bytes
        names = reader.names
        partials = reader.partials
        places = reader.places
        fillings = reader.fillings
    }
}
