import SeededNumbers
import Testing

@testable import ReportLoading

@Suite struct FrontMatterTests {
    @Test(arguments: [
        ("---\ntitel: A\n---\nText\n", "titel: A\n", "Text\n", 4), ("---\n---\nText", "", "Text", 3),
        ("---\na: 1\n---", "a: 1\n", "", 4),
        ("---\na: 1\n---  \nText", "a: 1\n", "Text", 4),
        ("---\na: |\n  --- x\n---\nText", "a: |\n  --- x\n", "Text", 5),
        ("---\na: 1\n---\n---\nText", "a: 1\n", "---\nText", 4), ("---\n\n---\n", "\n", "", 4),
    ])
    func splits(text: String, yaml: String, body: String, line: Int) throws {
        let matter = try #require(FrontMatter(text))
        #expect(matter.yaml == yaml)
        #expect(matter.body == body)
        #expect(matter.bodyLine == line)
    }

    @Test(arguments: [
        "", "Text", "\n---\na: 1\n---\n", " ---\na: 1\n---\n", "----\na: 1\n----\n", "--- x\na: 1\n---\n",
    ])
    func leavesATextWithoutIt(text: String) throws {
        let matter = try #require(FrontMatter(text))
        #expect(matter.yaml == nil)
        #expect(matter.body == text)
        #expect(matter.bodyLine == 1)
    }

    @Test(arguments: ["---", "---\n", "---\na: 1\n", "---\na: 1\n--\n", "---\na: 1\n ---\n", "---\na: 1\n----\n"])
    func refusesOneThatIsNeverClosed(text: String) {
        #expect(FrontMatter(text) == nil)
    }

    /// The lines of the two halves are where the file has them.
    @Test func losesNothing() throws {
        var generator = SeededGenerator(seed: 6)
        let lines = ["---", "a: 1", "", "text", " ---", "--- "]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                lines[Int.random(in: 0..<lines.count, using: &generator)]
            }.joined(separator: "\n")
            guard let matter = FrontMatter(text) else { continue }
            let all = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(matter.body == all.dropFirst(matter.bodyLine - 1).joined(separator: "\n"))
            if let yaml = matter.yaml {
                #expect(yaml.split(separator: "\n", omittingEmptySubsequences: false).count == matter.bodyLine - 2)
            }
        }
    }
}
