/// Which releases are kept.
enum Retention {
    /// Releases of an edition that may go: all but the live one and the newest others.
    ///
    /// - Parameters:
    ///   - live: What any address leads to; never dropped.
    ///   - count: How many are kept beside the live one.
    static func dropped(_ releases: [ReleaseName], edition: String, live: Set<ReleaseName>, keeping count: Int) -> [ReleaseName] {
        Array(releases.filter { $0.edition == edition && !live.contains($0) }.sorted().dropLast(max(1, count)))
    }
}
