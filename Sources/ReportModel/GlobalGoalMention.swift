import MarkdownSyntax

/// Finds the global goals that a text names: by link, and in an Agenda 2030 section also in plain words.
public enum GlobalGoalMention {
    /// The numbers in rising order, each once.
    public static func goals(in blocks: ArraySlice<Block>, includingPlainText: Bool) -> [Int] {
        var numbers = Set<Int>()
        for block in blocks { collect(block, includingPlainText, into: &numbers) }
        return numbers.sorted()
    }

    private static func collect(_ block: Block, _ plain: Bool, into numbers: inout Set<Int>) {
        switch block.kind {
        case .heading(_, let content), .paragraph(let content): collect(content, plain, into: &numbers)
        case .list(let list): list.items.flatMap(\.blocks).forEach { collect($0, plain, into: &numbers) }
        case .blockQuote(let blocks): blocks.forEach { collect($0, plain, into: &numbers) }
        case .table(let table):
            for cell in table.header + table.rows.flatMap({ $0 }) { collect(cell.content, plain, into: &numbers) }
        case .code, .thematicBreak, .html: break
        }
    }

    private static func collect(_ inlines: [Inline], _ plain: Bool, into numbers: inout Set<Int>) {
        for inline in inlines {
            switch inline.kind {
            case .link(let destination, _, let content):
                if destination.hasPrefix("globalt:"), let number = Int(destination.dropFirst(8)),
                    GlobalGoal.numbered(number) != nil
                {
                    numbers.insert(number)
                }
                collect(content, false, into: &numbers)
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                collect(content, false, into: &numbers)
            default: break
            }
        }
        if plain { numbers.formUnion(mentions(in: inlines.plainTextOutsideLinks)) }
    }

    /// `mål 9`, `Mål 3: God hälsa …`, `målen 5, 10 och 16`, and the goals' official names.
    static func mentions(in text: String) -> Set<Int> {
        let words = LowercaseWords.words(in: text)
        var numbers = Set<Int>()
        var follows = false
        for (index, word) in words.enumerated() {
            for name in names[word] ?? [] where words[index...].starts(with: name.words) { numbers.insert(name.number) }
            if heads.contains(word) || word.hasSuffix("-mål") || word.hasSuffix("-målen") {
                follows = true
            } else if follows, let number = word.number, GlobalGoal.numbered(number) != nil {
                numbers.insert(number)
            } else if !joints.contains(word) {
                follows = false
            }
        }
        return numbers
    }

    private typealias Word = LowercaseWords.Word

    /// What numbers of goals come after.
    private static let heads = Set(["mål", "målen", "målet", "målnummer"].map(Word.init))
    /// What may stand between them.
    private static let joints = Set(["och", "samt", "nr"].map(Word.init))

    /// The official names of more than one word, by their first; a single word such as *Jämställdhet* is no mention.
    private static let names: [Word: [(number: Int, words: [Word])]] = {
        let split = GlobalGoal.all.map { (number: $0.number, words: LowercaseWords.words(in: $0.title)) }
        return Dictionary(grouping: split.filter { $0.words.count > 1 }) { $0.words[0] }
    }()
}

extension [Inline] {
    /// A link to a goal of the board's reads ”mål 4.1” too; only what stands outside links is searched.
    fileprivate var plainTextOutsideLinks: String {
        map { inline in
            switch inline.kind {
            case .text(let text): text
            case .softBreak, .lineBreak: " "
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                content.plainTextOutsideLinks
            default: " "
            }
        }.joined()
    }
}
