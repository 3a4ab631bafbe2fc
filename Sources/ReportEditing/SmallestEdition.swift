import ReportLoading
import ReportModel

/// The smallest edition that builds: the report's own facts, and one chapter.
///
/// It says nothing about any region. Every word that must be an organisation's own is a prompt, and while one is left
/// the edition is not ready to be published.
public struct SmallestEdition: Sendable {
    /// Bytes by path relative to the new edition's folder.
    public var files: [String: [UInt8]]
    public var prompts: [(path: String, count: Int)]

    public init(year: Int) {
        let texts = [
            "rapport.yaml": """
            # yaml-language-server: $schema=../schema/rapport.json
            # Om rapporten. Alla nycklar står i Content/handbok/nycklar.md.
            \(StartingText.edition(year: year))läge: utkast

            """,
            "kapitel/1-inledning.md": """
            \(StartingText.chapterHead(title: "Inledning"))
            ## Året som gick

            \(Prompts.paragraph("Vad är det viktigaste som hände under \(year), och för vem? Skriv svaret här och ta bort frågan."))
            """,
        ]
        files = texts.mapValues { Array($0.utf8) }
        var account = Account()
        account.countPrompts(in: files)
        prompts = account.prompts
    }
}
