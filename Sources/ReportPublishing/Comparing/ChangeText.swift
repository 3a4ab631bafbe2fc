/// What a publishing changes, in words: the pages by their titles first, for whoever is about to say yes.
struct ChangeText {
    let comparison: ManifestComparison
    /// What a page is called; `nil` where nobody knows any more.
    var title: (String) -> String? = { _ in nil }
    /// Where a page stands among those that the front page leads to.
    var places: [String: Int] = [:]
    /// Pages of a kind beyond this are counted; the chapters never are.
    var mostPages = 20
    /// Files of open data that are named.
    private static let mostFiles = 5

    var lines: [String] {
        if comparison.isEmpty { return ["Ingenting skiljer sig från det som är publicerat."] }
        return pages("Nya sidor", comparison.new) + pages("Ändrade sidor", comparison.changed)
            + pages("Borttagna sidor", comparison.removed) + FileKind.allCases.flatMap(files)
            + [
                "Oförändrade filer: \(comparison.unchangedCount). Att överföra: högst \(ByteCount.text(comparison.uploadSize))."
            ]
    }

    private func pages(_ head: String, _ entries: [ManifestComparison.Entry]) -> [String] {
        let pages = entries.map(\.path).filter { FileKind($0) == nil }.map {
            Page(path: $0, title: title($0), place: places[$0] ?? .max)
        }.sorted {
            $0.order < $1.order
        }
        guard !pages.isEmpty else { return [] }
        let most = max(mostPages, pages.count(where: \.isChapter))
        let shown = pages.count <= most ? pages[...] : pages.prefix(max(most - 1, pages.count(where: \.isChapter)))
        let rest = pages.count - shown.count
        return ["\(head): \(pages.count)"] + shown.map { "  \($0.text)" } + (rest > 0 ? ["  … och \(rest) till"] : [])
    }

    /// All files of a kind in one line: nobody reads them one by one.
    private func files(_ kind: FileKind) -> [String] {
        let groups = [
            (comparison.new, "ny", "nya"), (comparison.changed, "ändrad", "ändrade"),
            (comparison.removed, "borttagen", "borttagna"),
        ].map { entries, one, many in (entries.map(\.path).filter { FileKind($0) == kind }, one, many) }
        let counts = groups.filter { !$0.0.isEmpty }.map { "\($0.0.count) \($0.0.count == 1 ? $0.1 : $0.2)" }
        guard !counts.isEmpty else { return [] }
        let names = groups.flatMap(\.0)
        let rest = names.count - Self.mostFiles
        let list =
            kind == .other
            ? "" : " (\(names.prefix(Self.mostFiles).joined(separator: ", "))\(rest > 0 ? " och \(rest) till" : ""))"
        return ["\(kind.rawValue): \(counts.joined(separator: ", "))\(list)"]
    }

    private struct Page {
        let path: String
        let title: String?
        let place: Int

        var isChapter: Bool { path.hasPrefix("kapitel/") }
        /// Chapters as the front page lists them, then the front page, then the rest; else by address, where 2 comes before 10.
        var order: (Int, Int, String) {
            let rank = isChapter ? 0 : path == "index.html" ? 1 : 2
            return (rank, isChapter ? place : 0, path.split(separator: "/").map(Self.sortable).joined(separator: "/"))
        }
        var text: String {
            let address = ReaderAddress.of(path)
            return title.map { "\($0)  \(address)" } ?? address
        }

        private static func sortable(_ part: Substring) -> String {
            part.split(separator: ".").map { number in
                number.allSatisfy(\.isNumber)
                    ? String(repeating: "0", count: max(0, 6 - number.count)) + number : String(number)
            }.joined(separator: ".")
        }
    }
}

/// What a file that is no page is to a reader.
private enum FileKind: String, CaseIterable {
    case document = "PDF"
    case data = "Öppna data"
    case other = "Utseende, bilder och sökning"

    /// - Returns: `nil` for a page.
    init?(_ path: String) {
        if path.hasSuffix(".html") { return nil }
        self = path.hasSuffix(".pdf") ? .document : path.hasPrefix("data/") ? .data : .other
    }
}

/// Sizes as people say them.
public enum ByteCount {
    public static func text(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) byte" }
        let (unit, divisor) =
            bytes < 1_000_000 ? ("kB", 1000) : bytes < 1_000_000_000 ? ("MB", 1_000_000) : ("GB", 1_000_000_000)
        let tenths = (bytes * 10 + divisor / 2) / divisor
        let isExact = tenths < 100
        return (isExact ? "\(tenths / 10),\(tenths % 10)" : "\((tenths + 5) / 10)") + "\u{A0}" + unit
    }
}
