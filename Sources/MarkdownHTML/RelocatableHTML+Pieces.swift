import MarkdownSyntax

/// Pieces of a text, cut from its HTML: what stands on several pages in part need not be rendered for each.
extension RelocatableHTML {
    /// A place in the HTML: so many bytes and relocations come before it.
    struct Mark: Sendable {
        var offset: Int
        var relocation: Int
    }

    /// Where the HTML may be cut.
    struct Marks: Sendable {
        /// Before a block of the document, by its place.
        var blocks: [Int: Mark] = [:]
        /// Around the items of a list, by its place.
        var items: [Int: [Mark]] = [:]
    }

    /// Some of the document's blocks, or `nil` where nobody asked to cut there.
    public func piece(_ blocks: Range<Int>) -> RelocatableHTML? {
        guard let start = marks.blocks[blocks.lowerBound], let end = marks.blocks[blocks.upperBound] else { return nil }
        return joined([(start, end)])
    }

    /// A list of the document with some of its items, or `nil` where nobody asked to cut there or it has none such.
    public func piece(list: Int, items: [Int]) -> RelocatableHTML? {
        guard let start = marks.blocks[list], let end = marks.blocks[list + 1], let places = marks.items[list],
            let first = places.first, let last = places.last,
            items.allSatisfy({ places.indices.contains($0) && places.indices.contains($0 + 1) })
        else { return nil }
        return joined([(start, first)] + items.map { (places[$0], places[$0 + 1]) } + [(last, end)])
    }

    /// One after the other.
    public static func joined(_ parts: [RelocatableHTML]) -> RelocatableHTML {
        var bytes: [UInt8] = []
        var relocations: [Relocation] = []
        for part in parts { part.append(Mark(), part.end, to: &bytes, &relocations) }
        return RelocatableHTML(bytes: bytes, relocations: relocations)
    }

    private var end: Mark { Mark(offset: bytes.count, relocation: relocations.count) }

    private func joined(_ stretches: [(Mark, Mark)]) -> RelocatableHTML {
        var bytes: [UInt8] = []
        var relocations: [Relocation] = []
        for (start, end) in stretches { append(start, end, to: &bytes, &relocations) }
        return RelocatableHTML(bytes: bytes, relocations: relocations)
    }

    private func append(_ start: Mark, _ end: Mark, to bytes: inout [UInt8], _ relocations: inout [Relocation]) {
        let shift = bytes.count - start.offset
        bytes += self.bytes[start.offset..<end.offset]
        for relocation in self.relocations[start.relocation..<end.relocation] {
            relocations.append(Relocation(offset: relocation.offset + shift, kind: relocation.kind))
        }
    }
}

extension RelocatableHTML.Mark {
    /// The beginning.
    fileprivate init() { self.init(offset: 0, relocation: 0) }
}

extension Block {
    /// Whether its HTML says nothing of what stands before it in its text, as a heading's id and a table's number do.
    ///
    /// Footnotes are not looked for: they belong to the document.
    public var standsAlone: Bool {
        switch kind {
        case .paragraph, .code, .thematicBreak: true
        case .list(let list): list.items.allSatisfy { $0.blocks.allSatisfy(\.standsAlone) }
        case .blockQuote(let blocks): blocks.allSatisfy(\.standsAlone)
        case .heading, .table, .html: false
        }
    }
}
