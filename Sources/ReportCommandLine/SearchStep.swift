import Diagnostics
import Foundation
import ReportSearch
import SiteFiles

extension Build {
    /// The search index, where Pagefind is installed; elsewhere a note says that it is missing.
    func searchIndex(
        of documents: [SearchableDocument], _ project: Project, _ console: Console
    ) -> (files: [RenderedFile], diagnostics: [Diagnostic]) {
        console.step("Gör rapporten sökbar")
        let program = project.root + "/.build/pagefind/program"
        let isInstalled = FileManager.default.isExecutableFile(atPath: program)
        return SearchIndex.files(of: documents, program: isInstalled ? program : nil)
    }
}
