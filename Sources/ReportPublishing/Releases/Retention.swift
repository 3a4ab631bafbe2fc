/// Which releases are kept.
enum Retention {
    /// Releases of an edition that may go. What a rollback would come to is kept first, the nearest step before those
    /// farther back; then the newest of those that were taken back.
    ///
    /// - Parameters:
    ///   - live: What any address leads to; never dropped.
    ///   - steps: What was live before, the nearest step first.
    ///   - count: How many are kept beside the live one.
    static func dropped(
        _ releases: [ReleaseName], edition: String, live: Set<ReleaseName>, steps: [ReleaseName], keeping count: Int
    ) -> [ReleaseName] {
        let others = releases.filter { $0.edition == edition && !live.contains($0) }
        let wanted = steps.filter(others.contains) + others.filter { !steps.contains($0) }.sorted(by: >)
        return wanted.dropFirst(max(1, count)).sorted()
    }
}
