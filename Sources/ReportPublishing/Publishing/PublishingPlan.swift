import ReportModel
import ReportOutput

/// What a publishing is about to do, before anything is done: what a person is shown and asked.
public struct PublishingPlan: Sendable {
    public var built: BuiltReport
    /// What the edition says of itself; `nil` where its content cannot be read.
    public var about: Edition?
    public var look: Look
    public var comparison: ManifestComparison

    public init(_ built: BuiltReport, about: Edition?, look: Look) {
        self.built = built
        self.about = about
        self.look = look
        comparison = ManifestComparison(from: look.live.manifest, to: built.manifest)
    }

    public var manifest: Manifest { built.manifest }

    public var edition: String { manifest.about.edition }
    /// What is published now.
    public var liveRelease: ReleaseName? { look.state.live[edition] }

    /// Whether exactly this is what the published manifest lists already.
    public var isPublished: Bool { look.live.manifest?.bytes == manifest.bytes && liveRelease != nil }

    /// Whether `aktuell` is to lead to another edition than before.
    public var becomesCurrent: Bool {
        let state = look.state
        return state.current != nil && state.current != edition
            && CurrentEdition.choose(among: [planned(by: "", at: state.now)] + state.liveReleases(but: edition))
                == edition
    }

    /// The edition that `aktuell` keeps leading to though this one is newer, because it says that it is the current one.
    public var staysCurrent: String? {
        let state = look.state
        let own = planned(by: "", at: state.now)
        guard let current = state.current, current != edition, !becomesCurrent,
            let other = state.release(state.live[current]), other.isMarkedCurrent, own.kind == other.kind, !own.isDraft,
            (own.year ?? 0) > (other.year ?? 0)
        else { return nil }
        return current
    }

    /// What changes, in words.
    public var changes: [String] { ChangeText(comparison: comparison, title: built.title, places: built.places).lines }

    /// Whether `aktuell` and the list of editions are as they are to be, as far as can be seen.
    public var isSettled: Bool {
        let state = look.state
        let editions = CurrentEdition.ordered(state.liveReleases(but: ""))
        return (state.isForeign(PlaceState.currentName) || state.current == editions.first?.name.edition)
            && (state.isForeign("index.html") || state.ownsFrontPage)
    }

    /// Addresses that readers have and that would lead nowhere, with the folder that they begin with.
    public var vanished: [String] {
        var addresses =
            look.live.manifest.map { ReaderAddress.vanished(from: $0, in: manifest).map { "\(edition)/\($0)" } } ?? []
        if becomesCurrent, let old = look.current.manifest {
            addresses += ReaderAddress.vanished(from: old, in: manifest).map { "\(PlaceState.currentName)/\($0)" }
        }
        return addresses
    }

    /// Whether nothing can be said of what vanishes, since what is published has no manifest that can be read.
    public var isBlind: Bool {
        if case .unreadable = look.live { return true }
        if case .unreadable = look.current { return becomesCurrent }
        return false
    }

    /// Why it cannot be done at all.
    public var obstacle: PublishingFailure? {
        let state = look.state
        if state.isForeign(edition) { return .foreign(edition) }
        if !state.tools.contains("rsync") { return .noTool("rsync") }
        if !state.tools.contains("hash") { return .noTool("sha256sum") }
        if !state.isWritable { return .noPermission }
        if let free = state.free, free < comparison.uploadSize { return .noSpace }
        return nil
    }

    /// What lies in the way of what is not needed: `aktuell` and the front page of others are left alone.
    public var leftAlone: [String] {
        let state = look.state
        return [
            state.isForeign(PlaceState.currentName) ? PlaceState.currentName : nil,
            state.isForeign("index.html") && !state.ownsFrontPage ? "index.html" : nil,
        ].compactMap { $0 }
    }

    /// The release that it will be, but for its name.
    func planned(by who: String, at time: Int) -> Release {
        let old = look.state.release(liveRelease)
        return Release(
            name: ReleaseName(time: time, edition: edition), title: manifest.about.title, year: manifest.about.year,
            organisation: about?.organisation, isDraft: manifest.about.isDraft,
            kind: about?.followUpKind ?? .result, isMarkedCurrent: about?.isCurrent ?? false, publisher: who,
            size: manifest.entries.reduce(built.manifestSize) { $0 + $1.size }, manifestDigest: built.manifestDigest,
            first: old?.first ?? time)
    }
}

extension PlaceState {
    /// What every other edition's address leads to.
    func liveReleases(but edition: String) -> [Release] {
        live.keys.sorted().filter { $0 != edition }.compactMap { release(live[$0]) }
    }
}
