import Diagnostics
import ReportPublishing

/// What a place's lock means for a run that is about to begin.
struct PlaceLock {
    /// A lock that is taken over; `nil` where there is none, or one that stands.
    let broken: LockOwner?
    let diagnostics: [Diagnostic]

    init(_ state: PlaceState, breaking: Bool, destination: String) {
        guard let text = state.lockText else {
            (broken, diagnostics) = (nil, [])
            return
        }
        guard let owner = state.lock, breaking || ThisMachine.isLeft(owner) else {
            (broken, diagnostics) = (nil, [Self.busy(state.lock, text, at: destination, now: state.now)])
            return
        }
        broken = owner
        diagnostics = [
            .publishing(
                "övertaget-lås",
                "låset efter \(owner.who), som började för \(Self.age(owner, state.now)) sedan, tas över", .note)
        ]
    }

    private static func busy(_ owner: LockOwner?, _ text: String, at destination: String, now: Int) -> Diagnostic {
        guard let owner else { return PublishingFailure.busy(nil, text: text.oneLine).diagnostic(place: destination) }
        return .publishing(
            "upptaget", "\(owner.who) publicerar \(owner.edition) på \(destination) sedan \(age(owner, now))",
            help: "vänta tills det är klart, eller fråga; vet du att det har avbrutits kör du igen med --break-lock")
    }

    private static func age(_ owner: LockOwner, _ now: Int) -> String {
        let seconds = max(0, now - owner.since)
        switch seconds {
        case ..<90: return "\(seconds) \(seconds == 1 ? "sekund" : "sekunder")"
        case ..<5400: return "\((seconds + 30) / 60) minuter"
        case ..<172_800: return "\((seconds + 1800) / 3600) timmar"
        default: return "\((seconds + 43200) / 86400) dygn"
        }
    }
}
