import Diagnostics
import Foundation
import SiteFiles

/// Makes PNG of a site's chart files, for those who quote them where SVG cannot stand.
///
/// Runs where the PDF is made, with the same tool. What goes wrong is a warning: the same drawings are there as SVG.
public struct ChartPictures: Sendable {
    private let tool: PrintingTool

    /// - Parameter root: The project's folder.
    public init(root: String) { tool = PrintingTool(root: root, timeLimit: 300) }

    /// - Returns: Every picture beside its drawing, or a warning and none. Nothing is said where the tool is not
    ///   installed: the PDF says it.
    public func draw(_ site: RenderedSite) -> (files: [RenderedFile], diagnostics: [Diagnostic]) {
        let drawings = site.chartDrawings
        guard tool.isInstalled, !drawings.isEmpty else { return ([], []) }
        let names = drawings.indices.map { "\($0).png" }
        do {
            let made = try tool.run(
                "pictures.py", on: drawings.map { (path: $0.path, bytes: $0.bytes) }, outputs: names,
                arguments: { folder in
                    zip(drawings, names).flatMap { [$0.path, "\(folder)/\($1)"] }
                }, progress: { _ in })
            return (zip(drawings, made).map { RenderedFile(path: $0.picturePath, bytes: $1) }, [])
        } catch {
            return ([], [Self.diagnostic(error)])
        }
    }

    private static func diagnostic(_ failure: PrintingTool.Failure) -> Diagnostic {
        let cause =
            switch failure {
            case .missing: "verktyget är inte installerat"
            case .tookTooLong(let minutes): "det tog mer än \(minutes) minuter"
            case .failed(let words): words
            case .noRoom: "det gick inte att skriva i \(NSTemporaryDirectory())"
            }
        return Diagnostic(
            .warning, .`diagram-utan-png`, "diagrammen finns bara som SVG: PNG-bilderna kunde inte göras (\(cause))",
            help:
                "sidorna är hela ändå; kör igen med --pdf, och visa meddelandet för den som sköter verktyget om det kommer tillbaka"
        )
    }
}
