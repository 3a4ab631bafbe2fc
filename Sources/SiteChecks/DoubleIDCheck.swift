import Diagnostics

/// An id that stands twice on a page: links and screen readers would find only the first.
struct DoubleIDCheck: Check {
    func diagnostics(in pages: [PageOutline], paths: Set<String>) -> [Diagnostic] {
        pages.flatMap { page in
            page.repeatedIDs.map { id in
                Diagnostic(
                    .error, .`dubbelt-sid-id`, "sidan \(page.path) har två ställen med samma id ”\(id)”",
                    help: "ge den ena rubriken andra ord")
            }
        }
    }
}
