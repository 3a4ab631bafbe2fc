import FlyingSocks
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// How many connections there may be at a time, and who goes when one more comes.
///
/// Whoever has not said what they want for the longest time gives way; those who are being answered, and the channels of
/// open pages, stay.
final class ConnectionRoom: Sendable {
    static let most = 256

    private struct Guest {
        var socket: Socket
        /// Since when it has been waited for; `nil` while it is answered.
        var silentSince: ContinuousClock.Instant?
    }
    private struct State {
        var guests: [Int: Guest] = [:]
        var number = 0
    }
    private let state = Mutex(State())

    /// - Returns: The connection's number; `nil` where there is no room.
    func admit(_ socket: Socket) -> Int? {
        state.withLock { state in
            if state.guests.count >= Self.most, !Self.showOut(&state.guests) { return nil }
            state.number += 1
            state.guests[state.number] = Guest(socket: socket, silentSince: .now)
            return state.number
        }
    }

    func isWaitedFor(_ number: Int) { state.withLock { $0.guests[number]?.silentSince = .now } }

    func isAnswered(_ number: Int) { state.withLock { $0.guests[number]?.silentSince = nil } }

    /// Its socket is closed here and nowhere else, so that no other gets its descriptor before it is forgotten.
    func leave(_ number: Int) {
        state.withLock { state in
            guard let guest = state.guests.removeValue(forKey: number) else { return }
            try? guest.socket.close()
        }
    }

    /// Makes room where the system has none left.
    func makeRoom() { state.withLock { _ = Self.showOut(&$0.guests) } }

    private static func showOut(_ guests: inout [Int: Guest]) -> Bool {
        let silent = guests.compactMap { number, guest in guest.silentSince.map { (since: $0, number: number) } }
        guard let longest = silent.min(by: { $0.since < $1.since }) else { return false }
        guests[longest.number]?.silentSince = nil
        // Whoever reads from it finds its end, and leaves.
        if let guest = guests[longest.number] { shutdown(guest.socket.file.rawValue, Int32(SHUT_RDWR)) }
        return true
    }
}
