/// What a publishing changes, in words: every address, or so many that a person reads them.
struct ChangeText {
    let comparison: ManifestComparison
    /// More of a kind than this are counted.
    var mostLines = 12

    var lines: [String] {
        if comparison.isEmpty { return ["Ingenting skiljer sig från det som är publicerat."] }
        return group("Nya", comparison.new.map { ($0.path, $0.size) })
            + group("Ändrade", comparison.changed.map { ($0.path, $0.size) })
            + group("Borttagna", comparison.removed.map { ($0.path, nil) })
            + [
                "Oförändrade: \(comparison.unchangedCount). Att överföra: högst \(ByteCount.text(comparison.uploadSize))."
            ]
    }

    private func group(_ title: String, _ files: [(path: String, size: Int?)]) -> [String] {
        guard !files.isEmpty else { return [] }
        let all = files.reduce(0) { $0 + ($1.size ?? 0) }
        let head = "\(title): \(files.count)" + (all > 0 ? " (\(ByteCount.text(all)))" : "")
        let shown = files.count <= mostLines ? files[...] : files.prefix(mostLines - 1)
        let rest = files.count - shown.count
        return [head]
            + shown.map { "  " + ReaderAddress.of($0.path) + ($0.size.map { "  \(ByteCount.text($0))" } ?? "") }
            + (rest > 0 ? ["  … och \(rest) till"] : [])
    }
}

/// Sizes as people say them.
public enum ByteCount {
    public static func text(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) byte" }
        let (unit, divisor) =
            bytes < 1_000_000 ? ("kB", 1000) : bytes < 1_000_000_000 ? ("MB", 1_000_000) : ("GB", 1_000_000_000)
        let tenths = (bytes * 10 + divisor / 2) / divisor
        let isExact = tenths < 100
        return (isExact ? "\(tenths / 10),\(tenths % 10)" : "\((tenths + 5) / 10)") + "\u{A0}" + unit
    }
}
