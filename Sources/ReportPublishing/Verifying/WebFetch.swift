import Foundation
import ReportOutput

/// Fetches files from a site with curl, a few at a time, and computes their digests.
struct WebFetch: Sendable {
    enum Answer: Sendable, Equatable {
        case digest(String, bytes: [UInt8]?)
        case missing
        case failed(String)
    }

    struct Request: Sendable {
        var address: String
        /// How many bytes are too many.
        var limit: Int
    }

    let site: WebAddress
    /// Fetched side by side.
    var width = 8
    /// Seconds for one file.
    var timeLimit = 120
    /// Whether the bytes themselves are wanted, and not only their digests.
    var keepsBytes = false
    /// Files on the disk at once.
    private static let portion = 200
    private static let mostRedirects = 3
    /// A redirect and an error have a page of their own, however small the file is.
    private static let roomForWords = 1 << 16

    /// - Returns: An answer for every request, in order.
    func run(_ requests: [Request]) throws(PublishingFailure) -> [Answer] {
        var answers: [Answer] = []
        for start in stride(from: 0, to: requests.count, by: Self.portion) {
            answers += try fetch(Array(requests[start..<min(start + Self.portion, requests.count)]))
        }
        return answers
    }

    private func fetch(_ requests: [Request]) throws(PublishingFailure) -> [Answer] {
        var answers: [Answer] = Array(repeating: .failed("för många omdirigeringar"), count: requests.count)
        var open = requests.enumerated().map { ($0.offset, $0.element) }
        for _ in 0...Self.mostRedirects where !open.isEmpty {
            try Interruption.check()
            var led: [(Int, Request)] = []
            for (index, outcome) in try once(open) {
                switch outcome {
                case .led(let address) where site.mayLead(to: address):
                    led.append((index, Request(address: address, limit: requests[index].limit)))
                case .led(let address):
                    answers[index] = .failed("servern skickar vidare till en annan webbplats: \(address.oneLine)")
                case .answer(let answer): answers[index] = answer
                }
            }
            open = led
        }
        return answers
    }

    private enum Outcome {
        case led(String)
        case answer(Answer)
    }

    /// One request each; a redirect is not followed but handed back.
    private func once(_ requests: [(Int, Request)]) throws(PublishingFailure) -> [(Int, Outcome)] {
        let folder = NSTemporaryDirectory() + "/build-report-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw .other("det gick inte att skriva i \(NSTemporaryDirectory())") }
        let settings = requests.map { index, request in setting(index, request, folder) }.joined(separator: "next\n")
        // Unpacked, a small answer may be a large file: none may be larger than the largest that is asked for.
        let blocks = (requests.map(\.1.limit).reduce(Self.roomForWords, max) + 511) / 512
        let result = try Program(
            name: "sh",
            arguments: [
                "-c",
                "trap '' XFSZ; ulimit -f \(blocks); exec curl -q --parallel --parallel-max \(width) --silent --config -",
            ]
        ).run(input: Array(settings.utf8), timeLimit: Double(timeLimit * requests.count / width + 60))
        if result.status == 127 { throw .noProgram("curl") }
        var lines: [Int: [String]] = [:]
        for line in String(decoding: result.output, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            if fields.count == 4, let index = Int(fields[0]) { lines[index] = Array(fields.dropFirst()) }
        }
        return requests.map { index, request in
            (index, outcome(lines[index], file: "\(folder)/\(index)", limit: request.limit))
        }
    }

    private func setting(_ index: Int, _ request: Request, _ folder: String) -> String {
        """
        url = "\(request.address)"
        output = "\(folder)/\(index)"
        write-out = "\(index) %{http_code} %{exitcode} %{redirect_url}\\n"
        proto = "=http,https"
        connect-timeout = 15
        max-time = \(timeLimit)
        max-filesize = \(max(request.limit, Self.roomForWords))
        compressed
        header = "Accept-Encoding: identity"
        user-agent = "build-report (kontrollerar en publicerad rapport)"
        \n
        """
    }

    private func outcome(_ fields: [String]?, file: String, limit: Int) -> Outcome {
        guard let fields, let status = Int(fields[0]) else { return .answer(.failed("inget svar")) }
        switch (status, fields[1]) {
        case (300..<400, _) where !fields[2].isEmpty: return .led(fields[2])
        case (200, "0"):
            let bytes = FileManager.default.contents(atPath: file).map([UInt8].init) ?? []
            return .answer(.digest(Digest.sha256(bytes), bytes: keepsBytes ? bytes : nil))
        // Larger than it may be: it is another.
        case (200, "63"): return .answer(.digest("", bytes: nil))
        case (200, "23") where (FileManager.default.contents(atPath: file)?.count ?? 0) > limit:
            return .answer(.digest("", bytes: nil))
        case (404, _), (410, _): return .answer(.missing)
        case (0, let code), (200, let code): return .answer(.failed(Self.words(code)))
        default: return .answer(.failed("servern svarar med felkoden \(status)"))
        }
    }

    private static func words(_ code: String) -> String {
        switch code {
        case "6": "det finns ingen server med det namnet"
        case "7": "servern tar inte emot"
        case "28": "servern svarade inte i tid"
        case "35", "51", "60": "serverns certifikat går inte att lita på"
        case "61": "servern komprimerar svaret på ett sätt som inte går att läsa här"
        case "18", "56": "förbindelsen bröts"
        default: "det gick inte att hämta (curl \(code))"
        }
    }
}
