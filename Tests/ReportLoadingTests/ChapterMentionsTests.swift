import Diagnostics
import MarkdownSyntax
import Testing

@testable import ReportModel

@Suite struct ChapterMentionsTests {
    /// Before the first heading, in a section, and in a section on Agenda 2030.
    private static let text = """
        Se [mål 4.1](mal:4.1) och [mål 1](globalt:1).

        ```diagram
        titel: Först
        ```

        ## Bidrag

        Mål 3 står i ord. **Se [målet](MÅL:4.2)**, [hälsa](globalt:3) och [mål 18](globalt:18).

        | Mål | Text |
        | --- | --- |
        | [5](globalt:5) | [4.3](mal:4.3) |

        > ```mål 4.4
        > ```
        >
        > - ```diagram
        >   titel: Inre
        >   ```

        ```målgrupp 4.5
        ```

        ## Agenda 2030

        - Mål 9 och [mål 4.1](mal:4.1).
        - Ingenting.
        - Se [två](globalt:2), mål 17.
        """

    private let mentions: ChapterMentions = {
        let (document, _) = MarkdownParser.parse(
            Self.text, in: SourceFile(path: "kapitel/prov.md", text: Self.text), firstLine: 1)
        let starts = document.outline().map(\.block)
        return ChapterMentions(
            document,
            sections: [(starts[0]..<starts[1], false), (starts[1]..<document.blocks.count, true)])
    }()

    @Test func findsGlobalGoalsByBlock() {
        #expect(mentions.globalGoals.map(\.inOrder) == [[], [], [], [3], [5], [], [], [], [2, 9, 17]])
        #expect(mentions.globalGoalsOfItems.mapValues { $0.map(\.inOrder) } == [8: [[9], [], [2, 17]]])
    }

    @Test func findsGoals() {
        #expect(mentions.goals.map(\.number) == ["4.1", "4.2", "4.3", "4.4", "4.1"])
        #expect(mentions.goals.map(\.block) == [0, 3, 4, 5, 8])
    }

    @Test func findsChartsInTheOrderOfTheText() {
        #expect(mentions.charts.map(\.literal) == ["titel: Först\n", "titel: Inre\n"])
        #expect(mentions.charts.map(\.range.start.line) == [3, 18])
    }

    /// A row of notes that each refer to the next must not fill the stack.
    @Test func followsNotesSoFar() {
        let text =
            "Text.[^0]\n\n" + (0..<5000).map { "[^\($0)]: Se [mål 1](mal:1.\($0)).[^\($0 + 1)]\n\n" }.joined()
            + "[^5000]: Slut.\n"
        let (document, _) = MarkdownParser.parse(text, in: SourceFile(path: "kapitel/prov.md", text: text))
        let mentions = ChapterMentions(document, sections: [(0..<document.blocks.count, false)])
        #expect(mentions.goals.first?.number == "1.0")
        #expect(mentions.goals.count == 20)
    }

    /// What stands in a box, in a cell or in a note is named where that stands, in whatever letters it is written.
    @Test func looksIntoBoxesAndNotes() {
        let text = """
            ## Bidrag

            ```faktaruta Ruta
            Se [mål 14](Globalt:14) och [mål 4.1](Mål:4.1).
            ```

            En mening.[^1]

            ## Mer

            Utan not.

            [^1]: Se [mål 13](globalt:13) och [mål 4.2](mal:4.2).[^2]

            [^2]: Se noten.[^1]
            """
        let (document, _) = MarkdownParser.parse(
            text, in: SourceFile(path: "kapitel/prov.md", text: text),
            extensions: MarkdownExtensions(containers: BlockName.ofTexts))
        let mentions = ChapterMentions(
            document, sections: [(0..<3, false), (3..<document.blocks.count, false)])
        #expect(mentions.globalGoals.map(\.inOrder) == [[], [14], [13], [], []])
        #expect(mentions.goals.map { "\($0.number) \($0.block)" } == ["4.1 1", "4.2 2"])
    }
}
