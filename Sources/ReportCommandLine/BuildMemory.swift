import Diagnostics
import Foundation
import ReportOutput

/// A run whose source and output are those of the run before says what that one said, and does nothing more.
extension Build {
    /// Everything that the outcome depends on: what is read, the tools, and what was asked for.
    ///
    /// - Parameter content: The digest of content and templates.
    func source(of content: String, _ scripts: String, _ project: Project, _ console: Console) -> String {
        let tools = ["/proc/self/exe", project.root + "/.build/pagefind/program"].map { path in
            FileSystem.stamp(of: (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? path)
        }
        let request = "\(isDraft) \(search) \(console.format) \(FileSystem.rights)"
        return ([content, scripts, Version.current, request] + tools).joined(
            separator: "\n")
    }

    /// How the last run ended, where this one would end the same; whoever asks for a PDF gets a new one.
    func recall(_ source: String, of output: OutputFolder, _ readProblems: [Diagnostic]) -> Console.Ending? {
        guard printing == nil, readProblems.isEmpty, let last = BuildRecord.read(of: output, source: source) else {
            return nil
        }
        return Console.Ending(problems: last.problems, summary: last.summary)
    }

    /// Keeps how the run ended. Not where it might end otherwise the next time: a tool failed, or a print was lost, which
    /// is said once.
    ///
    /// - Parameter report: What was written; `nil` where nothing was.
    func remember(
        _ ending: Console.Ending, from source: String, of output: OutputFolder, _ report: WrittenReport?,
        _ diagnostics: [Diagnostic], hadPrints: Bool
    ) {
        guard let report, printing == nil, !hadPrints, !diagnostics.contains(where: { $0.severity == .note }) else {
            return
        }
        BuildRecord(source: source, problems: ending.problems, summary: ending.summary).write(
            of: output, report: report)
    }
}
