import Diagnostics
import Foundation
import ReportRendering
import ReportSearch

extension Build {
    /// Adds the search index, where Pagefind is installed; elsewhere a note says that it is missing.
    func addSearch(to site: RenderedSite, _ project: Project, _ console: Console, _ diagnostics: inout [Diagnostic])
        -> RenderedSite
    {
        console.step("Gör rapporten sökbar")
        let program = project.root + "/.build/pagefind/program"
        let isInstalled = FileManager.default.isExecutableFile(atPath: program)
        let indexed = SearchIndex.add(to: site, program: isInstalled ? program : nil)
        diagnostics += indexed.diagnostics
        return indexed.site
    }
}
