import Diagnostics
import ReportModel
import Testing

@testable import ReportLoading

/// The fictional edition with one text put in wherever a text may stand.
struct HostileEdition: Sendable {
    /// Everything that has ever got markup past somebody: signs under accents, which are one character with them, ends of
    /// elements and comments, a template's tag. In Markdown it is words.
    static let text = "\"\u{301} onmouseover=alert(1) '\"><\u{338}script/x>--></\u{338}title>&{{site.title}}\u{600}\""
    static let hostile = HostileEdition(text)
    /// The same with nothing in it that could mean anything, as long as the other and with its words and spaces.
    static let harmless = HostileEdition(
        "q\u{301} onmouseover=alert(1) qqqqq\u{338}script/xqqqqqq/\u{338}titleqqqqsite.titleqq\u{600}q")

    let payload: String
    let tree: SourceTree
    let templates: [String: [UInt8]]
    /// The keys that take any text.
    let openKeys: Set<String>

    private init(_ payload: String) {
        self.payload = payload
        let injection = Injection(payload: payload)
        let original = Site.content(of: "exempel")
        // Keys that take any words do so everywhere at once; those that do not, refuse them with a message.
        let open = Self.tried.open
        var tree = injection.yaml(open, in: original)
        for key in Self.frontMatter { tree = injection.frontMatter(key, in: tree) }
        openKeys = open
        self.tree = injection.tables(in: injection.chapter(in: injection.sections(in: tree)))
        templates = injection.words(in: Site.templates)
    }

    static let frontMatter = ["titel", "sammanfattning", "enhet"]

    /// Found with the hostile text: what it may stand in, the harmless one may. And what is said where it may not.
    private static let tried: (open: Set<String>, refusals: [Diagnostic]) = {
        let tree = Site.content(of: "exempel")
        let injection = Injection(payload: text)
        var known = LoadingMemory()
        _ = ReportLoader.load(tree, memory: &known)
        let found = Injection.keys(of: tree).map { key in
            var memory = known
            return (key, ReportLoader.load(injection.yaml([key], in: tree), memory: &memory).diagnostics)
        }
        let refused = found.filter(\.1.containsError)
        return (
            Set(found.map(\.0)).subtracting(refused.map(\.0)), refused.flatMap(\.1).filter { $0.severity == .error }
        )
    }()

    static var refusals: [Diagnostic] { tried.refusals }
}

/// Puts a text into an edition's files, in each way that a file can hold it.
struct Injection {
    let payload: String

    /// A scalar of a file, and the name of the key that it stands at.
    private struct Field {
        var key: String
        var range: SourceRange
        var text: String
    }

    private static func fields(_ value: YAMLValue, key: String = "") -> [Field] {
        switch value {
        case .scalar(let text, let range): [Field(key: key, range: range, text: text)]
        case .sequence(let values, _): values.flatMap { fields($0, key: key) }
        case .mapping(let pairs, _): pairs.flatMap { fields($0.value, key: $0.key.value) }
        }
    }

    static func keys(of tree: SourceTree) -> [String] {
        Set(
            tree.files.keys.filter { $0.hasSuffix(".yaml") }.flatMap { path -> [String] in
                var diagnostics: [Diagnostic] = []
                let source = SourceFile(path: path, text: String(decoding: tree.files[path] ?? [], as: UTF8.self))
                return YAMLReader(file: source).read(into: &diagnostics).map { fields($0).map(\.key) } ?? []
            }
        ).sorted()
    }

    /// The text added to the scalars of some keys, where they stand on one line.
    func yaml(_ keys: Set<String>, in tree: SourceTree) -> SourceTree {
        var tree = tree
        for path in tree.files.keys.sorted() where path.hasSuffix(".yaml") {
            let source = SourceFile(path: path, text: String(decoding: tree.files[path] ?? [], as: UTF8.self))
            var diagnostics: [Diagnostic] = []
            guard let value = YAMLReader(file: source).read(into: &diagnostics) else { continue }
            var lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for field in Self.fields(value).reversed()
            where keys.contains(field.key) && lines.indices.contains(field.range.start.line - 1) {
                let line = lines[field.range.start.line - 1]
                let start = line.index(line.startIndex, offsetBy: field.range.start.column - 1)
                let length = field.range.end.column - field.range.start.column
                guard let end = line.index(start, offsetBy: length, limitedBy: line.endIndex) else { continue }
                let written = line[start..<end]
                // A text on lines of its own: as it is written.
                if written == ">" || written == "|" {
                    lines[field.range.start.line] += " " + payload
                    continue
                }
                let isQuoted = written.hasPrefix("\"") || written.hasPrefix("'")
                // What is looked up by its words is refused with others.
                guard isQuoted || written == field.text, !field.text.hasPrefix("kapitel:") else { continue }
                lines[field.range.start.line - 1].replaceSubrange(start..<end, with: Self.quoted(field.text + payload))
            }
            tree.files[path] = Array(lines.joined(separator: "\n").utf8)
        }
        return tree
    }

