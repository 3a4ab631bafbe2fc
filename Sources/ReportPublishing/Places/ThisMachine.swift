import Foundation
import ReportOutput

/// Who publishes from where, as a lock says it to others.
public enum ThisMachine {
    /// `webb@dator`.
    public static var who: String {
        let user = getpwuid(getuid()).flatMap { String(validatingCString: $0.pointee.pw_name) } ?? "okänd"
        return user + "@" + (ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? "okänd")
    }

    public static var process: Int { Int(getpid()) }

    /// What a process's number means something within: one running system, and in it one container.
    public static let identity: String = {
        let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
        let container = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
        return String(Digest.sha256(Array((ProcessInfo.processInfo.hostName + boot + container).utf8)).prefix(16))
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
