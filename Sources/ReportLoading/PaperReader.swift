import Diagnostics
import MarkdownSyntax
import ReportModel

/// `text.md`: a paper of a few pages, which needs no other file.
///
/// Its title is the heading that it begins with. What else an edition says of itself may stand in `rapport.yaml`.
struct PaperReader {
    static let path = "text.md"

    let chapters: ChapterReader
    let findings: Findings

    /// - Parameter folder: The edition's name, which stands in for a title.
    func read(_ file: SourceFile, folder: String) -> Chapter? {
        if file.text.hasPrefix("---") { return chapters.read(file, path: Self.path, findings: findings) }
        let text = EditorText.read(file.text[...], in: file, firstLine: 1, findings: findings)
        var document = text.readable
        let start = SourceRange(file: file, line: 1)
        var title: String?
        if case .heading(1, let content)? = document.blocks.first?.kind {
            title = content.plainText
            document.blocks.removeFirst()
        }
        if text.isEmpty || document.blocks.isEmpty {
            findings.warning("tomt-kapitel", "texten är tom", at: start, help: "skriv texten under sin titel")
        } else if title == nil {
            findings.warning(
                "saknade-uppgifter", "texten börjar inte med en titel, så mappens namn står i stället", at: start,
                help: "skriv # och titeln på den första raden")
        }
        return chapters.chapter(
            of: Self.lowered(document), in: file, titled: title ?? folder.replacing("-", with: " "),
            range: start, findings: findings)
    }

    /// Headings below the title: a text from Word has its sections on the first level, as the title is no heading there.
    private static func lowered(_ document: Document) -> Document {
        let isFirst = { (block: Block) in if case .heading(1, _) = block.kind { true } else { false } }
        guard document.blocks.contains(where: isFirst) else { return document }
        var lowered = document
        for index in lowered.blocks.indices {
            guard case .heading(let level, let content) = lowered.blocks[index].kind else { continue }
            lowered.blocks[index].kind = .heading(level: min(level + 1, 6), content: content)
        }
        return lowered
    }

    /// What an edition is that consists of the text alone: finished when it is written, since nobody decides on it.
    static func edition(of chapter: Chapter, named name: String, year: Int?) -> Edition {
        Edition(
            name: name, title: chapter.title, year: year ?? Self.year(in: chapter.title) ?? 0, organisation: "",
            state: .decided, kind: .paper)
    }

    private static func year(in text: String) -> Int? {
        text.split { !$0.isASCII || !$0.isNumber }.lazy.filter { $0.count == 4 }.compactMap { Int($0) }
            .first { (1900..<2200).contains($0) }
    }
}

extension SourceTree {
    /// Whether the edition is one text, beside which there are no chapters; with goals it is a report that has lost its
    /// `rapport.yaml`.
    var isPaper: Bool {
        files[PaperReader.path] != nil && paths(in: "kapitel", extensions: ["md"]).isEmpty
            && (files["rapport.yaml"] != nil || paths(in: "mal", extensions: ["yaml"]).isEmpty)
    }
}
