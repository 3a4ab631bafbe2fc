import Foundation
import Synchronization

/// A program run to its end, with its words in files of its own: nothing waits for a reader.
struct Program: Sendable {
    struct Result: Sendable {
        var status: Int32
        var output: [UInt8]
        var complaints: String
    }

    /// Found by the user's own search path.
    let name: String
    let arguments: [String]

    /// Runs it with these bytes for input; a signal that ends us ends it first.
    ///
    /// - Parameter timeLimit: Seconds after which it is stopped.
    func run(input: [UInt8] = [], timeLimit: Double) throws(PublishingFailure) -> Result {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory() + "/build-report-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let place = { (name: String) in folder.appendingPathComponent(name) }
            try Data(input).write(to: place("input"))
            for name in ["output", "complaints"] { try Data().write(to: place(name)) }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [name] + arguments
            process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
            process.standardInput = try FileHandle(forReadingFrom: place("input"))
            process.standardOutput = try FileHandle(forWritingTo: place("output"))
            process.standardError = try FileHandle(forWritingTo: place("complaints"))
            let (wasStopped, wasInterrupted) = try Interruption.run(process, timeLimit: timeLimit)
            if wasInterrupted { throw PublishingFailure.interrupted }
            if wasStopped { throw PublishingFailure.cutOff }
            let complaints = String(decoding: try Data(contentsOf: place("complaints")), as: UTF8.self)
            if process.terminationStatus == 127, complaints.hasPrefix("/usr/bin/env:") || complaints.hasPrefix("env:") {
                throw PublishingFailure.noProgram(name)
            }
            let status =
                process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
            return Result(
                status: status, output: [UInt8](try Data(contentsOf: place("output"))), complaints: complaints)
        } catch let failure as PublishingFailure {
            throw failure
        } catch {
            throw .other("det gick inte att köra \(name) (\(error.localizedDescription))")
        }
    }
}
