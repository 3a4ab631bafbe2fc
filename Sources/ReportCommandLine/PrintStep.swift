import Diagnostics
import ReportLoading
import ReportModel
import ReportOutput
import ReportPrint
import SiteFiles

/// What is printed of a report, and how: the finished pages are read as trees and set by Typst.
struct PrintStep: Sendable {
    var report: Bool
    var chapters: Bool

    /// What the step needs besides the site.
    struct Source {
        var edition: Edition
        /// The edition's files, in which what went wrong has its place.
        var content: SourceTree
        /// The files of `Templates/` by path.
        var templates: [String: [UInt8]]
    }

    /// - Returns: Every PDF and picture, or an error that says where and what to do.
    func print(_ site: RenderedSite, of source: Source, _ project: Project, _ console: Console) -> (
        files: [RenderedFile], diagnostics: [Diagnostic]
    ) {
        console.step("Gör PDF")
        let prints = prints(site, source, project, console)
        let pictures = ChartPictures(root: project.root).draw(site)
        return (prints.files + pictures.files, prints.diagnostics + pictures.diagnostics)
    }

    private func prints(
        _ site: RenderedSite, _ source: Source, _ project: Project, _ console: Console
    ) -> (files: [RenderedFile], diagnostics: [Diagnostic]) {
        var files: [String: RenderedFile] = [:]
        for file in site.files { files[file.path] = file }
        guard let styleSheet = files["assets/tema.css"] else { return ([], []) }
        let theme = PrintTheme(styleSheet: styleSheet)
        let words = PrintWords.read(source.templates)
        let about = Self.about(source.edition)
        var jobs: [PDFPrinter.Job] = []
        var needed: Set<String> = []
        for page in pages(of: site) {
            do {
                let attached = page.pdf == "rapport.pdf" ? site.files.filter(Self.isData) : []
                let document = try PrintDocument(
                    page: page.file, about: about, theme: theme, words: words,
                    attachments: attached.map(\.path))
                needed.formUnion(document.pictures + attached.map(\.path))
                jobs.append(PDFPrinter.Job(tree: document.bytes, pdf: page.pdf))
            } catch {
                return ([], [PrintFaults.unreadable(error, page: page.file.path)])
            }
        }
        let printer = PDFPrinter(root: project.root) { console.step("Gör PDF: \($0)") }
        let template = source.templates.filter { $0.key.hasPrefix("tryck/") }.map { (path: $0.key, bytes: $0.value) }
        switch printer.print(jobs, template: template, files: needed.sorted().compactMap { files[$0] }) {
        case .success(let made): return (made, [])
        case .failure(let fault):
            return ([], [PrintFaults(content: source.content, site: files).diagnostic(fault)])
        }
    }

    private func pages(of site: RenderedSite) -> [(file: RenderedFile, pdf: String)] {
        let suffix = "/index.html"
        return site.files.compactMap { file in
            if report, file.path == "rapport.html" { return (file, "rapport.pdf") }
            guard chapters, file.path.hasPrefix("kapitel/"), file.path.hasSuffix(suffix) else { return nil }
            return (file, file.path.dropLast(suffix.count) + "/kapitel.pdf")
        }
    }

    /// The figures that an archived document brings along.
    private static func isData(_ file: RenderedFile) -> Bool {
        file.path == "data/rapport.json" || file.path.hasPrefix("data/") && file.path.hasSuffix(".csv")
    }

    private static func about(_ edition: Edition) -> PrintDocument.About {
        // The day of what is archived: that of its latest version, of the decision, or what it speaks of.
        let day =
            edition.versions.last?.date ?? edition.decision.date ?? edition.followUpDate
            ?? PartialDate(year: edition.year, month: 12, day: 31)
        return PrintDocument.About(
            title: edition.title, language: edition.language, organisation: edition.organisation,
            publisher: edition.publisher, diaryNumber: edition.decision.diaryNumber,
            date: "\(day.year)-\(day.month ?? 1)-\(day.day ?? 1)", version: edition.version,
            isDraft: edition.state == .draft)
    }
}
