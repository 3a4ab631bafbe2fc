import Diagnostics
import ReportLoading
import ReportModel

/// The content of next year's edition, made of this year's.
///
/// What belongs to the strategy and the organisation comes along word for word; what belongs to the year does not:
/// outcomes become last year's, and every place that waits for something new says so. No figure, date or decision
/// is made up.
public struct NewEdition: Sendable {
    /// Bytes by path relative to the new edition's folder.
    public var files: [String: [UInt8]]
    public var account: Account

    /// - Parameters:
    ///   - source: This year's files.
    ///   - report: The same, read without errors.
    ///   - year: The new edition's.
    public init(from source: SourceTree, report: Report, year: Int) {
        var carrier = EditionCarrier(source: source, report: report, year: year)
        carrier.carry()
        files = carrier.files
        account = carrier.account
    }
}

/// Hands every file to the one who knows what in it is the year's.
private struct EditionCarrier {
    let source: SourceTree
    let report: Report
    let year: Int
    var files: [String: [UInt8]] = [:]
    var account = Account()
    /// Files that stay behind whole.
    private var left: [String] = []

    init(source: SourceTree, report: Report, year: Int) {
        self.source = source
        self.report = report
        self.year = year
    }

    mutating func carry() {
        let context = CarryContext(report: report, year: year)
        for path in source.files.keys.naturallySorted() {
            switch path {
            case "skalor.yaml": copy(path, "skalornas nivåer, färger och gränser")
            case "strategi.yaml":
                let priorities = Account.count(report.strategy.priorities.count, "prioritering", "prioriteringar")
                copy(path, "strategin med \(priorities), inriktningar och kapitlens avsnitt")
            case "kontakter.yaml": copy(path, Account.count(report.contacts.count, "kontakt", "kontakter"))
            case "ordlista.txt": copy(path, "ordlistan")
            case "kontroller.yaml": splice(path) { RecordCarrier(context: context).carryCheckSettings(&$0, &$1) }
            case "rapport.yaml": splice(path) { EditionFileCarrier(context: context).carry(&$0, &$1) }
            case "uppdrag.yaml": splice(path) { AssignmentCarrier(context: context).carry(&$0, &$1) }
            case "avvikelser.yaml": splice(path) { RecordCarrier(context: context).carryDeviations(&$0, &$1) }
            case "nyckeltal.yaml": splice(path) { RecordCarrier(context: context).carryKeyFigures(&$0, &$1) }
            case "beviljade-projekt.yaml": splice(path) { RecordCarrier(context: context).carryGrants(&$0, &$1) }
            case "tillganglighet.yaml": splice(path) { RecordCarrier(context: context).carryStatement(&$0, &$1) }
            case "forord.md": carryForeword(path)
            case let path where path.hasPrefix("mal/") && path.hasSuffix(".yaml"):
                splice(path) { GoalCarrier(context: context).carry(&$0, &$1) }
            case let path where path.hasPrefix("kapitel/") && path.hasSuffix(".md"): carryChapter(path, context)
            case let path where path.hasPrefix(SourceTree.differences):
                let own = path.dropFirst(SourceTree.differences.count)
                account.left.append("det som \(source.name) själv ändrade i den delade filen \(own)")
            default: left.append(path)
            }
        }
        carryGrantTable()
        account.addFiles(left)
        account.addGoals(report)
        account.countPrompts(in: files)
    }

    private mutating func copy(_ path: String, _ words: String) {
        files[path] = source.files[path]
        account.carried.append(words)
    }

    /// - Parameter change: Gets the file as places, and writes down what it does.
    private mutating func splice(_ path: String, _ change: (inout YAMLText, inout Account) -> Void) {
        guard let bytes = source.files[path] else { return }
        guard var text = YAMLText(PlainText.of(bytes)) else {
            // Nothing but comments: there is no place to change.
            files[path] = bytes
            return
        }
        change(&text, &account)
        files[path] = Array(text.result.utf8)
    }

    private mutating func carryChapter(_ path: String, _ context: CarryContext) {
        let shown = source.shown(path)
        guard let chapter = report.chapters.first(where: { $0.file.path == shown }) else { return }
        files[path] = ChapterCarrier(context: context, chapter: chapter).text.map { Array($0.utf8) }
        account.chapters += 1
    }

    private mutating func carryForeword(_ path: String) {
        guard let bytes = source.files[path], let matter = MarkdownParts(PlainText.of(bytes)),
            var yaml = YAMLText(matter.yaml)
        else { return }
        if let title = yaml.root["titel"] { yaml.clear(title, prompt: "förordets rubrik") }
        files[path] = Array(
            (matter.opening + yaml.result + matter.closing + "\n" + Prompts.paragraph("Årets förord.")).utf8)
        account.left.append("förordets text")
    }

    /// The table of grants keeps its columns: next year's rows are pasted under them.
    private mutating func carryGrantTable() {
        guard report.grants != nil, let bytes = source.files["beviljade-projekt.yaml"],
            let text = YAMLText(PlainText.of(bytes)),
            let path = text.root.text("fil"), let table = source.files[path]
        else { return }
        let header = table.firstIndex(of: UInt8(ascii: "\n")).map { table[...$0] } ?? table[...]
        files[path] = Array(header)
        left.removeAll { $0 == path }
        account.left.append("raderna i \(path) (kolumnerna finns kvar)")
    }
}

/// What every carrier knows.
struct CarryContext: Sendable {
    let report: Report
    /// The new edition's.
    let year: Int

    var oldYear: Int { report.edition.year }
}

/// The text of a file without a byte order mark, with `\n` at the ends of its lines.
enum PlainText {
    static func of(_ bytes: [UInt8]) -> String {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return String(decoding: content, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}

/// A Markdown file in its parts: `---`, the keys, `---`, the text.
struct MarkdownParts {
    let opening = "---\n"
    var yaml: String
    let closing = "---\n"

    init?(_ text: String) {
        guard text.hasPrefix("---\n") else { return nil }
        let rest = text.dropFirst(4)
        var start = rest.startIndex
        while start < rest.endIndex {
            let end = rest[start...].firstIndex(of: "\n") ?? rest.endIndex
            if rest[start..<end].split(separator: " ") == ["---"] {
                yaml = String(rest[..<start])
                return
            }
            guard end < rest.endIndex else { return nil }
            start = rest.index(after: end)
        }
        return nil
    }
}
