import Diagnostics

/// What is known to be wrong, when only some of the pages have been made.
///
/// What was found in a page stays until the page is made anew, what was found in the site as a whole until the whole is
/// looked at anew.
struct KnownFindings: Sendable {
    /// Of the files and the figures.
    var preparation: [Diagnostic] = []
    /// By the page's path.
    var pages: [String: [Diagnostic]] = [:]
    var site: [Diagnostic] = []

    var all: [Diagnostic] { preparation + pages.keys.sorted().flatMap { pages[$0] ?? [] } + site }

    /// Some pages in which there are errors.
    func troubledPages(atMost limit: Int) -> [String] {
        Array(pages.filter { $0.value.containsError }.keys.sorted().prefix(limit))
    }
}
