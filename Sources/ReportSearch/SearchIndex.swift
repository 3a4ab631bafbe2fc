import Diagnostics
import SiteFiles

/// Makes the search index of a finished site; a report never fails for want of it.
public enum SearchIndex {
    /// Where the index lies in the site. Whoever asks which addresses last asks here.
    public static let folder = "assets/sok/"

    /// - Parameters:
    ///   - documents: What is searched of every page, in the order of their addresses: the index follows it.
    ///   - program: Pagefind's path, or `nil` where it is not installed.
    /// - Returns: The index's files, or none and a note that says why.
    public static func files(
        of documents: [SearchableDocument], program: String?
    ) -> (files: [RenderedFile], diagnostics: [Diagnostic]) {
        guard let program else {
            return (
                [],
                [note("Pagefind är inte installerat", help: "kör ./build-report med nätanslutning, så installeras det")]
            )
        }
        do {
            let files = try Pagefind(program: program).index(pages(of: documents))
            return (
                files.filter { isNeeded($0.path) }.map { RenderedFile(path: folder + $0.path, bytes: $0.bytes) }, []
            )
        } catch {
            return (
                [], [note(error.words, help: "rapporten är hel ändå; ta bort mappen .build/pagefind och bygg igen")]
            )
        }
    }

    /// The pages as the search engine reads them.
    static func pages(of documents: [SearchableDocument]) -> [(path: String, html: String)] {
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
        Diagnostic(.note, .`utan-textsökning`, "sidan Sök visar bara ordlistan: \(why)", help: help)
    }
}
