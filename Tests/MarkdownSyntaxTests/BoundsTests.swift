import Diagnostics
import MarkdownSyntax
import Testing

/// A text, and a short name for it: the texts themselves would fill the log.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let id: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ id: String = "") {
        self.name = name
        self.text = text
        self.id = id
    }
}

/// Texts made to hang or fill the parser are refused, or give no more than they hold.
struct BoundsTests {
    private func parse(_ text: String) -> (document: Document, diagnostics: [Diagnostic]) {
        MarkdownParser.parse(text, in: SourceFile(path: "prov.md", text: text))
    }

    private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// Inputs that the parser of this version cannot digest, measured: each runs for seconds or more without the bound.
    static let refused: [Case] = [
        Case(
            "bred tabell", "|" + times("a|", 5000) + "\n|" + times("-|", 5000) + "\n" + times("a\n", 1000),
            "för-bred-tabell"),
        Case(
            "bred tabell i citat", "> - x\n>\n>   |" + times("a|", 65) + "\n>   |" + times("-|", 65) + "\n",
            "för-bred-tabell"),
        Case(
            "hög tabell", "|" + times("a|", 64) + "\n|" + times("-|", 64) + "\n" + times("a\n", 1600), "för-stor-tabell"
        ),
        Case(
            "många tabeller",
            times("|" + times("a|", 64) + "\n|" + times("-|", 64) + "\n" + times("a\n", 100) + "\n", 20),
            "för-stor-tabell"),
        Case("avdelare", "a\n" + times("|-|-|\n|-|\n", 20_000), "för-svår-text"),
        Case("streck före avdelare", times("|", 60_000) + "\n|-|-|\n", "för-svår-text"),
        Case("streck i en tabell", "|a|b|\n|-|-|\n" + times("|", 60_000) + "\n", "för-svår-text"),
        Case("streck på många rader", "|a|b|\n|-|-|\n" + times(times("|", 3000) + "\n", 30), "för-svår-text"),
        Case("rader före avdelare", times("a\n", 100_000) + "-|-\n", "för-svår-text"),
        Case("<?", times("x<?", 100_000), "för-svår-text"),
        Case("<!A", times("<!A ", 25_000), "för-svår-text"),
        Case("<![CDATA[", "x" + times("<![CDATA[", 20_000), "för-svår-text"),
        Case("![[]()", times("![[]()", 33_000), "för-svår-text"),
        Case("lång definition", "[x]: /" + times("a", 200_000) + "\n\n" + times("[x] ", 20_000), "för-svår-text"),
        Case("a@", times("a@", 500_000), "för-svår-text"),
        Case("_www.", times("_www.", 40_000), "för-svår-text"),
        Case("http)", "http://a.b/" + times(")", 100_000), "för-svår-text"),
        Case("djupa citat", times("> ", 10_000) + "a", "för-djup-nästling"),
        Case("djupa listor", times("- ", 5000) + "a", "för-djup-nästling"),
        Case("växande indrag", (0..<400).map { times("  ", $0) + "- a\n" }.joined(), "för-djup-nästling"),
        Case("djup betoning", times("*a _b ", 20_000) + times(" c_ d*", 20_000), "för-djup-nästling"),
        Case("djupa bilder", times("![a ", 20_000) + times("](b)", 20_000), "för-svår-text"),
        Case("bilder i varandra", times("![a ", 200) + times("](b)", 200), "för-djup-nästling"),
        Case("stjärnor", times("*", 20_001) + "a" + times("*", 20_001), "för-djup-nästling"),
        Case("fotnoter i varandra", times("[^1]:", 10_000), "för-djup-nästling"),
        Case("stor fil", times("a\n", 3 << 20), "för-stor-text"),
        Case("många rader", times("\n", 300_000), "för-stor-text"),
        Case("många tecken", times("[", 400_000), "för-stor-text"),
        Case("nolltecken", "a\nb\0c", "ogiltigt-tecken"),
    ]

    @Test(arguments: refused)
    func isRefused(input: Case) {
        let result = parse(input.text)
        #expect(result.diagnostics.contains { $0.id == input.id }, "\(result.diagnostics.map(\.id))")
        #expect(result.diagnostics.containsError)
        #expect(result.diagnostics.allSatisfy { $0.range != nil && $0.help != nil })
    }

