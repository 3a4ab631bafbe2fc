import Diagnostics
import Foundation
import SiteFiles

/// Makes PDF of pages of a finished site, by WeasyPrint in a process of its own.
///
/// The pages are printed from a copy, before anything is published, and with nothing but the site at hand. What goes
/// wrong is an error that says what to do; the site does not need its PDF.
public struct PDFPrinter: Sendable {
    private let tool: PrintingTool
    /// Told each step: ”lägger ut sidorna”.
    private let progress: @Sendable (String) -> Void

    /// - Parameters:
    ///   - root: The project's folder.
    ///   - timeLimit: Seconds after which printing is given up.
    public init(root: String, timeLimit: Double = 900, progress: @escaping @Sendable (String) -> Void) {
        tool = PrintingTool(root: root, timeLimit: timeLimit)
        self.progress = progress
    }

    /// Prints pages of a site.
    ///
    /// - Parameter pages: The paths of the pages, each with the path that its PDF is to have.
    /// - Returns: Every PDF, or an error and none.
    public func print(_ pages: [(page: String, pdf: String)], of site: RenderedSite) -> (
        files: [RenderedFile], diagnostics: [Diagnostic]
    ) {
        let needed = Set(pages.map(\.page))
        let files = site.files.filter { needed.contains($0.path) || $0.path.hasPrefix("assets/") }.map {
            (path: $0.path, bytes: $0.bytes)
        }
        let names = pages.indices.map { "\($0).pdf" }
        do {
            let made = try tool.run(
                "print.py", on: files, outputs: names,
                arguments: { folder in
                    zip(pages, names).flatMap { [$0.page, "\(folder)/\($1)"] }
                }, progress: progress)
            return (zip(pages, made).map { RenderedFile(path: $0.pdf, bytes: $1) }, [])
        } catch {
            return ([], [Self.diagnostic(error)])
        }
    }

    private static func diagnostic(_ failure: PrintingTool.Failure) -> Diagnostic {
        switch failure {
        case .missing:
            Diagnostic(
                .error, .`pdf-saknar-verktyg`, "PDF:en kunde inte göras: WeasyPrint är inte installerat",
                help: "kör ./build-report med --pdf på en dator med nät; första gången installeras det som behövs")
        case .tookTooLong(let minutes):
            Diagnostic(
                .error, .`pdf-tog-för-lång-tid`, "PDF:en blev inte klar på \(minutes) minuter och avbröts",
                help: "kör igen när datorn är mindre upptagen")
        case .failed(let words):
            Diagnostic(
                .error, .`pdf-misslyckades`, "PDF:en kunde inte göras: \(words)",
                help:
                    "kör ./build-report utan --pdf om bara sidorna behövs; visa meddelandet för den som sköter verktyget"
            )
        case .noRoom:
            Diagnostic(
                .error, .`pdf-misslyckades`,
                "PDF:en kunde inte göras: det gick inte att skriva i \(NSTemporaryDirectory())",
                help: "kontrollera att disken har plats och kör igen")
        }
    }
}
