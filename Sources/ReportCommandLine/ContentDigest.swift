import ReportOutput

/// One digest for everything that a report is built from.
enum ContentDigest {
    static func of(_ content: [String: [UInt8]], _ templates: [String: [UInt8]]) -> String {
        var lines: [UInt8] = []
        for (folder, files) in [("Content", content), ("Templates", templates)] {
            for path in files.keys.sorted() {
                lines += "\(Digest.sha256(files[path] ?? []))  \(folder)/\(path)\n".utf8
            }
        }
        return Digest.sha256(lines)
    }
}
