import ReportModel

/// Puts a measure's verdict into words: the rule, the computation, the threshold, the interpretation.
struct ReasonWriter {
    let assessment: MeasureAssessment

    init(_ assessment: MeasureAssessment) { self.assessment = assessment }

    var reason: Reason {
        Reason(
            rule: rule, computation: ComputationWords(assessment).text,
            threshold: LevelWords.sentence(for: assessment.verdict, on: assessment.context.scale),
            interpretation: InterpretationWords.sentence(for: assessment))
    }

    private var rule: String {
        let rule = assessment.measure.rule
        let sentence = rule.map { RuleWords.sentence(for: $0, target: assessment.target.value) }
        switch assessment.verdict {
        case .compared, .entered: return sentence ?? ""
        case .notComparable(let obstacle):
            return StateWords.sentences(
                for: .notComparable, of: assessment.measure, in: assessment.indicator, obstacle: obstacle)
        case .state(.planned):
            let words = StateWords.sentences(for: .planned, of: assessment.measure, in: assessment.indicator)
            return sentence.map { "\(words) \($0)" } ?? words
        case .state(let state):
            return StateWords.sentences(for: state, of: assessment.measure, in: assessment.indicator)
        }
    }
}
