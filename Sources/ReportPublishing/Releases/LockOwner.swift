/// Who has the lock of a place: the target of the link that is the lock.
public struct LockOwner: Sendable, Equatable {
    /// Told apart from every other run.
    public var token: String
    /// `webb@dator`.
    public var who: String
    /// Seconds since 1970, by the owner's clock.
    public var since: Int
    /// Which machine, as far as a process's number means anything.
    public var machine: String
    public var process: Int
    public var edition: String

    public init(token: String, who: String, since: Int, machine: String, process: Int, edition: String) {
        (self.token, self.since, self.machine, self.process) = (token, since, machine, process)
        self.who = Self.plain(who)
        self.edition = Self.plain(edition)
    }

    /// A name that leads nowhere: no slash, no blank.
    var text: String { [token, String(since), machine, String(process), edition, who].joined(separator: ":") }

    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, let since = Int(parts[1]), let process = Int(parts[3]) else { return nil }
        self.init(token: parts[0], who: parts[5], since: since, machine: parts[2], process: process, edition: parts[4])
    }

    private static func plain(_ text: String) -> String {
        String(text.map { $0.isLetter || $0.isNumber || "@._-".contains($0) ? $0 : "_" })
    }
}
