import ReportChanges

/// ``ReportChanges`` in words, for someone who reads and signs.
struct ChangesText {
    let changes: ReportChanges
    let title: String

    var text: String {
        var lines = [title, ""]
        let unchanged = changes.chapters.filter { $0.fate == .compared([]) }
        for entry in changes.chapters where entry.fate != .compared([]) { lines += self.lines(entry) + [""] }
        for file in changes.files {
            lines +=
                [file.path + (changes.filesDay.map { " (sedan \($0))" } ?? "")] + file.lines.map { "  \($0)" } + [""]
        }
        if changes.isEmpty { return (lines + ["Ingenting har ändrats."]).joined(separator: "\n") + "\n" }
        if !unchanged.isEmpty { lines += ["Utan ändringar: " + unchanged.map(Self.name).joined(separator: "; ")] }
        return lines.joined(separator: "\n").trimmingBlankLines + "\n"
    }

    private static func name(_ entry: ReportChanges.Entry) -> String {
        entry.number.map { "\($0). \(entry.title)" } ?? entry.title
    }

    private func lines(_ entry: ReportChanges.Entry) -> [String] {
        let head = Self.name(entry) + (entry.day.map { " (sedan \($0))" } ?? "")
        switch entry.fate {
        case .new: return [head, "  Kapitlet är nytt."]
        case .gone: return [head, "  Kapitlet är borttaget."]
        case .neverReached: return [head, "  Kapitlet har aldrig haft det läget i någon version som är sparad i git."]
        case .unreadable: return [head, "  Den tidigare versionen går inte att läsa, så kapitlet kan inte jämföras."]
        case .compared(let changes): return [head] + changes.flatMap(lines)
        }
    }

    private func lines(_ change: ChapterChanges.Change) -> [String] {
        switch change {
        case .newSection(let title, let words): ["  Nytt avsnitt: \(title) (\(words) ord)"]
        case .removedSection(let title, let words): ["  Borttaget avsnitt: \(title) (\(words) ord)"]
        case .renamedSection(let old, let new): ["  Ny rubrik: ”\(old)” heter nu ”\(new)”"]
        case .movedSections(let titles): ["  Flyttat: \(titles.joined(separator: "; "))"]
        case .head(let key, let old, let new):
            [
                "  Överst i filen, \(key): \(old.map { "”\($0)”" } ?? "ej angivet") → \(new.map { "”\($0)”" } ?? "ej angivet")"
            ]
        case .address(let old, let new): ["  Ny adress: kapitel/\(old)/ heter nu kapitel/\(new)/"]
        case .units(let section, let units):
            ["  \(section.isEmpty ? "Före första rubriken" : section)"] + units.flatMap(lines)
        }
    }

    private func lines(_ change: UnitChange) -> [String] {
        switch change {
        case .added(let text): ["    nytt:      ”\(text)”"]
        case .removed(let text): ["    borttaget: ”\(text)”"]
        case .changed(let from, let to): ["    ändrat:    ”\(from)”", "         till: ”\(to)”"]
        }
    }
}

extension String {
    fileprivate var trimmingBlankLines: String {
        var text = self
        while text.last == "\n" { text.removeLast() }
        return text
    }
}
