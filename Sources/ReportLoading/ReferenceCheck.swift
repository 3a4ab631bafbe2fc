import Diagnostics
import ReportModel

/// Names in one data file that must exist in another.
struct ReferenceCheck {
    let report: Report
    let findings: Findings

    func run() {
        checkChapterContacts()
        checkGrantPriorities()
        checkPictures()
        checkContactChapters()
    }

    private var priorities: [Int] { report.strategy.priorities.map(\.number) }

    private func checkChapterContacts() {
        let ids = report.contacts.map(\.id)
        for chapter in report.chapters {
            for contact in chapter.contacts where !ids.contains(contact) {
                findings.error(
                    "okänd-kontakt", "kontakten ”\(contact)” finns inte i kontakter.yaml",
                    at: line(containing: contact, in: chapter.file) ?? chapter.range,
                    help: Suggestion.help(for: contact, among: ids))
            }
        }
    }

    private func checkGrantPriorities() {
        for grant in report.grants?.grants ?? [] {
            guard let priority = grant.priority, !priorities.contains(priority) else { continue }
            findings.error(
                "okänd-prioritering", "prioritering \(priority) finns inte i strategin", at: grant.range,
                help: Suggestion.list(priorities.map(String.init)))
        }
    }

    private func checkPictures() {
        for picture in report.pictures where report.attachments[picture.path] == nil {
            if report.unpublishedFiles.contains(picture.path) {
                let file = UnpublishedFile(path: picture.path)
                findings.error("okänd-bild", file.message, at: picture.range, help: file.help)
                continue
            }
            findings.error(
                "okänd-bild", "bilden ”\(picture.path)” finns inte", at: picture.range,
                help: Suggestion.help(for: picture.path, among: report.attachments.keys.sorted()))
        }
    }

    private func checkContactChapters() {
        // A chapter that could not be read has been told of already.
        guard
            !findings.all.contains(where: { $0.severity == .error && $0.range?.file.path.contains("/kapitel/") == true }
            )
        else { return }
        let numbers = report.chapters.compactMap(\.number)
        for contact in report.contacts {
            for chapter in contact.chapters where !numbers.contains(chapter) {
                findings.warning(
                    "okänt-kapitel", "kontakten ”\(contact.id)” svarar för kapitel \(chapter), som inte finns",
                    at: contact.range, help: Suggestion.list(numbers.map(String.init)))
            }
        }
    }

    /// The front matter's line that holds a word.
    private func line(containing word: String, in file: SourceFile) -> SourceRange? {
        for number in 1...60 {
            guard let line = file.line(number) else { return nil }
            if let found = line.firstRange(of: word) {
                return SourceRange(
                    file: file, line: number, column: line.distance(from: line.startIndex, to: found.lowerBound) + 1,
                    length: word.count)
            }
        }
        return nil
    }
}
