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
            #expect((value == nil) == !diagnostics.isEmpty, "\(text.debugDescription)")
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
