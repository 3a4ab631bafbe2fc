import Foundation
import ReportOutput

/// A report as it lies in `output/`, ready to be published or compared.
public struct BuiltReport: Sendable {
    public var folder: String
    public var manifest: Manifest
    /// SHA-256 of the manifest's own bytes.
    public var manifestDigest: String
    public var manifestSize: Int

    /// - Parameter folder: Its full path; `nil` is returned where no report of ours lies there.
    public init?(folder: String) {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(Manifest.fileName)"),
            let manifest = try? Manifest(parsing: [UInt8](data))
        else { return nil }
        self.folder = folder
        self.manifest = manifest
        manifestDigest = Digest.sha256([UInt8](data))
        manifestSize = data.count
    }
}
