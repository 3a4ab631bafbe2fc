import Diagnostics
import ReportRendering

/// Adds the search index to a finished site; a report never fails for want of it.
public enum SearchIndex {
    /// Where the index lies in the site.
    static let folder = "assets/sok/"

    /// - Parameter program: Pagefind's path, or `nil` where it is not installed.
    /// - Returns: The site with the index, or as it was with a note that says why.
    public static func add(to site: RenderedSite, program: String?) -> (site: RenderedSite, diagnostics: [Diagnostic]) {
        guard let program else {
            return (
                site,
                [note("Pagefind är inte installerat", help: "kör ./build-report med nätanslutning, så installeras det")]
            )
        }
        do {
            let files = try Pagefind(program: program).index(documents(of: site))
            let kept = files.filter { isNeeded($0.path) }.map { RenderedFile(path: folder + $0.path, bytes: $0.bytes) }
            return (RenderedSite(files: site.files + kept), [])
        } catch {
            return (
                site, [note(error.words, help: "rapporten är hel ändå; ta bort mappen .build/pagefind och bygg igen")]
            )
        }
    }

    /// The pages as the search engine reads them, in the order of their addresses: the index follows it.
    static func documents(of site: RenderedSite) -> [(path: String, html: String)] {
        let documents = site.files.compactMap(SearchableDocument.init)
        var words: Set<Letters> = []
        for document in documents { document.collectWords(into: &words) }
        let compounds = CompoundWords(words: words)
        var joints: [Letters: [Int]] = [:]
        return documents.map { ($0.path, $0.html(compounds, joints: &joints)) }
    }

    /// Pagefind's own interface and what goes with it is left out: the page `sok/` has ours.
    private static func isNeeded(_ path: String) -> Bool {
        !path.contains("-ui.") && !path.hasPrefix("pagefind-highlight") && !path.hasPrefix("wasm.unknown")
    }

    private static func note(_ why: String, help: String) -> Diagnostic {
        Diagnostic(.note, "utan-textsökning", "sidan Sök visar bara ordlistan: \(why)", help: help)
    }
}
