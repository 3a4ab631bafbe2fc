import Diagnostics
import ReportModel

/// Files of an edition that nothing reads; a lost file must not be lost in silence.
struct StrayFiles {
    let tree: SourceTree
    let findings: Findings

    /// Names that an editor probably meant otherwise; a lost file must not be lost in silence.
    func report() {
        for path in tree.paths(in: "", extensions: ["yaml", "yml", "csv", "md"])
        where !EditionFolder.dataFiles.contains(path) && path != "forord.md"
            && !(tree.isPaper && path == PaperReader.path)
        {
            if FilePath.stem(of: path).slug == "indikatorer" {
                findings.error(
                    "indikator-utan-mål", "indikatorerna i ”\(path)” hör inte till något mål", at: tree.place(path),
                    help: "flytta dem till sina delmål i mal/, under indikatorer:")
            } else {
                findings.warning(
                    "okänd-fil", "filen ”\(path)” används inte", at: tree.place(path), help: remedy(forStray: path))
            }
        }
        for (folder, type) in [("mal", "yaml"), ("kapitel", "md"), ("data", "csv")] {
            for path in tree.paths(in: folder, extensions: ["yaml", "yml", "md", "csv", "txt", "xlsx", "docx"])
            where FilePath.extension(of: path) != type {
                findings.warning(
                    "okänd-fil", "filen ”\(path)” används inte: i \(folder)/ läses bara .\(type)", at: tree.place(path),
                    help: Self.remedy(forForm: path, wanted: type))
            }
        }
        let isChapter = { (path: String) in path.hasSuffix(".md") && path != "forord.md" }
        // One that lies beside the folder is told of there.
        if tree.paths(in: "kapitel", extensions: ["md"]).isEmpty,
            !tree.paths(in: "", extensions: ["md"]).contains(where: isChapter)
        {
            let head = StartingText.chapterHead(title: "Inledning")
            findings.warning(
                "saknad-mapp", "rapporten har inga kapitel", at: tree.place("kapitel/"),
                help: StartingText.instruction(
                    "skapa till exempel \(tree.shown("kapitel/1-inledning.md")), och skriv texten under raderna:", head)
            )
        }
    }

    private func remedy(forStray path: String) -> String? {
        let wanted = FilePath.stem(of: path).slug + ".yaml"
        if EditionFolder.dataFiles.contains(wanted) { return "byt namn på filen till \(wanted)" }
        if let nearest = Suggestion.nearest(to: path, among: EditionFolder.dataFiles + ["forord.md"]) {
            return "menade du ”\(nearest)”?"
        }
        return switch FilePath.extension(of: path) {
        case "md": remedy(forText: path)
        case "csv": "är den en tabell, flytta den till data/; annars ta bort den"
        default: "är den ett mål, flytta den till mal/; annars ta bort den"
        }
    }

    /// How a file of another form becomes one that is read.
    private static func remedy(forForm path: String, wanted: String) -> String {
        let name = FilePath.stem(of: path) + "." + wanted
        return switch (FilePath.extension(of: path), wanted) {
        case ("yml", "yaml"), ("txt", "md"), ("txt", "csv"): "byt namn på den till \(name)"
        case ("docx", "md"):
            "Word kan inte spara i den formen: skapa en ny fil \(name), kopiera in texten och skriv ## före varje rubrik"
        case ("xlsx", "csv"): "öppna den i Excel, välj Spara som och formen CSV UTF-8, och kalla den \(name)"
        case (_, "csv"): "är den en tabell, spara den som CSV; annars flytta den därifrån"
        case (_, "md"): "är den ett kapitel, ge det en egen fil med ändelsen .md; annars flytta den därifrån"
        default: "är den ett mål, skriv det i en fil med ändelsen .\(wanted); annars flytta den därifrån"
        }
    }

    /// A text beside the folder of chapters, which may also lack the lines that a chapter begins with.
    private func remedy(forText path: String) -> String {
        let text = tree.files[path].map { String(decoding: $0, as: UTF8.self) } ?? ""
        let move =
            "är den ett kapitel, flytta den till \(tree.shown("kapitel/")), till exempel som kapitel/1-\(FilePath.stem(of: path).slug).md"
        guard !text.hasPrefix("---") else { return move + "; annars ta bort den" }
        let head = StartingText.chapterHead(title: StartingText.title(of: text, path: path))
        let isHeaded = text.split(separator: "\n").first?.hasPrefix("# ") == true
        let place = isHeaded ? "i stället för dess första rubrik" : "överst"
        return StartingText.instruction(move + ", och skriv de här raderna \(place); annars ta bort den", head)
    }
}