    /// Between single quotation marks, doubled sign by sign.
    private static func quoted(_ text: String) -> String {
        "'" + String(decoding: text.utf8.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }, as: UTF8.self) + "'"
    }

    func frontMatter(_ key: String, in tree: SourceTree) -> SourceTree {
        var tree = tree
        for path in tree.files.keys where path.hasSuffix(".md") {
            let lines = String(decoding: tree.files[path] ?? [], as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { line in
                let words = line.dropFirst(key.count + 1).replacing("\"", with: "").drop { $0 == " " }
                return line.hasPrefix(key + ":") && !words.isEmpty
                    ? "\(key): " + Self.quoted(words + payload) : String(line)
            }
            tree.files[path] = Array(lines.joined(separator: "\n").utf8)
        }
        return tree
    }

    func tables(in tree: SourceTree) -> SourceTree {
        var tree = tree
        for path in tree.files.keys where path.hasSuffix(".csv") {
            var diagnostics: [Diagnostic] = []
            guard
                let source = TextDecoding.decode(
                    tree.files[path] ?? [], path: path, as: .utf8OrWindows1252, diagnostics: &diagnostics),
                let table = TableReader.read(source.text, in: source).table
            else { continue }
            let rows = table.rows.map { row in
                row.cells.map { $0.number == nil && !$0.text.isEmpty ? Self.cell($0.text + payload) : $0.text }
            }
            tree.files[path] = Array(
                ([table.columns] + rows).map { $0.joined(separator: ";") }.joined(separator: "\n").utf8)
        }
        return tree
    }

    /// Without accents over quotation marks: in a cell, those are the text's own.
    private static func cell(_ text: String) -> String {
        let text = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isGraphemeExtend && $0 != "\u{600}" }))
        return "\"" + String(decoding: text.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }, as: UTF8.self)
            + "\""
    }

    /// The words of the interface, as someone may have changed them who does not write markup.
    func words(in templates: [String: [UInt8]]) -> [String: [UInt8]] {
        var templates = templates
        let lines = String(decoding: templates["ord/sv.json"] ?? [], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        // A word with a place to fill is refused.
        let safe = payload.replacing("\\", with: "\\\\").replacing("{{", with: "").replacing("}}", with: "")
        let escaped = String(
            decoding: safe.utf8.flatMap { $0 == UInt8(ascii: "\"") ? Array("\\\"".utf8) : [$0] }, as: UTF8.self)
        templates["ord/sv.json"] = Array(
            lines.map { line in
                guard let end = line.lastIndex(of: "\""), line[end...].dropFirst().allSatisfy({ ", ".contains($0) }),
                    line.contains("\": \"")
                else { return String(line) }
                return line[..<end] + escaped + line[end...]
            }.joined(separator: "\n").utf8)
        return templates
    }

    /// A paragraph at the end of every section of the texts.
    func sections(in tree: SourceTree) -> SourceTree {
        var tree = tree
        for path in tree.files.keys where path.hasSuffix(".md") {
            let text = String(decoding: tree.files[path] ?? [], as: UTF8.self)
            tree.files[path] = Array(
                (text.replacing("\n\n## ", with: "\n\n\(payload)\n\n## ") + "\n\n\(payload)\n").utf8)
        }
        return tree
    }

    /// Everything in Markdown that takes words without reading them as Markdown.
    func chapter(in tree: SourceTree) -> SourceTree {
        var tree = tree
        guard let path = tree.files.keys.sorted().first(where: { $0.hasPrefix("kapitel/1-") }) else { return tree }
        tree.files[path]? += Array(
            """


            ## Rubrik \(payload)

            `\(payload)` och [länk \(payload)](https://exempel.se/?a=\\"b&c=\\<d), [^a"b] och "citat \(payload)".

            ![Bild \(payload)](../bilder/buss.svg)

            [^a"b]: Fotnot \(payload)

            | A \(payload) | B |
            | --- | --- |
            | `\(payload)` | \(payload) |

            ```
            \(payload)
            ```

            ```faktaruta \(payload)
            \(payload)
            ```

            ```citat
            \(payload)
            — \(payload)
            ```

            ```tabell
            titel: \(payload)
            källa: \(payload)
            not: \(payload)
            ---
            A;B
            \(Self.cell("x" + payload).replacing("<", with: "\\<"));5
            ```

            ```diagram
            titel: \(payload)
            källa: \(payload)
            not: \(payload)
            enhet: \(payload)
            ---
            A;\(Self.cell("B" + payload))
            \(Self.cell("x" + payload).replacing("<", with: "\\<"));5
            y;7
            ```

            ```bild bilder/buss.svg
            alt: \(payload)
            bildtext: \(payload)
            ```

            ```språk en
            \(payload)
            ```

            """.utf8)
        return tree
    }
}
