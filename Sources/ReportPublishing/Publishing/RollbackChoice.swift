/// Which release a rollback leads to.
public struct RollbackChoice: Sendable, Equatable {
    public var edition: String
    public var target: Release

    public enum Fault: Error, Equatable {
        case nothingPublished
        /// The edition has never been published in another version that is still there.
        case noEarlier(edition: String)
        case unknown(String)
        case several([String])
        case alreadyLive(String)
    }

    /// - Parameter wish: A release's name or as much of it as says which, an edition, or nothing: the latest switch is
    ///   undone.
    public init(_ wish: String?, in state: PlaceState) throws(Fault) {
        guard !state.live.isEmpty else { throw .nothingPublished }
        let kept = Set(state.releases.map(\.name))
        guard let wish, state.live[wish] == nil else {
            self = try Self.undo(of: wish, in: state, kept)
            return
        }
        let found = state.releases.filter { $0.name.text == wish }
        let similar = found.isEmpty ? state.releases.filter { $0.name.text.hasPrefix(wish) } : found
        guard let release = similar.first else { throw .unknown(wish) }
        guard similar.count == 1 else { throw .several(similar.map(\.name.text)) }
        guard state.live[release.name.edition] != release.name else { throw .alreadyLive(release.name.text) }
        (edition, target) = (release.name.edition, release)
    }

    private init(edition: String, target: Release) { (self.edition, self.target) = (edition, target) }

    private static func undo(of wish: String?, in state: PlaceState, _ kept: Set<ReleaseName>) throws(Fault)
        -> RollbackChoice
    {
        if let undo = state.history.undo(of: wish, kept: kept) {
            guard let release = state.release(undo.back) else { throw .noEarlier(edition: undo.edition) }
            return RollbackChoice(edition: undo.edition, target: release)
        }
        // The notes are gone: what was made last before what is live now.
        guard let live = wish.flatMap({ state.live[$0] }) ?? state.live.values.max() else { throw .nothingPublished }
        guard let release = state.releases.last(where: { $0.name.edition == live.edition && $0.name < live }) else {
            throw .noEarlier(edition: live.edition)
        }
        return RollbackChoice(edition: live.edition, target: release)
    }
}
