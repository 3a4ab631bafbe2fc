import SiteFiles

/// What the search engine reads of a page: its main content, with the joints of compound words marked.
///
/// The published page is left as it is. A page is searched if its template says so with `data-pagefind-body`.
public struct SearchableDocument: Sendable {
    /// The page's address in the site.
    var path: String
    private var language: String
    /// From `<main …>` to `</main>`, as the engine can read it.
    private var body: ArraySlice<UInt8>

    /// What marks a joint: the hyphen makes the engine read the parts as well as the whole, and the soft hyphen
    /// before it tells our mark from a hyphen of the author's. `sok.js` takes both away before it shows a text.
    static let joint: [UInt8] = [0xC2, 0xAD, UInt8(ascii: "-")]

    /// - Returns: `nil` for what is no page, or one that is not searched.
    public init?(_ file: RenderedFile) {
        guard file.path.hasSuffix(".html") else { return nil }
        let bytes = file.bytes
        guard let start = Self.place(of: "<main ", in: bytes, from: 0),
            let head = Self.place(of: ">", in: bytes, from: start),
            let mark = Self.place(of: "data-pagefind-body", in: bytes, from: start), mark < head,
            let end = Self.place(of: "</main>", in: bytes, from: head)
        else { return nil }
        path = file.path
        // A copy: the page itself need not stay in memory.
        body = SearchableText.prepared(bytes[start..<end + "</main>".utf8.count])[...]
        language = "sv"
        let attribute = "<html lang=\""
        if let place = Self.place(of: attribute, in: bytes, from: 0) {
            language = String(
                decoding: bytes[(place + attribute.utf8.count)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
    }

    /// Where a text stands next.
    private static func place(of text: String, in bytes: [UInt8], from start: Int) -> Int? {
        var text = text
        return bytes.withUnsafeBytes { whole in
            text.withUTF8 { wanted -> Int? in
                let rest = UnsafeRawBufferPointer(rebasing: whole[start...])
                guard let first = wanted.first else { return nil }
                var place = 0
                while place + wanted.count <= rest.count, let found = rest[place...].firstIndex(of: first) {
                    if rest[found...].starts(with: wanted) { return start + found }
                    place = found + 1
                }
                return nil
            }
        }
    }

    func collectWords(into words: inout Set<Letters>) {
        WordScan.words(in: body) { word, _ in
            if word.count > 2, !words.contains(word) { words.insert(word) }
        }
    }

    /// A page of its own for the search engine.
    ///
    /// - Parameter joints: What was found for a word before, since most words come back.
    func html(_ compounds: CompoundWords, joints: inout [Letters: [Int]]) -> String {
        var html = Array("<html lang=\"\(language)\"><body>".utf8)
        html.reserveCapacity(body.count + body.count / 16)
        var written = body.startIndex
        WordScan.words(in: body) { word, range in
            guard word.count > 6 else { return }
            let places: [Int]
            if let known = joints[word] {
                places = known
            } else {
                places = compounds.joints(of: word).map { $0 - word.startIndex }
                joints[word] = places
            }
            guard !places.isEmpty else { return }
            html += body[written..<range.lowerBound]
            html += Self.marked(body[range], at: places)
            written = range.upperBound
        }
        html += body[written...]
        html += Array("</body></html>".utf8)
        return String(decoding: html, as: UTF8.self)
    }

    /// - Parameter places: Counted in letters, of which some take two bytes.
    private static func marked(_ word: ArraySlice<UInt8>, at places: [Int]) -> [UInt8] {
        var marked: [UInt8] = []
        var letter = 0
        for byte in word {
            let isContinuation = byte & 0xC0 == 0x80
            if !isContinuation {
                if places.contains(letter) { marked += joint }
                letter += 1
            }
            marked.append(byte)
        }
        return marked
    }
}
