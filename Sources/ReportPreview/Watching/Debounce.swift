/// When what has been seen to change may be read: bursts become one reading, and no file is read half written.
///
/// A value that is told the time. Times are in milliseconds from any beginning.
struct Debounce {
    /// What has been seen of a file.
    enum Sign {
        /// It was closed after writing, or moved into place: it is whole.
        case settled
        /// It is gone; an editor that saves by moving away and writing anew puts it back within moments.
        case gone
        /// It was made or written to, and someone may still be writing.
        case unfinished

        /// How long it must have been quiet.
        var quiet: Int {
            switch self {
            case .settled: 5
            case .gone: 80
            case .unfinished: 250
            }
        }
    }

    /// What goes on changing is read all the same when this long has passed since the first change.
    static let longest = 500
    /// More files than this are not told apart: everything is looked at.
    static let mostPaths = 2_000

    private var due: [String: Int] = [:]
    private var first: Int?
    private var everything: Int?

    /// Notes what was seen of a file.
    mutating func note(_ path: String, _ sign: Sign, at now: Int) {
        first = first ?? now
        if due.count < Self.mostPaths {
            due[path] = now + sign.quiet
        } else {
            everything = max(everything ?? 0, now + sign.quiet)
        }
    }

    /// Notes that something changed and nobody knows what: folders that came or went, events that were lost.
    mutating func noteEverything(at now: Int) {
        first = first ?? now
        everything = now + Sign.settled.quiet
    }

    /// When there is next something to read; `nil` where nothing has changed.
    var deadline: Int? {
        guard let first else { return nil }
        let quiet = max(due.values.max() ?? first, everything ?? first)
        return min(quiet, first + Self.longest)
    }

    /// The paths that have changed, once the deadline has passed; then begins anew.
    mutating func take(at now: Int) -> Set<String>? {
        guard let deadline, deadline <= now else { return nil }
        defer { self = Debounce() }
        return Set(due.keys)
    }
}
