import Subprocess

/// Runs steps at a place: in a shell here, or in one on the server.
public struct Shell: Sendable {
    public let place: Place
    /// A file of settings for ssh instead of the user's own.
    let settings: String?
    /// Seconds for one step; a step that reads every file takes its time.
    static let timeLimit = 1800.0

    public init(_ place: Place, settings: String? = nil) {
        self.place = place
        self.settings = settings
    }

    /// What messages call the server.
    var host: String {
        if case .server(let server, _) = place { server.login } else { "den här datorn" }
    }

    /// Runs a step to its end.
    ///
    /// - Throws: What the step says that it failed with, or why it could not be run.
    @discardableResult
    func run(_ build: (inout ShellStep) -> Void) throws(PublishingFailure) -> StepAnswer {
        let (answer, failure) = try attempt(build)
        if let failure { throw failure }
        return answer
    }

    /// The same for a step of which a part may be done before it fails.
    func attempt(_ build: (inout ShellStep) -> Void) throws(PublishingFailure) -> (
        answer: StepAnswer, failure: PublishingFailure?
    ) {
        var step = ShellStep(at: place.path)
        build(&step)
        let program =
            switch place {
            case .folder: Program(name: "sh", arguments: ["-s"])
            case .server(let server, _):
                Program(name: "ssh", arguments: sshOptions(server) + ["--", server.login, "sh", "-s"])
            }
        let result = try program.run(input: step.script, timeLimit: Self.timeLimit)
        let answer = StepAnswer(result.output)
        if let failure = answer["fail"].first, let what = failure.first {
            return (answer, .reading(step: what, failure.dropFirst().joined(separator: " "), host: host))
        }
        return (answer, result.status == 0 ? nil : Self.failure(result, host: host))
    }

    private static func failure(_ result: ProgramEnd, host: String) -> PublishingFailure {
        if let known = PublishingFailure.reading(result.complaints, host: host) { return known }
        let last = result.complaints.split(separator: "\n").last.map { String($0).oneLine }
        return result.status == 255 && last == nil
            ? .cutOff : .other(last ?? "skalet slutade med felkod \(result.status)")
    }

    /// Nothing is asked in the middle, and a server is always one that is known: whatever the user's settings say.
    func sshOptions(_ server: Place.Server) -> [String] {
        let options = [
            "BatchMode=yes", "StrictHostKeyChecking=yes", "ConnectTimeout=20", "ServerAliveInterval=15",
            "ServerAliveCountMax=4",
            "ClearAllForwardings=yes", "PermitLocalCommand=no",
        ]
        return ["-T", "-x"] + (settings.map { ["-F", $0] } ?? []) + options.flatMap { ["-o", $0] }
            + (server.port.map { ["-p", String($0)] } ?? [])
    }
}
