import ExactNumbers
import ReportModel

/// Figures as the reasons show them: never rounded so that they seem to be something else.
enum FigureWords {
    /// `64 %`, `steg 3 (Påbörjat)`, `ja`, `87,87 % av målvärdet`, `”i nivå med satt mål”`.
    ///
    /// - Parameter other: The figure that this one is compared with, and must not be rounded to.
    static func outcome(_ value: Observation.Value, of measure: Measure, apartFrom other: ExactNumber? = nil) -> String
    {
        switch value {
        case .number(let number): figure(number, of: measure, apartFrom: other)
        case .yesNo(let answer): answer ? "ja" : "nej"
        case .shareOfTarget(let share): number(share, unit: "procent", apartFrom: .hundred) + " av målvärdet"
        case .words(let words, _): "”\(words)”"
        }
    }

    static func target(_ value: Target.Value, of measure: Measure) -> String {
        switch value {
        case .number(let number): figure(number, of: measure)
        case .yesNo(let answer): answer ? "ja" : "nej"
        case .words(let words): "”\(words)”"
        }
    }

    private static func figure(_ number: ExactNumber, of measure: Measure, apartFrom other: ExactNumber? = nil)
        -> String
    {
        guard case .scale(let scale) = measure.rule else {
            return self.number(number, unit: measure.unit, apartFrom: other)
        }
        let step = "steg " + self.number(number, unit: nil, apartFrom: other)
        return scale.meaning(of: number).map { "\(step) (\($0))" } ?? step
    }

    /// A figure from a file with all its decimals; one that only a computation gives, as an approximation.
    static func number(_ number: ExactNumber, unit: String?, apartFrom other: ExactNumber? = nil) -> String {
        if SwedishNumber.authoredFractionDigits(of: number) != nil {
            return SwedishNumber.formatAsAuthored(number, unit: unit)
        }
        let figure = SwedishNumber.formatApart(number, unit: unit, from: other.map { [$0] } ?? [])
        return saysItself(figure) ? figure : "cirka " + figure
    }

    /// Whether a figure begins with words (`knappt 100 %`) instead of a digit or a minus.
    static func saysItself(_ figure: String) -> Bool { figure.first?.isLetter ?? false }

    /// A number inside an expression, in brackets where it is negative.
    static func operand(_ number: ExactNumber, apartFrom other: ExactNumber? = nil) -> String {
        let text = self.number(number, unit: nil, apartFrom: other)
        return number.isNegative ? "(\(text))" : text
    }

    /// For the beginning of a sentence.
    static func capitalised(_ figure: String) -> String { figure.prefix(1).uppercased() + figure.dropFirst() }

    /// For messages: `utfall 26 %, målvärde 65 %, 40 % av målvärdet`.
    static func summary(of measure: AssessedMeasure, on scale: AssessmentScale) -> String? {
        guard let value = measure.outcome else { return nil }
        var parts = ["utfall " + outcome(value, of: measure.measure, apartFrom: measure.target?.number)]
        if let value = measure.target { parts.append("målvärde " + target(value, of: measure.measure)) }
        if let share = measure.share, case .number = value {
            parts.append(SwedishNumber.formatShare(share, thresholds: scale.shareThresholds) + " av målvärdet")
        }
        return parts.joined(separator: ", ")
    }
}

extension Target.Value {
    var number: ExactNumber? {
        if case .number(let number) = self { number } else { nil }
    }
}

extension Observation.Value {
    var number: ExactNumber? {
        if case .number(let number) = self { number } else { nil }
    }
}

extension PartialDate {
    /// `31 augusti 2023`.
    var words: String { SwedishDate.words(year: year, month: month, day: day) }
}
