import Diagnostics

/// Why nothing could be published, in words for whoever sits there.
public enum PublishingFailure: Error, Equatable {
    // On the way there.
    case noProgram(String)
    case wrongKey(String)
    case unknownHostKey(String)
    case changedHostKey(String)
    case unknownHost(String)
    case refused(String)
    case noRoute(String)
    case cutOff
    case noShell(String)
    // There.
    case placeMissing
    case placeIsFile
    case noPermission
    case readOnly
    case noSpace
    case noLinks
    case noTool(String)
    case foreign(String)
    /// Something of ours, by its path at the place, that is a link or no folder.
    case linked(String)
    case busy(LockOwner?, text: String)
    case lockLost
    case moved
    case noRelease(String)
    case noReport
    case other(String)
    // Here.
    case builtFilesChanged
    case damaged(Verification)
    /// A stored release, by its name, that is no longer what was published.
    case damagedRelease(String, Verification)
    case interrupted
}

extension PublishingFailure {
    /// What the words of ssh, rsync or the system say; `nil` where they say nothing known.
    ///
    /// - Parameter host: The server, for the message.
    static func reading(_ words: String, host: String) -> PublishingFailure? {
        let known: [(String, PublishingFailure)] = [
            ("REMOTE HOST IDENTIFICATION HAS CHANGED", .changedHostKey(host)),
            ("Host key verification failed", .unknownHostKey(host)),
            ("Permission denied (13)", .noPermission),
            ("Permission denied (", .wrongKey(host)),
            ("Too many authentication failures", .wrongKey(host)),
            ("Could not resolve hostname", .unknownHost(host)),
            ("Connection refused", .refused(host)),
            ("No route to host", .noRoute(host)),
            ("Network is unreachable", .noRoute(host)),
            ("Connection timed out", .noRoute(host)),
            ("Operation timed out", .noRoute(host)),
            ("This account is currently not available", .noShell(host)),
            ("allows sftp connections only", .noShell(host)),
            ("No space left on device", .noSpace),
            ("Disk quota exceeded", .noSpace),
            ("Read-only file system", .readOnly),
            ("rsync: not found", .noTool("rsync")),
            ("rsync: command not found", .noTool("rsync")),
            ("Connection closed by", .cutOff),
            ("Connection reset", .cutOff),
            ("Broken pipe", .cutOff),
            ("not responding", .cutOff),
            ("timeout in data", .cutOff),
            ("connection unexpectedly closed", .cutOff),
            ("Permission denied", .noPermission),
        ]
        return known.first { words.contains($0.0) }?.1
    }

    /// What a step said that it failed with.
    static func reading(step what: String, _ words: String, host: String) -> PublishingFailure {
        switch what {
        case "place-is-file": return .placeIsFile
        case "foreign": return .foreign(words)
        case "linked": return .linked(words)
        case "busy": return .busy(LockOwner(words), text: words)
        case "lock-lost": return .lockLost
        case "moved": return .moved
        case "no-report": return .noReport
        case "no-release": return .noRelease(words)
        case "place" where words.contains("No such file"): return .placeMissing
        default: break
        }
        if let known = reading(words, host: host) { return known }
        let refusals = ["Operation not permitted", "not supported", "Function not implemented", "Not supported"]
        if what == "link", refusals.contains(where: words.contains) { return .noLinks }
        return words.contains("Operation not permitted") ? .noPermission : .other(words.isEmpty ? what : words)
    }
}
