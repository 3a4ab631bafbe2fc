import Foundation
import ReportLoading
import Testing

/// The project's own content and templates.
enum RealContent {
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let templates = FolderReader(root: project.path + "/Templates", prefix: "").read(name: "").tree.files
    static let editions = ["2023", "exempel"]

    static func tree(_ edition: String) -> SourceTree {
        FolderReader(root: project.path + "/Content/" + edition, prefix: "Content/\(edition)/").read(name: edition).tree
    }

    static func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
}
