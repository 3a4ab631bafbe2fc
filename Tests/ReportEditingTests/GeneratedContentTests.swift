import Foundation
import ReportEditing
import Testing

/// `build-report schema` has been run since the declarations were changed.
@Suite struct GeneratedContentTests {
    @Test func whatIsCommittedIsCurrent() throws {
        let content = RealContent.project.appendingPathComponent("Content")
        for file in GeneratedContent.files {
            let text = try? String(contentsOf: content.appendingPathComponent(file.path), encoding: .utf8)
            #expect(text == file.text, "Content/\(file.path) är inte aktuell: kör ./build-report schema")
        }
        let schemas = try FileManager.default.contentsOfDirectory(atPath: content.path + "/schema").map {
            "schema/" + $0
        }.sorted()
        #expect(schemas == GeneratedContent.files.map(\.path).filter { $0.hasPrefix("schema/") }.sorted())
    }

    /// The first line of every data file names its schema, so that an editor's program finds it.
    @Test(arguments: RealContent.editions)
    func everyDataFileNamesItsSchema(edition: String) throws {
        for (path, bytes) in RealContent.tree(edition).files where path.hasSuffix(".yaml") {
            let name =
                path.hasPrefix("mal/")
                ? "../../schema/mal.json" : "../schema/" + path.replacingOccurrences(of: ".yaml", with: ".json")
            #expect(
                RealContent.text(bytes).hasPrefix("# yaml-language-server: $schema=\(name)\n"), "\(edition)/\(path)")
            #expect(GeneratedContent.files.contains { name.hasSuffix($0.path) }, "\(path)")
        }
    }
}
