import Foundation
import Testing

/// Compares with a file under `Golden/`; `UPDATE_GOLDEN=1` writes it anew and fails the run.
enum Golden {
    static func expect(
        _ text: String, name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation
    ) throws {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden")
        let url = folder.appendingPathComponent(name)
        let environment = ProcessInfo.processInfo.environment
        if environment["UPDATE_GOLDEN"] == "1", environment["CI"] == nil {
            try Data(text.utf8).write(to: url)
            Issue.record("\(name) skrevs om", sourceLocation: location)
            return
        }
        let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        #expect(text == expected, sourceLocation: location)
    }
}
