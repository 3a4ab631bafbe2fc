import Diagnostics
import MarkdownSyntax

/// A heading two or more levels below the one before it: whoever moves by headings believes that one is lost.
struct HeadingLevelCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        review.report.chapters.flatMap { chapter -> [Diagnostic] in
            var level = 1
            return chapter.headings.compactMap { heading in
                defer { level = heading.level }
                guard heading.level > level + 1 else { return nil }
                let right = String(repeating: "#", count: level + 1)
                return Diagnostic(
                    .note, "rubriknivå-hoppar",
                    "rubriken ”\(heading.title)” är på nivå \(heading.level), men rubriken före på nivå \(level)",
                    at: heading.range, help: "skriv \(right) \(heading.title)")
            }
        }
    }
}
