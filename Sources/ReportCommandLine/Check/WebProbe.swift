import Foundation
import Subprocess
import Synchronization

/// Tries web addresses with curl: one at a time on each host, with a pause between, and no oftener than once a week.
struct WebProbe: Sendable {
    /// The file that remembers the addresses that answered, a line each: day, tab, address.
    let cache: String
    var program = "/usr/bin/curl"
    /// Seconds between two questions to a host.
    var pause = 0.5
    /// Seconds for one question.
    var timeLimit = 15
    static let daysRemembered = 7
    /// Hosts that are asked side by side.
    static let mostHosts = 4

    /// Why each of the addresses could not be reached; those that could are left out.
    func reach(_ addresses: [String]) -> [String: String] {
        var remembered = remembered()
        let asked = addresses.filter { remembered[$0] == nil }
        let hosts = Dictionary(grouping: asked) { URL(string: $0)?.host ?? "" }
        let queues = hosts.keys.sorted().map { hosts[$0] ?? [] }
        let answers = Mutex<[String: String?]>([:])
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: min(Self.mostHosts, queues.count)) { _ in
            while let queue = next.withLock({ index -> [String]? in
                defer { index += 1 }
                return queues.indices.contains(index) ? queues[index] : nil
            }) {
                for (index, address) in queue.enumerated() {
                    if index > 0 { Thread.sleep(forTimeInterval: pause) }
                    let problem = problem(with: address)
                    answers.withLock { $0[address] = .some(problem) }
                }
            }
        }
        let all = answers.withLock { $0 }
        for (address, problem) in all where problem == nil { remembered[address] = Self.today }
        remember(remembered)
        return all.compactMapValues { $0 }
    }

    /// A question for the head alone; for the page where the server does not answer such.
    private func problem(with address: String) -> String? {
        let head = status(of: address, ["--head"])
        if let head, (200..<400).contains(head) { return nil }
        Thread.sleep(forTimeInterval: pause)
        switch status(of: address, ["--range", "0-1023", "--max-filesize", "20000000"]) {
        case nil, 0: return "ingen svarar på adressen"
        case .some(let code) where (200..<400).contains(code): return nil
        // The page is there, for others than programs.
        case 401, 403, 405, 416, 429, 999: return nil
        case 404, 410: return "sidan finns inte längre"
        case .some(let code): return "webbplatsen svarar med felkoden \(code)"
        }
    }

    private func status(of address: String, _ arguments: [String]) -> Int? {
        let all =
            arguments + [
                "--silent", "--location", "--max-redirs", "5", "--proto", "=http,https", "--connect-timeout", "5",
                "--max-time", "\(timeLimit)",
                "--user-agent", "build-report (granskar en rapports länkar)", "--output", "/dev/null", "--write-out",
                "%{http_code}\n", "--", address,
            ]
        // curl ends with a code of its own where a page is larger than was asked for; what counts is the server's.
        let end = try? Program.tool(program, all, timeLimit: .seconds(timeLimit + 5)).run()
        return end?.lines.last.flatMap { Int($0) }
    }

    // MARK: What answered before

    private static var today: Int { Int(Date().timeIntervalSince1970 / 86400) }

    private func remembered() -> [String: Int] {
        let lines = ((try? String(contentsOfFile: cache, encoding: .utf8)) ?? "").split(separator: "\n")
        let pairs = lines.compactMap { line -> (String, Int)? in
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let day = Int(parts[0]), (0...Self.daysRemembered).contains(Self.today - day) else {
                return nil
            }
            return (String(parts[1]), day)
        }
        return Dictionary(pairs, uniquingKeysWith: max)
    }

    private func remember(_ addresses: [String: Int]) {
        let text = addresses.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)\n" }.joined()
        try? FileManager.default.createDirectory(
            atPath: (cache as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try? text.write(toFile: cache, atomically: true, encoding: .utf8)
    }
}
