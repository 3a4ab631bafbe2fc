import ReportModel
import ReportProgress

/// An ``EditionProgress`` as lines of text.
struct ProgressTable {
    let progress: EditionProgress
    /// How many characters a line may have.
    let width: Int
    let isColoured: Bool

    init(_ progress: EditionProgress, width: Int, isColoured: Bool) {
        self.progress = progress
        self.width = width
        self.isColoured = isColoured
    }

    var text: String {
        let head = [
            "\(progress.title) (\(progress.edition))", "",
            row("", "Kapitel", "Ansvarig enhet", "Läge", "Klart", "Ord", "Anm."),
        ]
        return (head + [rule] + progress.chapters.flatMap(lines) + [rule, total] + closing).joined(separator: "\n")
            + "\n"
    }

    // MARK: Chapters

    private func lines(_ chapter: ChapterProgress) -> [String] {
        let bar = Self.bar(chapter.doneCount, of: chapter.stepCount)
        let line = row(
            chapter.number.map(String.init) ?? "", chapter.title, chapter.unit ?? "–", chapter.state.rawValue, bar,
            Self.grouped(chapter.words), String(chapter.remarks.count), state: chapter.state)
        guard !chapter.isReady else { return [line] }
        return [line] + wrapped("återstår: " + chapter.missing.map(\.words).joined(separator: "; "), indent: 4)
    }

    private var total: String {
        let bar = Self.bar(progress.readyCount, of: progress.chapters.count)
        let counts = "\(progress.readyCount) av \(progress.chapters.count) kapitel klara"
        return row("", counts, "", "", bar, Self.grouped(progress.words), String(progress.remarks.count))
    }

    /// What is left: of the chapters how many, since each says above what it lacks; of the rest each thing.
    private var closing: [String] {
        if progress.isReady { return ["", "Rapporten är klar att publicera."] }
        let unready = progress.chapters.count - progress.readyCount
        var lines = ["", "Rapporten är inte klar att publicera. Det här återstår:"]
        if unready > 0 { lines.append("  \(unready) kapitel: se ”återstår” ovan") }
        for rest in progress.remaining {
            if case .chapter = rest { continue }
            lines += wrapped(rest.sentence, indent: 2)
        }
        return progress.remarks.count == 0
            ? lines : lines + wrapped("Läs anmärkningarna med: ./build-report check \(progress.edition)", indent: 0)
    }

    // MARK: Layout

    private static let gap = "  "
    private static let barWidth = 7

    private func row(
        _ number: String, _ title: String, _ unit: String, _ state: String, _ bar: String, _ words: String,
        _ remarks: String,
        state kind: Chapter.State? = nil
    ) -> String {
        let fixed = 2 + 8 + Self.barWidth + 7 + 4 + 6 * Self.gap.count
        let unitWidth = (width - fixed) * 2 / 5
        let cells = [
            number.padded(2, atEnd: false), title.padded(width - fixed - unitWidth), unit.padded(unitWidth),
            coloured(state.padded(8), kind),
            bar.padded(Self.barWidth), words.padded(7, atEnd: false), remarks.padded(4, atEnd: false),
        ]
        return cells.joined(separator: Self.gap)
    }

    private var rule: String { String(repeating: "─", count: width) }

    private func coloured(_ text: String, _ state: Chapter.State?) -> String {
        guard isColoured, let state else { return text }
        let style: Style =
            switch state {
            case .draft: .red
            case .reviewed: .yellow
            case .ready: .green
            }
        return style.mark + text + Style.plain.mark
    }

    /// As many marks as the bar is wide, whatever it counts; only what is whole fills it.
    static func bar(_ done: Int, of all: Int) -> String {
        let filled = all == 0 ? 0 : done * barWidth / all
        return String(repeating: "■", count: filled) + String(repeating: "□", count: barWidth - filled)
    }

    private static func grouped(_ number: Int) -> String {
        number < 1000 ? String(number) : "\(number / 1000)\u{A0}\(String(1000 + number % 1000).dropFirst())"
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + word.count + 1 + indent > width {
                lines.append(margin + line)
                line = "  "
            }
            line += (line.isEmpty || line == "  " ? "" : " ") + word
        }
        return lines + [margin + line]
    }
}

extension String {
    /// Exactly as wide as a column: filled up with blanks, or cut.
    fileprivate func padded(_ width: Int, atEnd: Bool = true) -> String {
        if count > width { return prefix(max(0, width - 1)) + "…" }
        let blanks = String(repeating: " ", count: width - count)
        return atEnd ? self + blanks : blanks + self
    }
}
