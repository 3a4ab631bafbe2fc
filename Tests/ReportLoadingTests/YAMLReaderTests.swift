import Diagnostics
import SeededNumbers
import Testing

@testable import ReportLoading

@Suite struct YAMLReaderTests {
    private func read(_ text: String) -> (value: YAMLValue?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let value = YAMLReader(file: SourceFile(path: "x.yaml", text: text)).read(into: &diagnostics)
        return (value, diagnostics)
    }

    @Test(arguments: ["4.10", "007", "1e3", "0x1F", "yes", "null", "2023-08-31", "1_000", ".5", "-0"])
    func keepsTextAsItIsWritten(scalar: String) throws {
        guard case .mapping(let pairs, _)? = read("a: \(scalar)").value, case .scalar(let text, _) = pairs[0].value
        else {
            Issue.record("ingen text")
            return
        }
        #expect(text == scalar)
    }

    @Test func remembersPlaces() throws {
        guard case .mapping(let pairs, _)? = read("åäö: värde\nb:\n  - 'två'\n").value else { return }
        #expect(pairs[0].key.range.start == SourcePosition(line: 1, column: 1))
        #expect(pairs[0].value.range.start == SourcePosition(line: 1, column: 6))
        #expect(pairs[0].value.range.end == SourcePosition(line: 1, column: 11))
        guard case .sequence(let elements, _) = pairs[1].value else { return }
        #expect(elements[0].range.start == SourcePosition(line: 3, column: 5))
    }

    /// A few lines of aliases would grow into more than any memory holds, as value or as key.
    @Test(arguments: ["x: *i", "? *i\n: x", "*i : x", "x: {*i : 1}", "x:\n  - *i"])
    func refusesAnAliasBomb(use: String) {
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (name, previous) in zip("bcdefghi", "abcdefgh") {
            text += "\(name): &\(name) [\((0..<9).map { _ in "*\(previous)" }.joined(separator: ", "))]\n"
        }
        let (value, diagnostics) = read(text + use + "\n")
        #expect(value == nil)
        #expect(diagnostics.map(\.id) == ["yaml-alias"])
        #expect(diagnostics.first?.range?.start == SourcePosition(line: 1, column: 4))
    }

    @Test(arguments: [
        "a: Forskning & utveckling", "a: FoU&I *fet*", "a: \"&x och *x\"\nb: 'x'", "a: |\n  *fet* text & mer\n",
    ])
    func letsOrdinarySignsBe(text: String) {
        #expect(read(text).diagnostics.filter { $0.id != "yaml-alias" }.isEmpty)
        #expect(text.contains("&x") || read(text).value != nil)
    }

    @Test(arguments: [
        "a: !viktigt att veta", "a: !!str 5", "a: ! x", "- !x y", "a: {b: !c d}", "a: !<tag:x> y", "a: !e!x y",
        "a: !\n  b: c",
        "a: !x [b]", "!x a: b",
    ])
    func refusesTags(text: String) {
        let (value, diagnostics) = read(text)
        #expect(value == nil)
        #expect(diagnostics.map(\.id) == ["yaml-tagg"], "\(diagnostics.map(\.message))")
    }

    @Test(arguments: ["a: Bra!", "a: \"!viktigt\"", "a: |\n  !viktigt", "a: Nej! Men", "a:\n  - '!x'", "a: 5 !"])
    func letsExclamationsBe(text: String) { #expect(read(text).diagnostics.isEmpty) }

    @Test(arguments: [
        ("a: Vi når linje #1 men inte #2", 1, 17), ("- Linje #2", 1, 9), ("a: Linje #2", 1, 10),
        ("a: Vi når # målet", 1, 11),
        ("a: #1 i Sverige", 1, 4), ("a: Vi når\n  linje #1", 2, 9), ("a: {b: linje #2\n  }", 1, 14),
        ("a: Buss  #2", 1, 10),
        ("a: Vi når\t#2", 1, 11),
    ])
    func tellsOfTextThatIsAComment(text: String, line: Int, column: Int) {
        let (value, diagnostics) = read(text)
        #expect(value != nil)
        #expect(diagnostics.map(\.id) == ["yaml-kommentar"])
        #expect(diagnostics.first?.range?.start == SourcePosition(line: line, column: column))
    }

    @Test(arguments: [
        "a: utkast    # utkast, granskad eller klar", "a: Stab om vatten  # en enhet", "a: 54 # prel", "a: 54 #prel",
        "a: 1 234,5 # tkr", "a: 2023-08-31 #prel", "a: -15 procent # av budget", "a: utkast # till mars",
        "a: utkast #granskas",
        "a:   # inget\n  - b", "a: # skrivs i mars", "a: \"Linje #1\"", "a: |\n  Linje #1\n  # två", "# hel rad\na: b",
        "a: Linje#1",
        "a: [b, c] #1", "a: 'Linje #1' # not", "a: https://a.example/#del", "- id: x            # not med ord",
    ])
    func letsCommentsBe(text: String) {
        #expect(read(text).diagnostics.isEmpty, "\(read(text).diagnostics.map(\.message))")
    }

    /// What the parser stumbles over is named, and where it stands.
    @Test(arguments: [
        ("a: **Bra** år", "”*”", 1), ("a: [länk](https://a.example) och", "”[”", 1), ("- [länk](x) och", "”[”", 1),
        ("a:\n    b: c\n   d: {e: f}", "passar inte ihop", 3), ("a: - 3 procent", "”-”", 1), ("a: {b} och", "”{”", 1),
        ("a: @x", "”@”", 1), ("a: `x`", "”`”", 1),
        ("a:\n  b: c\n\t\n  d: e", "tabb", 3), ("a: b\n \t \nc: d", "tabb", 2),
        ("a: Vi når linje #1\n  men inte linje 2", "anmärkning", 1), ("a: {b: c, d: linje #2}", "anmärkning", 1),
        ("a: [b, linje #2]", "anmärkning", 1), ("a: \"C:\\mapp\"", "omvänt snedstreck", 1),
    ])
    func namesWhatIsWrong(text: String, words: String, line: Int) {
        let (value, diagnostics) = read(text)
        #expect(value == nil || diagnostics.isEmpty)
        #expect(diagnostics.first?.message.contains(words) ?? (value != nil), "\(diagnostics.map(\.message))")
        if let found = diagnostics.first { #expect(found.range?.start.line == line) }
    }

    @Test(arguments: ["a: \"x\\x07y\"", "a: \"x\\vy\"", "a: \"x\\0y\"", "a: \"x\\ey\""])
    func refusesCodesForControlCharacters(text: String) {
        #expect(read(text).diagnostics.map(\.id) == ["ogiltigt-tecken"])
    }

    @Test func survivesAnything() {
        var generator = SeededGenerator(seed: 8)
        let pieces = [
            "a", "b: ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "\"", "'", "|", ">", "&x ", "*x", "#", ": ", "? ",
            "---\n", "\t", "å", "!t ", "%", "@", "\u{7}", "<<: ",
        ]
        for _ in 0..<4000 {
            let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            let (value, diagnostics) = read(text)
            #expect((value == nil) == diagnostics.containsError, "\(text.debugDescription)")
            for diagnostic in diagnostics {
                let line = diagnostic.range?.start.line ?? 0
                #expect(
                    line >= 1 && diagnostic.range?.file.line(line) != nil,
                    "\(text.debugDescription): \(diagnostic.message)")
                #expect(
                    diagnostic.help != nil || diagnostic.id != "trasig-yaml",
                    "\(text.debugDescription): \(diagnostic.message)")
            }
        }
    }
}
