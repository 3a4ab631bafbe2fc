import Foundation
import ReportPublishing

/// What publishing says to a person before and after.
struct PublishingText {
    /// The place in full, and as it was written in the command.
    let place: String
    let destination: String

    func plan(_ plan: PublishingPlan) -> String {
        var lines = ["\(plan.manifest.about.title) → \(place)/\(plan.edition)/"]
        if plan.liveRelease == nil { lines.append("\(plan.edition) har inte publicerats här förut.") }
        lines += plan.changes
        if plan.becomesCurrent {
            lines.append("aktuell/ leder sedan till \(plan.edition) i stället för \(plan.look.state.current ?? "").")
        }
        if let current = plan.staysCurrent {
            lines.append("aktuell/ leder fortfarande till \(current), som har aktuell: ja i sin rapport.yaml.")
        }
        for name in plan.leftAlone {
            lines.append("Obs! \(name) på platsen är inte gjord av build-report. Den lämnas som den är.")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func done(_ outcome: Publisher.Outcome, _ plan: PublishingPlan) -> String {
        var lines: [String] = []
        if !outcome.swept.isEmpty { lines.append("Rester efter en avbruten publicering är bortstädade.") }
        if outcome.wasTooLateToStop { lines.append(Self.tooLate) }
        lines.append("Publicerad: \(plan.edition) visar nu utgåvan \(outcome.live.text) på \(place).")
        if plan.liveRelease == nil { return lines.joined(separator: "\n") + "\n" }
        lines.append("Ångra: ./build-report rollback \(Self.word(destination))")
        return lines.joined(separator: "\n") + "\n"
    }

    func rolledBack(_ outcome: Publisher.Outcome, to target: Release, from old: ReleaseName?) -> String {
        var lines = outcome.wasTooLateToStop ? [Self.tooLate] : []
        lines += [
            "\(target.name.edition) visar nu utgåvan från \(Self.time(target.name.time)) (\(target.name.text)), publicerad av \(target.publisher)."
        ]
        if let old { lines.append("Ångra det här: ./build-report rollback \(Self.word(destination)) \(old.text)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let tooLate = "Bytet pågick redan när du avbröt, och gick inte att stoppa."

    /// As it can be pasted into a shell.
    static func word(_ text: String) -> String {
        let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "@:/._-".contains($0) }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// The clock on the wall where one sits.
    static func time(_ seconds: Int) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "sv_SE")
        format.dateFormat = "d MMMM yyyy 'kl.' HH.mm"
        return format.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}

/// A question to whoever sits at the terminal.
enum Question {
    enum Answer {
        case yes, no
        /// Nobody sees the question, or nobody can answer it. What a pipe holds is no answer to it.
        case nobody
    }

    static func ask(_ question: String) throws(PublishingFailure) -> Answer {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return .nobody }
        for _ in 0..<3 {
            Output.write("\(question) (ja/nej) ", to: STDERR_FILENO)
            try waitForAnswer()
            switch readLine()?.trimmingCharacters(in: .whitespaces).lowercased() {
            case "ja", "j": return .yes
            case "nej", "n", nil: return .no
            default: Output.write("Svara ja eller nej.\n", to: STDERR_FILENO)
            }
        }
        return .no
    }

    /// A terminal gives whole lines, so that what is read after this does not wait; Ctrl-C ends it at once.
    private static func waitForAnswer() throws(PublishingFailure) {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        repeat { try Interruption.check() } while poll(&input, 1, 100) <= 0
    }
}
