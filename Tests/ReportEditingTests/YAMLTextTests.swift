import Testing
import Yams

@testable import ReportEditing

/// Where values stand, and what a change leaves alone.
@Suite struct YAMLTextTests {
    private static func edited(_ text: String, _ change: (inout YAMLText) throws -> Void) rethrows -> String {
        guard var yaml = YAMLText(text) else { return "no YAML" }
        try change(&yaml)
        return yaml.result
    }

    /// What was found as a value reads as the same value when it stands alone.
    @Test(arguments: RealContent.editions)
    func everyValueOfTheRealContentIsFoundWhole(edition: String) throws {
        var count = 0
        for (path, bytes) in RealContent.tree(edition).files where path.hasSuffix(".yaml") {
            let text = RealContent.text(bytes)
            let yaml = try #require(YAMLText(text))
            #expect(yaml.result == text)
            Self.visit(yaml.root) { part in
                guard let scalar = part.scalar, !scalar.isEmpty else { return }
                let found = yaml.string(part.start..<part.end)
                // A block keeps its line breaks only under its own key.
                if found.hasPrefix("|") || found.hasPrefix(">") { return }
                #expect((try? compose(yaml: found))??.string == scalar, "\(path): \(found)")
                count += 1
            }
        }
        #expect(count > 300)
    }

    private static func visit(_ part: YAMLPart, _ body: (YAMLPart) -> Void) {
        body(part)
        part.elements.forEach { visit($0, body) }
        part.entries.forEach { visit($0.value, body) }
    }

    @Test(arguments: [
        ("a: 1   # ett\nb: 2\n", "a:  # FYLL I: värde  # ett\nb: 2\n"),
        ("a: \"x # y\"\nb: 2\n", "a:  # FYLL I: värde\nb: 2\n"),
        ("a: |\n  Text.\n  # rubrik\n\n  Mer.\n# kommentar\nb: 2\n", "a:  # FYLL I: värde\n# kommentar\nb: 2\n"),
        ("a: >-\n  Text\n  mer.\n\nb: 2\n", "a:  # FYLL I: värde\n\nb: 2\n"),
        ("a:\n  - {x: 1}\n  - {x: 2}\n# om b\nb: 2\n", "a:  # FYLL I: värde\n# om b\nb: 2\n"),
        ("a:\n- x\n- y\nb: 2\n", "a:  # FYLL I: värde\nb: 2\n"),
        ("a: {x: 1, y: [2, 3]}  # om a\nb: 2\n", "a:  # FYLL I: värde  # om a\nb: 2\n"),
        ("a: lång text\n  som fortsätter\nb: 2\n", "a:  # FYLL I: värde\nb: 2\n"),
        ("a: 'Sverige''s'\nb: 2", "a:  # FYLL I: värde\nb: 2"),
        ("a:\nb: 2\n", "a:  # FYLL I: värde\nb: 2\n"),
        ("a: 1", "a:  # FYLL I: värde"),
        ("a:  # FYLL I: förra\nb: 2\n", "a:  # FYLL I: värde\nb: 2\n"),
        ("{a: 1, b: 2}\n", "{a: ej angivet, b: 2}\n"),
        ("{b: 2, a: \"x, y\"}\n", "{b: 2, a: ej angivet}\n"),
        ("{b: 2, a: [1, 2]}\n", "{b: 2, a: ej angivet}\n"),
    ])
    func clearsAValueAndNothingElse(before: String, after: String) throws {
        let result = try Self.edited(before) { $0.clear(try #require($0.root["a"]), prompt: "värde") }
        #expect(result == after)
        #expect(try compose(yaml: result)?.mapping?["b"]?.string == (before.contains("b: 2") ? "2" : nil))
    }

    @Test(arguments: [
        ("x: 0\na: 1\nb: 2\n", "x: 0\nb: 2\n"), ("x: 0\na:\n  - 1\n\n# om b\nb: 2\n", "x: 0\n\n# om b\nb: 2\n"),
        ("l:\n  - a: 1\n    b: 2\n", "l:\n  - a: 1\n    b: 2\n"), ("x: 0\na: 1", "x: 0\n"),
    ])
    func removesAKeyWithItsLines(before: String, after: String) throws {
        let result = Self.edited(before) { yaml in if let entry = yaml.root["a"] { yaml.remove(entry) } }
        #expect(result == after)
    }

    @Test func emptiesAKeyOnWhoseLineItsGroupHangs() throws {
        let result = try Self.edited("l:\n  - a: 1\n    b: 2\n") { yaml in
            yaml.remove(try #require(yaml.root["l"]?.value.elements.first?["a"]))
        }
        #expect(result == "l:\n  - a:\n    b: 2\n")
    }

    @Test(arguments: [
        ("l:\n  - {x: 1}   # ett\n  - {x: 2}\nb: 2\n", "l:\n  - {x: 1}   # ett\n  - {x: 2}\n  - {x: 3}\nb: 2\n"),
        ("l: [{x: 1}]\nb: 2\n", "l: [{x: 1}, {x: 3}]\nb: 2\n"),
        ("l:\n- x: 1\n  y: 2\n# om b\nb: 2\n", "l:\n- x: 1\n  y: 2\n- {x: 3}\n# om b\nb: 2\n"),
    ])
    func appendsToAList(before: String, after: String) throws {
        #expect(try Self.edited(before) { $0.append("{x: 3}", to: try #require($0.root["l"]).value) } == after)
    }

    @Test func removesAnElement() throws {
        let text = "l:\n  # om ett\n  - a: 1\n    b: |\n      Text.\n  # om två\n  - a: 2\n"
        #expect(
            try Self.edited(text) { $0.remove(try #require($0.root["l"]?.value.elements.first)) }
                == "l:\n  # om ett\n  # om två\n  - a: 2\n")
    }

    @Test(arguments: [
        ("90", "90"), ("87,5", "\"87,5\""), ("−4", "\"−4\""), ("i nivå med målet", "i nivå med målet"),
        ("Bo: \"här\"", "\"Bo: \\\"här\\\"\""), ("", "\"\""),
    ])
    func quotesWhatYAMLWouldMisread(text: String, quoted: String) throws {
        #expect(YAMLQuote.inline(text) == quoted)
        let value = try compose(yaml: "{a: \(quoted)}")?.mapping?["a"]?.string
        #expect(value == text)
    }
}
