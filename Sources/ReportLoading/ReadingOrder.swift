import Diagnostics
import ReportModel

/// The order in which readers meet chapters and goals: by their numbers.
enum ReadingOrder {
    /// The order of the files, in which the chapters that have a number (`nummer:`) change places until they follow it.
    ///
    /// A chapter without a number keeps its place among the files: an introduction stands first and an afterword last.
    ///
    /// - Parameter chapters: In the natural order of their files.
    static func chapters(_ chapters: [Chapter]) -> [Chapter] {
        var ordered = chapters
        let places = chapters.indices.filter { chapters[$0].number != nil }
        let numbered = places.map { (place: $0, number: chapters[$0].number ?? 0) }
            .sorted { ($0.number, $0.place) < ($1.number, $1.place) }
        for (place, next) in zip(places, numbered) { ordered[place] = chapters[next.place] }
        return ordered
    }

    /// The council's goals and the subgoals of each: `4.9` before `4.10`, whatever the files are called.
    static func goals(_ goals: [Goal]) -> [Goal] {
        byNumber(goals).map { goal in
            var goal = goal
            goal.subgoals = byNumber(goal.subgoals)
            return goal
        }
    }

    /// Of two with one number, which is an error, the earlier stays first.
    private static func byNumber(_ goals: [Goal]) -> [Goal] {
        goals.enumerated().sorted { left, right in
            left.element.number == right.element.number
                ? left.offset < right.offset
                : NaturalOrder.precedes(left.element.number, right.element.number)
        }.map(\.element)
    }
}
