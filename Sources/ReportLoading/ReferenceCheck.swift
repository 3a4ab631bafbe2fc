import Diagnostics
import ReportModel

/// Names in one data file that must exist in another.
struct ReferenceCheck {
    let report: Report
    let findings: Findings

    func run() {
        checkChapterContacts()
        checkGoalPriorities()
        checkGrantPriorities()
        checkPictures()
        checkContactChapters()
        if report.chapters.isEmpty { noteMissing("kapitel", "rapporten har inga kapitel", help: "lägg Markdown-filer i mappen kapitel/") }
    }

    private var priorities: [Int] { report.strategy.priorities.map(\.number) }

    private func checkChapterContacts() {
        let ids = report.contacts.map(\.id)
        for chapter in report.chapters {
            for contact in chapter.contacts where !ids.contains(contact) {
                findings.error("okänd-kontakt", "kontakten ”\(contact)” finns inte i kontakter.yaml", at: line(containing: contact, in: chapter.file) ?? chapter.range, help: Suggestion.help(for: contact, among: ids))
            }
        }
    }

    private func checkGoalPriorities() {
        for goal in report.goals.flatMap({ [$0] + $0.subgoals }) {
            for priority in goal.priorities where !priorities.contains(priority) {
                findings.error("okänd-prioritering", "mål \(goal.number) hör till prioritering \(priority), som inte finns i strategin", at: goal.range, help: "de som finns är: \(priorities.map(String.init).joined(separator: ", "))")
            }
        }
    }

    private func checkGrantPriorities() {
        for grant in report.grants?.grants ?? [] {
            guard let priority = grant.priority, !priorities.contains(priority) else { continue }
            findings.error("okänd-prioritering", "prioritering \(priority) finns inte i strategin", at: grant.range, help: "de som finns är: \(priorities.map(String.init).joined(separator: ", "))")
        }
    }

    private func checkPictures() {
        for picture in report.pictures where report.attachments[picture.path] == nil {
            findings.error("okänd-bild", "bilden ”\(picture.path)” finns inte", at: picture.range, help: Suggestion.help(for: picture.path, among: report.attachments.keys.sorted()))
        }
    }

    private func checkContactChapters() {
        let numbers = report.chapters.compactMap(\.number)
        for contact in report.contacts {
            for chapter in contact.chapters where !numbers.contains(chapter) {
                findings.warning("okänt-kapitel", "kontakten ”\(contact.id)” svarar för kapitel \(chapter), som inte finns", at: contact.range, help: "de som finns är: \(numbers.map(String.init).joined(separator: ", "))")
            }
        }
    }

    private func noteMissing(_ folder: String, _ message: String, help: String) {
        findings.warning("saknad-mapp", message, at: SourceRange(file: SourceFile(path: "Content/\(report.edition.name)/\(folder)/", text: ""), line: 1), help: help)
    }

    /// The front matter's line that holds a word.
    private func line(containing word: String, in file: SourceFile) -> SourceRange? {
        for number in 1...60 {
            guard let line = file.line(number) else { return nil }
            if let found = line.firstRange(of: word) {
                return SourceRange(file: file, line: number, column: line.distance(from: line.startIndex, to: found.lowerBound) + 1, length: word.count)
            }
        }
        return nil
    }
}
