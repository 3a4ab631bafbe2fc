import ReportOutput

/// What a new report changes of the one in place.
public struct ManifestComparison: Sendable {
    public typealias Entry = Manifest.Entry

    public var new: [Manifest.Entry]
    public var changed: [Manifest.Entry]
    public var removed: [Manifest.Entry]
    public var unchangedCount: Int

    /// - Parameter old: What is in place; `nil` where nothing is.
    public init(from old: Manifest?, to new: Manifest) {
        let before = Dictionary((old?.entries ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.entries.map(\.path))
        self.new = new.entries.filter { before[$0.path] == nil }
        changed = new.entries.filter { entry in before[entry.path].map { $0.sha256 != entry.sha256 } ?? false }
        removed = (old?.entries ?? []).filter { !after.contains($0.path) }
        unchangedCount = new.entries.count - self.new.count - changed.count
    }

    public var isEmpty: Bool { new.isEmpty && changed.isEmpty && removed.isEmpty }
    /// Bytes that are not there yet.
    public var uploadSize: Int { (new + changed).reduce(0) { $0 + $1.size } }
}
