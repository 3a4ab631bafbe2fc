import Diagnostics
import ReportModel
import Testing

@testable import ReportLoading

/// Text from content never becomes markup, whichever field it stands in.
@Suite struct HostileTextTests {
    private static let payload = "\"><script>alert(1)</script>&'"

    /// Builds the content and looks at every page: read strictly, it has no script and no attribute of the text's own.
    private func expectHarmless(_ tree: SourceTree, mentions least: Int, _ what: String) throws {
        let site = Site(tree)
        #expect(!site.files.isEmpty, "\(what): \(DiagnosticFormatter.human.format(site.diagnostics))")
        var mentions = 0
        for (path, page) in try site.pages {
            #expect(!page.tags.contains { $0.name == "script" && !$0.isEnd && !$0.isOwnScript }, "\(what): \(path)")
            #expect(
                page.tags.allSatisfy { tag in tag.attributes.allSatisfy { !$0.name.hasPrefix("on") } },
                "\(what): \(path)")
            mentions += try site.text(path).split(separator: "alert(1)", omittingEmptySubsequences: false).count - 1
        }
        #expect(mentions >= least, "\(what): texten syns inte, så provet prövar inget")
        for (path, bytes) in site.files where path.hasPrefix("data/") && path.hasSuffix(".json") {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("<script"), "\(what): \(path)")
        }
    }

    // MARK: YAML

    /// Those that do not, refuse it with a message; `SlotTests` builds an edition with it in all of the others.
    @Test func knowsWhichFieldsTakeAnyText() {
        let open = HostileEdition.hostile.openKeys
        #expect(HostileEdition.refusals.allSatisfy { $0.range != nil })
        for key in [
            "titel", "beskrivning", "etikett", "källa", "not", "enhet", "roll", "kort", "orsak", "åtgärd", "givare",
            "märkning", "organisation", "följs-upp", "lägesord", "alt", "bildtext",
        ] {
            #expect(open.contains(key), "\(key)")
        }
        for key in ["id", "nummer", "datum", "nivå", "regel", "färg", "symbol", "år", "värde"] {
            #expect(!open.contains(key), "\(key)")
        }
    }

    @Test(arguments: ["titel", "sammanfattning", "enhet"])
    func neverLeavesFrontMatterUnescaped(key: String) throws {
        var tree = Site.content(of: "exempel")
        for path in tree.files.keys where path.hasSuffix(".md") {
            let lines = String(decoding: tree.files[path] ?? [], as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { line in
                let words = line.dropFirst(key.count + 1).replacing("'", with: "''").replacing("\"", with: "").drop {
                    $0 == " "
                }
                return line.hasPrefix(key + ":") && !words.isEmpty
                    ? "\(key): '\(words)\(Self.payload.replacing("'", with: "''"))'" : String(line)
            }
            tree.files[path] = Array(lines.joined(separator: "\n").utf8)
        }
        try expectHarmless(tree, mentions: 3, key)
    }

    // MARK: Markdown

    /// Everything in Markdown that takes words without reading them as Markdown.
    @Test func neverLeavesMarkdownUnescaped() throws {
        var tree = Site.content(of: "exempel")
        let path = try #require(tree.files.keys.sorted().first { $0.hasPrefix("kapitel/1-") })
        let payload = Self.payload
        let escaped = payload.replacing("<", with: "\\<")
        tree.files[path]? += Array(
            """


            ## Rubrik \(escaped)

            `\(payload)` och [länk \(escaped)](https://exempel.se/?a=\\"b&c=\\<d '\(payload.replacing("'", with: ""))'), [^a"b] och "citat \(escaped)".

            ![Bild \(escaped)](../bilder/buss.svg '\(payload.replacing("'", with: ""))')

            [^a"b]: Fotnot \(escaped)

            | A \(escaped) | B |
            | --- | --- |
            | `\(payload)` | \(escaped) |

            ```
            \(payload)
            ```

            ```faktaruta \(payload)
            \(escaped)
            ```

            ```citat
            \(escaped)
            — \(escaped)
            ```

            ```tabell
            titel: \(payload)
            källa: \(payload)
            not: \(payload)
            ---
            A\(escaped.replacing("\"", with: ""));B
            x\(escaped.replacing("\"", with: ""));5
            ```

            ```diagram
            titel: \(payload)
            källa: \(payload)
            enhet: \(payload)
            ---
            A;B\(payload.replacing("\"", with: ""))
            x\(payload.replacing("\"", with: ""));5
            y;7
            ```

            ```bild bilder/buss.svg
            alt: \(payload)
            bildtext: \(payload)
            ```

            """.utf8)
        try expectHarmless(tree, mentions: 40, "Markdown")
    }

    @Test(arguments: [
        "[a](https://exempel.se/\"onmouseover=\"alert(1))", "[a](<https://exempel.se/\" onmouseover=\"alert(1)>)",
        "<https://exempel.se/\"onmouseover=\"alert(1)>",
        "https://exempel.se/\"onmouseover=\"alert(1)", "[a](https://exempel.se/ \"t\\\" onmouseover=\\\"alert(1)\")",
        "[a](mailto:x@exempel.se\"onmouseover=\"alert(1))",
    ])
    func neverLeavesAnAddressUnescaped(markdown: String) throws {
        var tree = Site.content(of: "exempel")
        let path = try #require(tree.files.keys.sorted().first { $0.hasPrefix("kapitel/1-") })
        tree.files[path]? += Array("\n\n\(markdown)\n".utf8)
        try expectHarmless(tree, mentions: 1, markdown)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "a <img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
        "![a](javascript:alert(1))", "```språk \"><script>\nx\n```",
    ])
    func refusesMarkup(markdown: String) throws {
        var tree = Site.content(of: "exempel")
        let path = try #require(tree.files.keys.sorted().first { $0.hasPrefix("kapitel/1-") })
        tree.files[path]? += Array("\n\n\(markdown)\n".utf8)
        let site = Site(tree)
        #expect(site.files.isEmpty)
        #expect(
            site.diagnostics.count { $0.severity == .error } == 1,
            "\(DiagnosticFormatter.short.format(site.diagnostics))")
    }

    /// What Markdown reads as words stays words.
    @Test(arguments: [
        "a <svg/onload=alert(1)>", "1 < 2 <3 alert(1)", "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)", "\\<script>alert(1)",
    ])
    func escapesWhatIsNoMarkup(markdown: String) throws {
        var tree = Site.content(of: "exempel")
        let path = try #require(tree.files.keys.sorted().first { $0.hasPrefix("kapitel/1-") })
        tree.files[path]? += Array("\n\n\(markdown)\n".utf8)
        try expectHarmless(tree, mentions: 2, markdown)
    }

    // MARK: Tables

    @Test func neverLeavesACellUnescaped() throws {
        var tree = Site.content(of: "exempel")
        for path in tree.files.keys where path.hasSuffix(".csv") {
            var diagnostics: [Diagnostic] = []
            let source = try #require(
                TextDecoding.decode(
                    tree.files[path] ?? [], path: path, as: .utf8OrWindows1252, diagnostics: &diagnostics))
            let table = try #require(TableReader.read(source.text, in: source).table)
            let quoted = { (text: String) in "\"" + text.replacing("\"", with: "\"\"") + "\"" }
            let rows = table.rows.map { row in
                row.cells.map { $0.number == nil && !$0.text.isEmpty ? quoted($0.text + Self.payload) : $0.text }
            }
            tree.files[path] = Array(
                ([table.columns] + rows).map { $0.joined(separator: ";") }.joined(separator: "\n").utf8)
        }
        try expectHarmless(tree, mentions: 10, "CSV")
    }
}