    /// Inputs that look bad and are not: they are read in one pass, into no more nodes than they have bytes.
    static let harmless: [Case] = [
        Case("[", times("[", 50_000)), Case("*a **a ", times("*a **a ", 50_000)), Case("[a](", times("[a](", 50_000)),
        Case("backticks", (1..<600).map { "e" + times("`", $0) }.joined()), Case("<a", times("<a", 100_000)),
        Case("<a x=", times("<a x=\"", 50_000)), Case("<!--", times("<!-- a ", 700)), Case("]", times("]", 100_000)),
        Case("[][]", times("[a][", 50_000)), Case("definitioner", (0..<5000).map { "[\($0)]: u\n" }.joined()),
        Case("fotnoter", (0..<5000).map { "[^\($0)]: a\n" }.joined() + (0..<5000).map { "[^\($0)] " }.joined()),
        Case("samma fotnot", times("[^1]", 20_000) + "\n\n[^1]: a"), Case("_", times("_", 100_000) + "a"),
        Case("&", times("&a", 50_000)), Case("streck", times("* ", 50_000)), Case("punkter", times("- a\n", 30_000)),
        Case("citat", times("> a\n", 30_000)), Case("långt streck", times("-", 100_000)),
        Case("kolon", times(":-", 30_000)),
        Case("stängsel", times("```\n", 50_000)), Case("tomma celler", "a|b\n-|-\n" + times("||\n", 10_000)),
        Case("parenteser", "[a](" + times("(", 50_000)),
        Case("lata rader", times("> ", 99) + "a\n" + times("a\n", 30_000)),
        Case("bara streck", times("a\n---\n", 20_000)), Case("lodstreck", times("|a", 50_000)),
        Case("väldigt lång rad", times("räksmörgås ", 50_000)), Case("flaggor", times("*🇸🇪e\u{301}* ", 10_000)),
    ]

    @Test(arguments: harmless)
    func isRead(input: Case) {
        let result = parse(input.text)
        #expect(result.diagnostics.isEmpty, "\(result.diagnostics.map(\.message))")
        var count = 0
        result.document.visit { _ in count += 1 }
        #expect(count <= input.text.utf8.count)
    }

    @Test func depthIsShownAtItsPlace() {
        let text = "ord\n\n" + Self.times("*a _b ", 60) + Self.times(" c_ d*", 60)
        let found = parse(text).diagnostics
        #expect(found.map(\.id) == ["för-djup-nästling"])
        #expect(found.first?.range?.start.line == 3)
        #expect(parse(Self.times("> ", 99) + "a").diagnostics.isEmpty)
        #expect(parse(Self.times("*a _b ", 49) + Self.times(" c_ d*", 49)).diagnostics.isEmpty)
    }

    /// Rows that look like a table's delimiter, within it.
    @Test func aTableOfDashesPasses() {
        let text =
            "|" + Self.times("a|", 12) + "\n|" + Self.times("-|", 12) + "\n"
            + Self.times("|" + Self.times(" - |", 12) + "\n", 1000)
        #expect(parse(text).diagnostics.isEmpty)
    }

    @Test func ordinaryLargeTextsPass() {
        let row = "| Projekt å | " + Self.times("12 345 | ", 8) + "- | - | [länk](http://exempel.se/a_b(c)) |\n"
        let delimiter = "|" + Self.times("---|", 12) + "\n"
        let dashes = "| - | - | - | - | - | - | - | - | - | - | - | - |\n"
        let table = row + delimiter + Self.times(row + row + dashes, 600)
        #expect(parse(table).diagnostics.isEmpty)
        let prose = Self.times(
            "Ett stycke med [länk](mal:4.1), *betoning*, `=värde` och ”citat” – på flera rader.\n", 12)
        #expect(parse(Self.times(prose + "\n", 3000)).diagnostics.isEmpty)
        #expect(
            parse(Self.times("Se [^1] och a.b@exempel.se.\n\n", 500) + "[^1]: " + Self.times("ord [a](b) ", 2000))
                .diagnostics.isEmpty)
    }

    @Test func messageNamesLineAndRemedy() {
        let text = "# Å\n\n|" + Self.times("a|", 70) + "\n|" + Self.times("-|", 70) + "\n"
        let found = parse(text).diagnostics
        #expect(found.map(\.message) == ["tabellen har 70 kolumner, högst 64 går att visa"])
        #expect(found.first?.range?.start.line == 4)
    }
}
