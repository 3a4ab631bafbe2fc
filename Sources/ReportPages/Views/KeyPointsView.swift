import MarkdownSyntax
import ReportAssessment
import ReportModel
import Templates

/// *Det viktigaste*: how the year went, what did not, and what is not yet known, by name, before all else.
///
/// Made of the data alone, so that it cannot disagree with the tables.
struct KeyPointsView {
    let scope: PageScope
    /// The class of the part of the page that it is.
    let sectionClass: String

    private var site: SiteContext { scope.site }

    /// `nil` where nothing has been assessed.
    var view: View? {
        guard !site.isPlan, let tally = TallyView.goals(of: site).view else { return nil }
        let missed = missed
        return [
            "sectionClass": sectionClass, "tally": tally, "indicatorSentence": indicatorSentence,
            "hasMissed": !missed.isEmpty,
            "missed": missed.map {
                GoalView(scope: scope, assessed: $0).item.merging(["reason": $0.goal.cause ?? Self.reason(of: $0.goal)])
            },
            "decision": decision,
        ]
    }

    /// The goals that are judged to be below the best level, the worst first: by name, since a number says nothing.
    private var missed: [AssessedGoal] {
        let scale = site.report.scales.goals
        let ranked = site.assessed.assessedGoals.compactMap { goal in
            goal.status?.level.flatMap { scale.rank(of: $0) }.map { (goal: goal, rank: $0) }
        }
        return (1..<max(1, scale.levels.count)).reversed().flatMap { rank in
            ranked.filter { $0.rank == rank }.map(\.goal)
        }
    }

    /// ”35 av 45 indikatorer har ingen färg (följs inte upp nu: 30, utfall saknas: 5).”
    private var indicatorSentence: String? {
        let statuses = site.indicators.map(\.status)
        guard !statuses.isEmpty else { return nil }
        let states = StatusState.allCases.compactMap { state -> String? in
            let count = statuses.count { $0 == .state(state) }
            let label = Self.lowered(state.label)
            return count == 0 ? nil : statuses.count == 1 ? label : "\(label): \(count)"
        }
        let count = CountWords(site: site).indicators(statuses.count) ?? ""
        let isOne = statuses.count == 1
        guard !states.isEmpty else {
            return isOne ? site.phrases("keyIndicatorHas") : site.phrases("keyIndicatorsAll", ["indicators": count])
        }
        if isOne { return site.phrases("keyIndicatorHasNone", ["state": states.joined()]) }
        let without = statuses.count { $0.level == nil }
        return site.phrases(
            "keyIndicators",
            ["without": String(without), "indicators": count, "states": states.joined(separator: ", ")])
    }

    private static func lowered(_ label: String) -> String { label.prefix(1).lowercased() + label.dropFirst() }

    private var decision: String? {
        let decision = site.edition.decision
        guard site.edition.state == .decided, let body = decision.body, let date = decision.date else { return nil }
        return site.phrases("keyDecision", ["body": body, "date": date.words])
    }

    /// The first sentence of the comment that gives a reason: one of a few words, or of the judgement, only says again
    /// what stands beside it.
    private static func reason(of goal: Goal) -> String? {
        let paragraphs = (goal.comment?.document.blocks ?? []).lazy.compactMap { block -> String? in
            guard case .paragraph(let content) = block.kind, content.allSatisfy(\.isSaidAsItIs) else { return nil }
            return content.plainText
        }
        return paragraphs.flatMap(sentences).first { sentence in
            let words = sentence.lowercased()
            // What such a word stands for was said in the sentence before.
            let pointsBack = Self.pronouns.contains(String(words.prefix { $0 != " " }))
            return !pointsBack && sentence.split(separator: " ").count >= 8 && !words.contains("prognos")
                && !words.contains("bedöm")
        }
    }

    private static let pronouns: Set = ["den", "det", "de", "dem", "denna", "detta", "dessa", "där", "då", "så"]

    /// Each up to a point with a capital after it; a short word before the point is an abbreviation.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var words: [Substring] = []
        let all = text.split { $0 == " " || $0.isNewline }
        for (index, word) in all.enumerated() {
            words.append(word)
            let next = index + 1 < all.count ? all[index + 1] : nil
            let isEnd = word.last.map { ".!?".contains($0) } ?? false
            guard next == nil || isEnd && word.count > 4 && next?.first?.isUppercase == true else { continue }
            sentences.append(words.joined(separator: " "))
            words = []
        }
        return sentences
    }
}

extension Inline {
    /// Whether its words mean the same outside their text: a formula has no words, a link may have its target's.
    fileprivate var isSaidAsItIs: Bool {
        switch kind {
        case .text, .softBreak, .lineBreak: true
        case .emphasis(let content), .strong(let content): content.allSatisfy(\.isSaidAsItIs)
        case .link(_, _, let content): !content.isEmpty && content.allSatisfy(\.isSaidAsItIs)
        case .code, .strikethrough, .image, .footnoteReference, .html: false
        }
    }
}
