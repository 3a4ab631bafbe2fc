import ReportOutput

/// One look at a place before anything is done there.
public struct Look: Sendable {
    public var state: PlaceState
    /// What is published of the edition in question.
    public var live: PublishedManifest
    /// What `aktuell` leads to, where that is another edition.
    public var current: PublishedManifest

    /// A manifest that lies where anyone who may write there can have changed it.
    public enum PublishedManifest: Sendable {
        case none, unreadable
        case manifest(Manifest)

        var manifest: Manifest? { if case .manifest(let manifest) = self { manifest } else { nil } }

        init(_ text: String?) {
            guard let text else {
                self = .none
                return
            }
            self = (try? Manifest(parsing: Array(text.utf8))).map(Self.manifest) ?? .unreadable
        }
    }
}

extension Shell {
    /// - Parameter edition: The edition in question; `nil` for a look at the place as a whole.
    public func look(for edition: String? = nil) throws(PublishingFailure) -> Look {
        let answer = try run { step in
            step.add("inspect", edition ?? "")
            if let edition { step.add("manifest", "live", edition) }
            step.add("manifest", "current", PlaceState.currentName)
        }
        let state = PlaceState(answer)
        let current = state.current == nil || state.current == edition ? nil : answer.text(["manifest", "current"])
        let live = edition.flatMap { state.live[$0] } == nil ? nil : answer.text(["manifest", "live"])
        return Look(state: state, live: Look.PublishedManifest(live), current: Look.PublishedManifest(current))
    }
}
