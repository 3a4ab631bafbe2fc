import ExactNumbers

/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
struct TickScale: Sendable {
    /// From the lowest to the highest, at least two.
    let ticks: [ExactNumber]
    let low: Double
    let high: Double

    /// - Parameters:
    ///   - isWhole: Whether the figures are counts, between which there is nothing to mark.
    ///   - steps: About how many steps are wanted.
    init(from lowest: Double, to highest: Double, isWhole: Bool, steps: Int = 4) {
        let span = highest - lowest
        var step = Self.round(span > 0 && span.isFinite ? span / Double(max(steps, 1)) : 1)
        if isWhole, step.value < 1 { step = (ExactNumber(1), 1) }
        let first = (lowest / step.value).rounded(.down)
        var last = (highest / step.value - 0.000_001).rounded(.up)
        if last <= first { last = first + 1 }
        guard let from = Int128(exactly: first), let to = Int128(exactly: last), to - from < 100 else {
            (ticks, low, high) = ([.zero, ExactNumber(1)], 0, 1)
            return
        }
        ticks = (from...to).compactMap { ExactNumber($0, over: 1)?.multiplied(by: step.exact) }
        (low, high) = (first * step.value, last * step.value)
    }

    /// The next of 1, 2, 5, 10 … at or above, exact and for drawing.
    private static func round(_ raw: Double) -> (exact: ExactNumber, value: Double) {
        var (power, exponent) = (1.0, 0)
        while power * 10 <= raw, exponent < 30 { (power, exponent) = (power * 10, exponent + 1) }
        while power > raw, exponent > -18 { (power, exponent) = (power / 10, exponent - 1) }
        let factor = [1, 2, 5, 10].first { Double($0) * power >= raw * 0.999_999 } ?? 10
        var ten: Int128 = 1
        for _ in 0..<abs(exponent) { ten *= 10 }
        let exact = exponent < 0 ? ExactNumber(Int128(factor), over: ten) : ExactNumber(Int128(factor) * ten, over: 1)
        return (exact ?? ExactNumber(1), Double(factor) * power)
    }

    /// The figures at the ticks; millions and more are shortened, the unit is left to the reader's caption or the top.
    func words(unit: String?) -> [String] {
        let million = ExactNumber(1_000_000)
        let isLarge = max(abs(low), abs(high)) >= 10_000_000
        return ticks.enumerated().map { place, tick in
            let suffix = unit == "procent" || unit == "%" || place == ticks.count - 1 ? unit : nil
            guard isLarge, let millions = tick.divided(by: million), !tick.isZero else {
                return SwedishNumber.formatAsAuthored(tick, unit: suffix)
            }
            return SwedishNumber.formatAsAuthored(millions) + SwedishNumber.noBreakSpace + "mn"
        }
    }
}
