/// Pieces of a text, cut from its HTML: what stands on several pages in part need not be rendered for each.
extension RelocatableHTML {
    /// A place in the HTML.
    struct Mark: Sendable {
        /// So many bytes and relocations come before it.
        var offset = 0
        var relocation = 0
        /// How many blocks before it speak of what stands before them, as a heading's id and a table's number do.
        var dependent = 0
    }

    /// What lies between two places.
    struct Stretch: Sendable {
        var start: Mark
        var end: Mark
    }

    /// Where the HTML may be cut.
    struct Marks: Sendable {
        /// Before a block of the document, by its place.
        var blocks: [Int: Mark] = [:]
        /// Around the items of a list, by its place.
        var items: [Int: [Mark]] = [:]
    }

    /// Some of a document, by the places of its blocks.
    public enum Piece: Sendable {
        case blocks(Range<Int>)
        case list(Int, items: [Int])
    }

    /// Some of the HTML, one piece after the other.
    ///
    /// Footnotes are not looked for: they belong to the document.
    ///
    /// - Returns: `nil` where nobody asked to cut there, the list has no such item, or the piece would not be the same as
    ///   its blocks alone: its headings or tables are counted from the beginning of the text.
    public func cut(_ pieces: [Piece]) -> RelocatableHTML? {
        var stretches: [Stretch] = []
        for piece in pieces {
            let isCut =
                switch piece {
                case .blocks(let blocks): cut(blocks, into: &stretches)
                case .list(let list, let items): cut(list, items, into: &stretches)
                }
            guard isCut else { return nil }
        }
        return RelocatableHTML(bytes: bytes, relocations: relocations, stretches: stretches)
    }

    private func cut(_ blocks: Range<Int>, into stretches: inout [Stretch]) -> Bool {
        guard let start = marks.blocks[blocks.lowerBound], let end = marks.blocks[blocks.upperBound],
            start.dependent == end.dependent
        else { return false }
        stretches.append(Stretch(start: start, end: end))
        return true
    }

    private func cut(_ list: Int, _ items: [Int], into stretches: inout [Stretch]) -> Bool {
        guard let start = marks.blocks[list], let end = marks.blocks[list + 1], start.dependent == end.dependent,
            let places = marks.items[list], let first = places.first, let last = places.last
        else { return false }
        stretches.append(Stretch(start: start, end: first))
        for item in items {
            guard item >= 0, item + 1 < places.count else { return false }
            stretches.append(Stretch(start: places[item], end: places[item + 1]))
        }
        stretches.append(Stretch(start: last, end: end))
        return true
    }
}
