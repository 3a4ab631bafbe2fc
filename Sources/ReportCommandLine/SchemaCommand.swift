import ArgumentParser
import Diagnostics
import Foundation
import ReportEditing

/// `build-report schema`: writes what follows from the program's own declarations anew, for those who develop it.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Skriver scheman till Content/schema/ och nyckellistan i handboken.",
        shouldDisplay: false)

    func run() throws {
        let console = Console(format: .human)
        let content = URL(fileURLWithPath: Project.find().root + "/Content")
        for file in GeneratedContent.files {
            let url = content.appendingPathComponent(file.path)
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url, options: .atomic)
            } catch {
                try console.giveUp([
                    Diagnostic(
                        .error, "kan-inte-skriva", "Content/\(file.path) går inte att skriva",
                        help: "kontrollera att du har rätt att skriva i mappen")
                ])
            }
        }
        console.say("Skrev \(GeneratedContent.files.count) filer i Content/.\n")
    }
}
