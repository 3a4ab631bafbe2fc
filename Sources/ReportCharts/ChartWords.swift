import ExactNumbers

/// Figures and lists as the computed sentences need them.
struct ChartWords: Sendable {
    let unit: String?
    private let fractionDigits: Int

    init(_ frame: ChartFrame) {
        unit = frame.unit
        fractionDigits = frame.fractionDigits
    }

    var isPercent: Bool { unit == "procent" || unit == "%" }

    /// The figure with a unit of the caller's.
    func figure(_ value: ExactNumber, unit: String?) -> String {
        SwedishNumber.formatAsAuthored(value, unit: unit, minimumFractionDigits: fractionDigits)
    }

    /// With its unit: ”61,5 %”.
    func figure(_ value: ExactNumber) -> String { figure(value, unit: unit) }

    /// With its unit where that is short enough to stand in a drawing; the sentence and the table have it always.
    func drawn(_ value: ExactNumber) -> String { figure(value, unit: Self.short(unit)) }

    static func short(_ unit: String?) -> String? { unit.flatMap { $0.count <= 14 ? $0 : nil } }

    /// The distance between two figures: between percentages it is counted in percentage points.
    func difference(_ left: ExactNumber, _ right: ExactNumber) -> String? {
        guard let difference = left.subtracting(right)?.magnitude else { return nil }
        return figure(difference, unit: isPercent ? "procentenheter" : unit)
    }

    /// A part of a whole in percent with one decimal at most; shares under a thousandth are not rounded to none.
    static func share(_ part: ExactNumber, of whole: ExactNumber) -> String? {
        guard let share = part.divided(by: whole)?.multiplied(by: .hundred) else { return nil }
        let least = ExactNumber(1, over: 10) ?? .zero
        let space = SwedishNumber.noBreakSpace
        if share.isPositive, share < least { return "mindre än\(space)0,1\(space)%" }
        // What is nearly everything is not all of it.
        return SwedishNumber.formatShare(share, thresholds: [.hundred])
    }

    /// ”A, B och C”.
    static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " och " + last
    }

    /// The same with not more than three by name.
    static func shortList(_ names: [String]) -> String {
        names.count > 4 ? list(names.prefix(3) + ["\(names.count - 3) till"]) : list(names)
    }

    /// In words up to twelve.
    static func count(_ number: Int, gender: SwedishNumerals.Gender = .common) -> String {
        (number <= 12 ? SwedishNumerals.words(for: number, gender: gender) : nil)
            ?? SwedishNumber.format(ExactNumber(number))
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// Where figures are missing: ” Uppgift saknas för B.”; empty where none is.
    static func missing(_ names: [String]) -> String {
        names.isEmpty ? "" : " Uppgift saknas för \(shortList(names))."
    }
}
