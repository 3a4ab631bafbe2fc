import ReportModel

/// The few lines with which a file of an edition begins: what a message about a missing one gives, and what a new
/// edition is made of.
///
/// What belongs to the organisation is a prompt, so that nobody publishes a report with another's name; while one is
/// left, the edition is not ready.
public enum StartingText {
    /// `rapport.yaml`.
    public static func edition(year: Int?) -> String {
        """
        titel: "\(Prompt.mark) rapportens titel"
        år: \(year.map(String.init) ?? "2024")
        organisation: "\(Prompt.mark) organisationens namn"

        """
    }

    /// `skalor.yaml`: three levels, and the thresholds that are usual.
    public static let scales = """
        mål: {nivåer: [{id: helt, etikett: Uppfylls helt, färg: grön, symbol: bock}, {id: delvis, etikett: Uppfylls delvis, färg: gul, symbol: våg}, {id: inte, etikett: Uppfylls inte, färg: röd, symbol: kryss}]}
        indikator: {nivåer: [{id: helt, etikett: Målvärdet nås, färg: grön, symbol: bock, från: 100}, {id: delvis, etikett: Målvärdet nås delvis, färg: gul, symbol: våg, från: 80}, {id: inte, etikett: Målvärdet nås inte, färg: röd, symbol: kryss}]}
        uppdrag: {nivåer: [{id: enligt-plan, etikett: Enligt plan, färg: grön, symbol: bock}, {id: avvikelse, etikett: Med avvikelse, färg: gul, symbol: våg}, {id: ej-paborjat, etikett: Ej påbörjat, färg: grå, symbol: cirkel}]}

        """

    /// The head of a chapter.
    public static func chapterHead(title: String) -> String {
        let isPlain = title.allSatisfy { $0.isLetter || $0.isNumber || " -–".contains($0) }
        return "---\ntitel: \(isPlain ? title : "\"\(title.replacing("\"", with: "”"))\"")\n---\n"
    }

    /// The lines below an instruction, each on a line of its own.
    static func instruction(_ words: String, _ lines: String) -> String {
        ([words] + lines.split(separator: "\n").map { "  \($0)" }).joined(separator: "\n")
    }

    /// A title for a text that has none: its first heading, else the words of its file's name.
    static func title(of text: String, path: String) -> String {
        let heading = text.split(separator: "\n").first { $0.hasPrefix("# ") || $0.hasPrefix("## ") }
        if let words = heading?.drop(while: { $0 == "#" || $0 == " " }), !words.isEmpty { return String(words).trimmed }
        let words = FilePath.stem(of: path).drop { $0.isNumber || "-_ .".contains($0) }
            .replacing("-", with: " ").replacing("_", with: " ")
        return words.isEmpty ? "Kapitlets titel" : words.prefix(1).uppercased() + words.dropFirst()
    }
}
