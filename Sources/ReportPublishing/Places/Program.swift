import Subprocess

/// A program that publishing runs, found by the user's own search path.
struct Program: Sendable {
    let name: String
    let arguments: [String]

    /// Runs it with these bytes for input; a signal that ends us ends it first.
    ///
    /// - Parameter timeLimit: Seconds after which it is stopped.
    func run(input: [UInt8] = [], timeLimit: Double) throws(PublishingFailure) -> ProgramEnd {
        let program = Subprocess.Program(
            named: name, arguments, environment: Subprocess.Program.ownEnvironment.merging(["LC_ALL": "C"]) { $1 },
            timeLimit: .seconds(timeLimit))
        return try Interruption.run(program, called: name, input: input)
    }
}
