import Diagnostics
import Parallelism
import SiteChecks
import ReportLoading
import ReportPages
import SiteFiles

extension Pipeline {
    /// The same as ``run(_:templates:templatePrefix:isDraft:printing:kept:)`` without printing, and without ever holding
    /// the site: each file is handed over as soon as it is made.
    ///
    /// - Parameter begin: Asked for what takes the files, unless an error stands in the way before any is made. The files
    ///   count only if the ending has a site: an error may still be found in the last of them.
    /// - Returns: What was returned for each file, in the order of their paths.
    public static func run<Stored: Sendable>(
        _ tree: SourceTree, templates: [String: [UInt8]], templatePrefix: String, isDraft: Bool = false,
        storing begin: () -> @Sendable (RenderedFile) -> Stored
    ) -> Ending<[Stored]> {
        var memory = Memory()
        let prepared = prepare(
            tree, templates: templates, templatePrefix: templatePrefix, isDraft: isDraft, memory: &memory)
        guard let source = prepared.source else { return Ending(diagnostics: prepared.diagnostics.inOrder()) }
        var ending = stream(source, offering: [], after: prepared.diagnostics, to: begin)
        ending.diagnostics = ending.diagnostics.inOrder()
        ending.assessed = source.report
        return ending
    }

    /// Every page is looked at when it has been made, while its bytes are at hand; the site when all are made.
    ///
    /// - Parameter found: What was found wrong so far; it is said again first.
    static func stream<Stored: Sendable>(
        _ source: Source, offering prints: [RenderedFile], after found: [Diagnostic],
        to begin: () -> @Sendable (RenderedFile) -> Stored
    ) -> Ending<[Stored]> {
        let base = source.report.report.edition.address?.path
        let store = found.containsError ? nil : begin()
        let plan = SitePlan(source.report, templates: source.templates, gaps: source.gaps, prints: prints)
        let made = plan.all { file in
            store.map { store in (path: file.path, outline: PageOutline(file, base: base), stored: store(file)) }
        }
        letGo(of: consume plan)
        var ending = Ending<[Stored]>(diagnostics: found + made.diagnostics)
        let files = made.stored.compactMap { $0 }
        // After an error in a text the other pages are whole, and what is wrong with them is told at once; after one in a
        // template no page is.
        guard store != nil, !made.diagnostics.contains(where: Self.isAboutTemplate) else { return ending }
        ending.diagnostics += SiteCheck.diagnostics(
            in: files.compactMap(\.outline), paths: Set(files.map(\.path)))
        if !ending.diagnostics.containsError { ending.site = files.map(\.stored) }
        return ending
    }

    private static func isAboutTemplate(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.severity == .error && diagnostic.range?.file.path.hasSuffix(".md") != true
            && diagnostic.range?.file.path.hasSuffix(".yaml") != true
    }
}
