import Foundation
import ReportOutput

/// Who publishes from where, as a lock says it to others.
public enum ThisMachine {
    /// `webb@dator`; `uid-2001@dator` for a user whom the machine's own list does not know, such as one of a directory.
    public static var who: String {
        let user = getpwuid(getuid()).flatMap { String(validatingCString: $0.pointee.pw_name) } ?? "uid-\(getuid())"
        return user + "@" + (host.split(separator: ".").first.map(String.init) ?? "okänd")
    }

    /// The machine's name as the kernel has it: Foundation asks name services too.
    private static let host: String = {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }()

    public static var process: Int { Int(getpid()) }

    /// What a process's number means something within: one running system, and in it one container.
    public static let identity: String = {
        let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
        let container = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
        return String(Digest.sha256(Array((host + boot + container).utf8)).prefix(16))
    }()

    /// Whether a lock is left by a process of this machine that has ended.
    public static func isLeft(_ owner: LockOwner) -> Bool {
        guard owner.machine == identity, owner.process > 0, let number = pid_t(exactly: owner.process) else {
            return false
        }
        return kill(number, 0) != 0 && errno == ESRCH
    }

    public static func owner(of edition: String, at time: Int) -> LockOwner {
        LockOwner(
            token: UUID().uuidString.prefix(8).lowercased(), who: who, since: time, machine: identity, process: process,
            edition: edition)
    }
}
