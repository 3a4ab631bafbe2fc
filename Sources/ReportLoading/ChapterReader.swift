import Diagnostics
import MarkdownSyntax
import ReportModel

/// `kapitel/*.md`: front matter, text and sections.
struct ChapterReader {
    let strategy: Strategy
    /// Whether the strategy is what its file says, and not a stand-in for it.
    private let isStrategyRead: Bool
    private let sectionNames: SectionNames

    /// - Parameter strategy: `nil` where it could not be read.
    init(strategy: Strategy?) {
        self.strategy = strategy ?? .none
        isStrategyRead = strategy != nil
        sectionNames = SectionNames(self.strategy)
    }

    func read(_ file: SourceFile, path: String, findings: Findings) -> Chapter? {
        guard let (fields, body, bodyLine) = MarkdownFile.open(file, as: .chapter, findings: findings) else {
            return nil
        }
        let facts = ChapterFacts(fields)
        fields.finish()
        if isStrategyRead, let priority = facts.priority,
            !strategy.priorities.contains(where: { $0.number == priority.value })
        {
            findings.error(
                "okänd-prioritering", "prioritering \(priority.value) finns inte i strategin", at: priority.range,
                help: Suggestion.list(strategy.priorities.map { String($0.number) })
                    ?? "skriv den under prioriteringar: i strategi.yaml, eller ta bort raden")
        }
        let text = EditorText.read(body, in: file, firstLine: bodyLine, findings: findings)
        if text.isEmpty {
            findings.warning(
                "tomt-kapitel", "kapitlet har ingen text", at: facts.range,
                help: "skriv texten efter raden --- som avslutar uppgifterna om kapitlet")
        }
        let shown = TopHeadings.demoted(text.readable, findings: findings)
        let headings = shown.outline()
        let (sections, mentions) = SectionReader(
            strategy: strategy, names: sectionNames, document: shown, headings: headings,
            priority: facts.priority?.value, findings: findings
        ).read()
        // Without a title nothing is written, but what links to the chapter is right.
        return Chapter(
            slug: Self.slug(of: path), title: facts.title?.value ?? "", number: facts.number,
            priority: facts.priority?.value,
            summary: facts.summary, unit: facts.unit, state: facts.state?.value ?? .draft,
            stateRange: facts.state?.range, reviewedBy: facts.reviewedBy, contacts: facts.contacts, document: shown,
            headings: headings, sections: sections, mentions: mentions, file: file, range: facts.range)
    }

    /// A text without keys of its own, whose headings have their right levels.
    func chapter(
        of document: Document, in file: SourceFile, titled title: String, range: SourceRange, findings: Findings
    ) -> Chapter {
        let headings = document.outline()
        let (sections, mentions) = SectionReader(
            strategy: strategy, names: sectionNames, document: document, headings: headings, priority: nil,
            findings: findings
        ).read()
        return Chapter(
            slug: Self.slug(of: file.path), title: title, number: nil, priority: nil, summary: nil, unit: nil,
            state: .ready, contacts: [], document: document, headings: headings, sections: sections,
            mentions: mentions, file: file, range: range)
    }

    /// `3-nara-tillganglig-region.md` → `nara-tillganglig-region`: the number orders, the words are the address.
    static func slug(of path: String) -> String {
        let stem = FilePath.stem(of: path)
        let words = stem.drop { $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " || $0 == "." }
        return (words.isEmpty ? stem : String(words)).slug
    }
}

/// What a chapter's front matter says.
private struct ChapterFacts {
    let title: Sourced<String>?
    let priority: Sourced<Int>?
    let state: Sourced<Chapter.State>?
    let number: Int?
    let summary: String?
    let unit: String?
    let reviewedBy: String?
    let contacts: [String]
    /// The title, or what stands first.
    let range: SourceRange

    init(_ fields: Fields) {
        title = fields.requiredText("titel")
        priority = fields.whole("prioritering")
        state = fields.choice("läge")
        number = fields.whole("nummer")?.value
        summary = fields.string("sammanfattning")
        unit = fields.string("enhet")
        reviewedBy = fields.string("granskad-av")
        contacts = fields.texts("kontakter").map(\.value)
        range = title?.range ?? fields.firstRange
    }
}

/// What every Markdown file of an edition has: front matter with keys, then a text.
enum MarkdownFile {
    static func open(_ file: SourceFile, as shape: Shape, findings: Findings) -> (
        fields: Fields, body: Substring, bodyLine: Int
    )? {
        guard let matter = FrontMatter(file.text) else {
            findings.error(
                "trasiga-uppgifter", "uppgifterna överst i filen avslutas aldrig",
                at: SourceRange(file: file, line: 1, length: 3),
                help: "lägg till en rad med --- efter den sista uppgiften")
            return nil
        }
        guard let yaml = matter.yaml else {
            let isLate =
                file.text.split(separator: "\n", maxSplits: 1).first.map { String($0).trimmed == "---" } ?? false
            findings.error(
                "saknade-uppgifter", "filen saknar uppgifter överst", at: SourceRange(file: file, line: 1),
                help: isLate
                    ? "ta bort det som står före ---; det ska vara filens första rad"
                    : StartingText.instruction(
                        file.text.hasPrefix("# ")
                            ? "skriv de här raderna överst i filen, i stället för den första rubriken:"
                            : "skriv de här raderna överst i filen:",
                        StartingText.chapterHead(title: StartingText.title(of: file.text, path: file.path))))
            return nil
        }
        if let line = FrontMatter.lineOfText(in: yaml) {
            findings.error(
                "trasiga-uppgifter", "uppgifterna överst i filen avslutas inte före texten",
                at: SourceRange(file: file, line: line + 1, length: file.line(line + 1)?.count ?? 1),
                help: "lägg till en rad med --- efter den sista uppgiften")
            return nil
        }
        var diagnostics: [Diagnostic] = []
        let value = YAMLReader(file: file, text: yaml, firstLine: 2).read(into: &diagnostics)
        findings.add(diagnostics)
        if let value, let fields = Fields(value, as: shape, findings: findings) {
            return (fields, matter.body, matter.bodyLine)
        }
        // The text below is looked through all the same; what its head lacks has been said.
        let unread = Fields(unreadAt: SourceRange(file: file, line: 1), as: shape)
        return (unread, matter.body, matter.bodyLine)
    }
}

/// `forord.md`.
enum ForewordReader {
    static func read(_ file: SourceFile, findings: Findings) -> Foreword? {
        guard let (fields, body, bodyLine) = MarkdownFile.open(file, as: .foreword, findings: findings) else {
            return nil
        }
        let title = fields.string("titel") ?? "Förord"
        let signatories = fields.texts("undertecknad").map(\.value)
        fields.finish()
        let text = EditorText.read(body, in: file, firstLine: bodyLine, findings: findings)
        let shown = TopHeadings.demoted(text.readable, findings: findings)
        let comment = Comment(document: shown, range: SourceRange(file: file, line: bodyLine))
        return Foreword(title: title, signatories: signatories, text: comment)
    }
}
