import ArgumentParser
import Diagnostics
import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// `build-report preview 2023`: hands over to the program that lies beside this one and serves the report.
///
/// A program of its own, because a web server brings some thirty libraries with it, and every build would wait for them.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Visar en årgång i webbläsaren och läser om sidan när du sparar.")

    /// All that was said, also `--help`: the other program reads it.
    @Argument(parsing: .captureForPassthrough)
    var words: [String] = []

    func run() throws {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let program = own + "-preview"
        var arguments = ([program] + words).map { strdup($0) } + [nil]
        execv(program, &arguments)
        arguments.forEach { free($0) }
        Console(format: .human).say([
            Diagnostic(
                .error, "saknat-program",
                "programmet \(program), som visar rapporten i webbläsaren, går inte att starta",
                help: "kör ./build-report preview i projektets mapp, så byggs det")
        ])
        throw ExitCode(1)
    }
}
