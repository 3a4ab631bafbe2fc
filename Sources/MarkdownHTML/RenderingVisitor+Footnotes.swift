import MarkdownSyntax

/// A footnote that is being written, and how often the text refers to it.
struct Note {
    var label: String
    var number: Int
    var references: Int
}

/// Footnotes: numbers in the text that lead down, texts at the end that lead back.
extension RenderingVisitor {
    mutating func footnoteReference(_ label: String) {
        guard let number = footnoteNumbers[label] else { return }
        let count = referenceCounts[label, default: 0] + 1
        referenceCounts[label] = count
        writer.markup("<sup class=\"footnote-ref\"><a")
        ownAddress("href", "#", target(label, number))
        ownAddress("id", "", reference(label, number, count))
        if options.isCommonMark {
            writer.markup(" data-footnote-ref>")
        } else {
            writer.markup(" role=\"doc-noteref\"")
            writer.attribute("aria-label", "\(options.words.footnote) \(number)")
            writer.markup(">")
        }
        writer.number(number)
        writer.markup("</a></sup>")
    }

    private func target(_ label: String, _ number: Int) -> String {
        options.isCommonMark ? "fn-" + label : "fotnot_\(number)"
    }

    private func reference(_ label: String, _ number: Int, _ count: Int) -> String {
        let base = options.isCommonMark ? "fnref-" + label : "fotnotsref_\(number)"
        return count > 1 ? "\(base)-\(count)" : base
    }

    mutating func footnoteSection() {
        guard !footnotes.isEmpty else { return }
        openSection()
        for (index, note) in footnotes.enumerated() {
            let number = index + 1
            writer.markup("<li")
            ownAddress("id", "", target(note.label, number))
            writer.markup(">\n")
            let references = referenceCounts[note.label] ?? 1
            let end = Note(label: note.label, number: number, references: references)
            blocks(note.blocks, note.blocks.indices, end: end)
            writer.markup("</li>\n")
        }
        writer.markup("</ol>\n</section>\n")
    }

    private mutating func openSection() {
        if options.isCommonMark { return writer.markup("<section class=\"footnotes\" data-footnotes>\n<ol>\n") }
        let id = "fotnoter_"
        lineStart()
        writer.markup("<section class=\"footnotes\" role=\"doc-endnotes\"")
        writer.openAttribute("aria-labelledby")
        leave(.idPrefix)
        writer.text(id)
        leave(.titleID)
        writer.markup("\">\n<h")
        leave(.headingLevel(options.titleLevel + 1))
        ownID("id", id)
        writer.markup(">")
        writer.text(options.words.footnotes)
        writer.markup("</h")
        leave(.headingLevel(options.titleLevel + 1))
        writer.markup(">\n<ol>\n")
    }

    /// One arrow for each place in the text.
    mutating func backReferences(_ note: Note) {
        for count in 1...max(note.references, 1) {
            if count > 1 { writer.markup(" ") }
            backReference(note, count)
        }
    }

    private mutating func backReference(_ note: Note, _ count: Int) {
        writer.markup("<a")
        ownAddress("href", "#", reference(note.label, note.number, count))
        writer.markup(" class=\"footnote-backref\"")
        if options.isCommonMark {
            writer.markup(" data-footnote-backref aria-label=\"Back to content\">↩")
        } else {
            let words = options.words
            let which = note.references > 1 ? ", \(count)" : ""
            writer.markup(" role=\"doc-backlink\"")
            writer.attribute(
                "aria-label", "\(words.backToText), \(words.footnote.lowercased()) \(note.number)\(which)")
            writer.markup(">↩")
        }
        if count > 1 {
            writer.markup("<sup class=\"footnote-ref\">")
            writer.number(count)
            writer.markup("</sup>")
        }
        writer.markup("</a>")
    }
}
