/// A few of the functions in `steps.sh`, to be run one after another at the destination.
struct ShellStep: Sendable {
    private var calls: [String] = []

    /// - Parameter path: The destination's folder; every step begins by going there.
    init(at path: String) { add("enter", path) }

    mutating func add(_ function: String, _ arguments: String...) { add(function, arguments) }

    mutating func add(_ function: String, _ arguments: [String]) {
        calls.append(([function] + arguments.map(ShellQuoting.quote)).joined(separator: " "))
    }

    /// What is sent: the functions, and last a line that runs the calls. Of a script that was cut off nothing is done.
    var script: [UInt8] {
        PackageResources.steps_sh + Array("\nmain() {\n\(calls.joined(separator: "\n"))\n}\nmain </dev/null\n".utf8)
    }
}
