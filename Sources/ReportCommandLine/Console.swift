import ArgumentParser
import Diagnostics
import ReportOutput

#if canImport(Glibc)
    import Glibc
#endif

/// Says to a person what is going on: steps while it lasts, problems, and one line about what became of the output.
package struct Console: Sendable {
    let format: DiagnosticFormatter
    private let isTerminal = isatty(STDERR_FILENO) == 1

    package init(format: DiagnosticFormatter) {
        self.format = format
        // `build-report 2023 | head`: a reader that goes away must not stop the report from being written.
        signal(SIGPIPE, SIG_IGN)
    }

    /// A step that may take time: one line that is written over in a terminal, a line each in a pipe.
    package func step(_ text: String) {
        write(isTerminal ? "\(Style.emptyLine.mark)\(text) …" : "\(text)\n", to: STDERR_FILENO)
    }

    /// How a run ends, in words.
    struct Ending {
        /// What was found wrong.
        var problems: String
        /// What became of the output.
        var summary: String
    }

    /// - Parameters:
    ///   - site: The paths that were written; `nil` where nothing was.
    ///   - remark: What is said of a report that was written, besides what is wrong with it.
    /// - Returns: What was said.
    @discardableResult
    func finish(_ diagnostics: [Diagnostic], site: [String]?, output: OutputFolder, remark: String? = nil) -> Ending {
        let ordered = diagnostics.inOrder()
        let remark = site == nil ? nil : remark
        let summary = [remark, Summary.line(ordered, site: site, output: output)].compactMap { $0 }.joined(
            separator: "\n")
        let ending = Ending(problems: shown(ordered), summary: summary)
        finish(ending, isWritten: site != nil)
        return ending
    }

    func finish(_ ending: Ending, isWritten: Bool) {
        if isTerminal { write(Style.emptyLine.mark, to: STDERR_FILENO) }
        write(ending.problems, to: STDERR_FILENO)
        write(ending.summary + "\n", to: isWritten ? STDOUT_FILENO : STDERR_FILENO)
    }

    /// The problems as they are shown.
    private func shown(_ diagnostics: [Diagnostic]) -> String {
        let ordered = diagnostics.inOrder()
        return ordered.isEmpty ? "" : format.format(ordered) + (format == .human ? "\n" : "")
    }

    /// What was found before anything else is said.
    package func begin(_ diagnostics: [Diagnostic]) {
        if isTerminal { write(Style.emptyLine.mark, to: STDERR_FILENO) }
        say(diagnostics)
    }

    package func say(_ diagnostics: [Diagnostic]) {
        write(shown(diagnostics), to: STDERR_FILENO)
    }

    package func line(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// What a command is asked for: to stdout, so that it can be sent on.
    func say(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Ends a command that cannot do what it was asked for.
    func giveUp(_ diagnostics: [Diagnostic]) throws -> Never {
        write(format.format(diagnostics.inOrder()), to: STDERR_FILENO)
        throw ExitCode(1)
    }

    private func write(_ text: String, to descriptor: Int32) { Output.write(text, to: descriptor) }
}

/// The last line of a run.
enum Summary {
    /// - Parameter site: The paths that were written; `nil` where nothing was.
    static func line(_ diagnostics: [Diagnostic], site: [String]?, output: OutputFolder) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count { $0.severity == .warning }
        let notes = diagnostics.count { $0.severity == .note }
        var counts = "\(errors) fel, \(warnings) \(warnings == 1 ? "varning" : "varningar")"
        if notes > 0 { counts += ", \(notes) \(notes == 1 ? "notering" : "noteringar")" }
        if let site {
            // The one error that does not stop the site: a PDF that could not be made.
            let without =
                errors == 0
                ? ""
                : site.contains { $0.hasSuffix(".pdf") && EarlierPrints.isPrint($0) } ? ", utan ny PDF" : ", utan PDF"
            return
                "\(counts). Rapporten skrevs till \(output.shownPath) (\(site.count) filer)\(without). Öppna \(output.shownPath)/index.html"
        }
        return output.exists
            ? "\(counts). Rapporten skrevs inte; den tidigare versionen ligger kvar i \(output.shownPath)."
            : "\(counts). Rapporten skrevs inte."
    }
}
