/// A page's text in the form in which the search engine can read it, with what only the page needs left out.
///
/// Pagefind parts words at spaces alone and joins what stands in neighbouring cells. In the copy that it reads, a dash
/// within a word is followed by a break (*2023–2025*, *Umeå–Skellefteå*), cells are apart, a note's number does not stand
/// beside the figure that it belongs to, an author's soft hyphens are gone and lowered figures are plain (*CO₂*).
enum SearchableText {
    /// What marks a break after a dash; `sok.js` takes it away before it shows a text.
    static let pause: [UInt8] = [0xC2, 0xAD, UInt8(ascii: " ")]

    private static let cellEnds = ["</td", "</th", "</dt", "</dd", "</li", "</caption", "</p", "</div"].map {
        Array($0.utf8)
    }
    private static let noteHead = Array("<sup class=\"footnote-ref\"".utf8)
    /// Pagefind takes what an ignored link of a heading holds into the heading's name: such a link is left out.
    private static let headingLink = Array("<a class=\"heading-link\"".utf8)
    private static let linkEnd = Array("</a>".utf8)
    private static let ignored = Array(" data-pagefind-ignore".utf8)

    static func prepared(_ html: ArraySlice<UInt8>) -> [UInt8] {
        var made: [UInt8] = []
        made.reserveCapacity(html.count + html.count / 16)
        var place = html.startIndex
        while place < html.endIndex {
            if html[place] == UInt8(ascii: "<") {
                place = copyTag(at: place, of: html, into: &made)
            } else if let (written, length) = replacement(at: place, of: html, after: made.last) {
                made += written
                place += length
            } else {
                made.append(html[place])
                place += 1
            }
        }
        return made
    }

    private static func copyTag(at start: Int, of html: ArraySlice<UInt8>, into made: inout [UInt8]) -> Int {
        let end = html[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.endIndex
        let tag = html[start..<end]
        if tag.starts(with: headingLink) {
            return html[end...].firstRange(of: linkEnd)?.upperBound ?? html.endIndex
        } else if tag.starts(with: noteHead) {
            made += noteHead + ignored + tag.dropFirst(noteHead.count)
        } else {
            made += tag
        }
        if cellEnds.contains(where: tag.starts) { made.append(UInt8(ascii: " ")) }
        return end
    }

    /// - Returns: What is written instead of what stands at a place, and how many bytes that takes.
    private static func replacement(at place: Int, of html: ArraySlice<UInt8>, after last: UInt8?) -> ([UInt8], Int)? {
        let next = html[place...].prefix(4)
        switch (next.first, next.dropFirst().first, next.dropFirst(2).first) {
        case (0xC2, 0xAD, _): return ([], 2)
        case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94):
            guard let last, isPartOfWord(last), let after = next.dropFirst(3).first, isPartOfWord(after) else {
                return nil
            }
            return (Array(next.prefix(3)) + pause, 3)
        case (0xE2, 0x82, let third?) where 0x80...0x89 ~= third: return ([UInt8(ascii: "0") + third - 0x80], 3)
        default: return nil
        }
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
        default: false
        }
    }
}
