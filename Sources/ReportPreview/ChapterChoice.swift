import Diagnostics
import ReportModel

/// Which chapter an editor means: by number, by address or by a part of its name.
public enum ChapterChoice {
    /// - Returns: The chapter's page in the site, or what is wrong with the name.
    public static func page(of name: String, among chapters: [Chapter]) -> Result<String, Problem> {
        let wanted = fold(name)
        let hasWords = wanted.contains { $0.isLetter || $0.isNumber }
        let ways: [(Chapter) -> Bool] = [
            { $0.number.map(String.init) == wanted },
            { fold($0.slug) == wanted || fold($0.title) == wanted },
            { hasWords && [fold($0.title), $0.slug, words($0)].contains { $0.contains(wanted) } },
        ]
        guard let found = ways.lazy.map({ chapters.filter($0) }).first(where: { !$0.isEmpty }) else {
            return .failure(Problem(diagnostic: unknown(name, chapters)))
        }
        guard found.count == 1 else { return .failure(Problem(diagnostic: ambiguous(name, found))) }
        return .success("kapitel/\(found[0].slug)/")
    }

    /// A name that means no chapter, or several.
    public struct Problem: Error {
        public var diagnostic: Diagnostic
    }

    private static func ambiguous(_ name: String, _ found: [Chapter]) -> Diagnostic {
        Diagnostic(
            .error, .`okänt-kapitel`, "”\(name)” kan vara \(found.count) kapitel", help: "skriv ett av: " + list(found))
    }

    private static func unknown(_ name: String, _ chapters: [Chapter]) -> Diagnostic {
        Diagnostic(
            .error, .`okänt-kapitel`, "inget kapitel heter ”\(name)”",
            help: chapters.isEmpty ? "rapporten har inga kapitel än" : "de som finns är: " + list(chapters))
    }

    private static func list(_ chapters: [Chapter]) -> String {
        chapters.map { chapter in (chapter.number.map(String.init) ?? chapter.slug) + " (\(chapter.title))" }.joined(
            separator: ", ")
    }

    /// Letters that a hurried hand writes alike.
    private static func fold(_ text: String) -> String {
        String(text.lowercased().split(separator: " ").joined(separator: " ").map { letters[$0] ?? $0 })
    }

    private static let letters: [Character: Character] = ["å": "a", "ä": "a", "ö": "o", "é": "e"]

    private static func words(_ chapter: Chapter) -> String {
        chapter.slug.split(separator: "-").joined(separator: " ")
    }
}
