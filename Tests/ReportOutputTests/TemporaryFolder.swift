import Foundation

/// A folder of a test's own, removed with it, however its rights were changed.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "report-output-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    }

    func makeLink(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    func exists(_ name: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path + "/" + name)) != nil
    }

    /// Every entry under a folder with what it is: a file's text, a link's target.
    func snapshot(_ name: String = "") throws -> [String: String] {
        let folder = name.isEmpty ? path : path + "/" + name
        var entries: [String: String] = [:]
        for entry in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + entry)
            switch attributes[.type] as? FileAttributeType {
            case .typeSymbolicLink?:
                entries[entry] =
                    "→ " + (try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + entry))
            case .typeDirectory?: entries[entry] = "folder"
            default: entries[entry] = try String(contentsOfFile: folder + "/" + entry, encoding: .utf8)
            }
        }
        return entries
    }
}
