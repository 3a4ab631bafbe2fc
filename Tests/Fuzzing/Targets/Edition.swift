import Diagnostics
import Foundation
import ReportLoading
import ReportPipeline
import SiteFiles
import StrictReading
import Synchronization

/// A small edition with a bit of everything, in which one file is what the input says.
enum Edition {
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func files(_ folder: String) -> [String: [UInt8]] {
        FolderReader(root: project.path + "/" + folder, prefix: "").read(name: "").tree.files
    }

    private static let base = files("Tests/GoldenTests/Base").merging(
        files("Tests/GoldenTests/Cases/alla-block/Content")
    ) { $1 }
    private static let templates = files("Templates")
    static let chapter = "kapitel/1-nytankande.md"
    /// The files that may be another's.
    static let paths = base.keys.sorted()

    /// What was read last: the rest need not be read again, which is what makes thousands of inputs a second of work.
    private static let memory = Mutex(Pipeline.Memory())

    /// The pages asked for and the figures as files, with all that was found wrong.
    static func pages(with files: [String: [UInt8]], where isWanted: (String) -> Bool) -> (
        files: [RenderedFile], diagnostics: [Diagnostic]
    ) {
        let tree = SourceTree(name: "prov", prefix: "Content/prov/", files: base.merging(files) { $1 })
        let prepared = memory.withLock { memory in
            Pipeline.prepare(tree, templates: templates, templatePrefix: "Templates/", memory: &memory)
        }
        var diagnostics = prepared.diagnostics
        guard let plan = prepared.source?.plan() else { return ([], diagnostics) }
        var made: [RenderedFile] = []
        for piece in plan.pagePaths.filter(isWanted).compactMap(plan.piece) {
            made += [piece.file] + piece.charts
            diagnostics += piece.diagnostics
        }
        return (made + plan.dataFiles, diagnostics)
    }

    /// What is wrong with them: pages and drawings are harmless, tables hold no formulas, messages have places.
    static func violations(
        with files: [String: [UInt8]], where isWanted: (String) -> Bool, writing: (String) -> String = { $0 }
    ) -> [String] {
        let (made, diagnostics) = pages(with: files, where: isWanted)
        var found = Promise.diagnostics(diagnostics)
        for file in made {
            if file.path.hasSuffix(".html") || file.path.hasSuffix(".svg") {
                found += Promise.harmless(writing(String(decoding: file.bytes, as: UTF8.self)), file.path)
            } else if file.path.hasSuffix(".csv") {
                found += CSVCells.formulas(in: file.bytes).map { "\(file.path): the cell “\($0)” is a formula" }
            } else if file.path.hasSuffix(".json") {
                if (try? JSONSerialization.jsonObject(with: Data(file.bytes))) == nil {
                    found.append("\(file.path) is no JSON")
                }
                if file.bytes.contains(UInt8(ascii: "<")) { found.append("\(file.path) has a “<”") }
            }
        }
        return found
    }
}
