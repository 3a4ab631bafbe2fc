import ReportOutput

/// How what is published differs from what was built, by the SHA-256 of every file.
public struct Verification: Sendable, Equatable {
    public var checked = 0
    public var missing: [String] = []
    public var changed: [String] = []
    /// What nothing was built as, links and the like among them.
    public var extra: [String] = []
    /// What could not be read, with the reason.
    public var unread: [String] = []

    public var isWhole: Bool { missing.isEmpty && changed.isEmpty && extra.isEmpty && unread.isEmpty }

    /// - Parameters:
    ///   - found: The digest of every file that is there, by path.
    ///   - odd: What is there and is no file.
    init(of manifest: Manifest, manifestDigest: String, found: [String: String], odd: [String] = []) {
        var expected = Dictionary(
            manifest.entries.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        expected[Manifest.fileName] = manifestDigest
        checked = expected.count
        for path in expected.keys.sorted() {
            switch found[path] {
            case nil: missing.append(path)
            case expected[path]: break
            default: changed.append(path)
            }
        }
        extra = (found.keys.filter { expected[$0] == nil } + odd).sorted()
    }

    init(checked: Int) { self.checked = checked }
}

extension StepAnswer {
    /// The digests that `sums` computed, by path; `nil` where it did not come to its end.
    var sums: (found: [String: String], odd: [String])? {
        guard has("sums-end") else { return nil }
        var found: [String: String] = [:]
        for fields in self["sum"] {
            let line = fields.joined(separator: "\t")
            // `digest  ./path`; a name with odd characters is written otherwise, and is none of ours.
            let path = line.dropFirst(66)
            found[path.hasPrefix("./") ? String(path.dropFirst(2)) : line] = String(line.prefix(64))
        }
        return (
            found,
            self["odd"].map { $0.joined(separator: "\t") }.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
        )
    }
}

extension Verification {
    /// A release against the manifest that lies in it, and that against what was noted when it was published.
    static func ofItself(found: [String: String], odd: [String], manifest: String?, digest: String?) -> Verification {
        guard let manifest, let parsed = try? Manifest(parsing: Array(manifest.utf8)) else {
            var result = Verification(checked: 1)
            (found[Manifest.fileName] == nil
                ? result.missing = [Manifest.fileName] : (result.changed = [Manifest.fileName]))
            return result
        }
        return Verification(
            of: parsed, manifestDigest: digest ?? found[Manifest.fileName] ?? "", found: found, odd: odd)
    }
}
