import Parallelism
import ReportOutput

/// One digest for everything that a report is built from.
enum ContentDigest {
    static func of(_ content: [String: [UInt8]], _ templates: [String: [UInt8]]) -> String {
        var lines: [UInt8] = []
        for (folder, files) in [("Content", content), ("Templates", templates)] {
            for line in files.keys.sorted().concurrentMap({ path in
                "\(Digest.sha256(files[path] ?? []))  \(folder)/\(path)\n"
            }) { lines += line.utf8 }
        }
        return Digest.sha256(lines)
    }
}
