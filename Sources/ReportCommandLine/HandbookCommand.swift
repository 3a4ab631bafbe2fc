import ArgumentParser
import Diagnostics
import Foundation
import ReportEditing
import ReportLoading

/// `build-report handbook`: the handbook with a picture of every example, made by the program itself.
struct HandbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handbook", abstract: "Bygger handboken till output/handbok, med en bild av varje exempel.")

    @Option(help: ArgumentHelp("Hur fel visas: human (med utdrag) eller short (en rad var).", valueName: "form"))
    var format: DiagnosticFormatter = .human

    func run() throws {
        let console = Console(format: format)
        let project = Project.find()
        let (example, problems) = project.read(edition: "exempel")
        guard let example else { try console.giveUp(problems) }
        let tree = Handbook(pages: project.handbookPages, example: example).tree
        try Build(edition: "handbok", folder: "handbok").run(tree, problems, project, console)
    }
}

extension Project {
    /// The handbook's pages by name, as they are written.
    var handbookPages: [String: String] {
        let (tree, _) = FolderReader(root: root + "/Content/handbok", prefix: "Content/handbok/").read(name: "handbok")
        var pages: [String: String] = [:]
        for path in tree.paths(in: "", extensions: ["md"]) {
            pages[String(path.dropLast(3))] = String(decoding: tree.files[path] ?? [], as: UTF8.self)
        }
        pages["HANDBOK"] = try? String(contentsOfFile: root + "/Content/HANDBOK.md", encoding: .utf8)
        return pages
    }
}
