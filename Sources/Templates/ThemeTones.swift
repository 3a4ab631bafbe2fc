extension Theme {
    /// The darkest tone that bears dark text.
    public static let middleTone = 0.6

    /// A share of a colour on another, as `color-mix(in srgb, …)` has it; the colour itself where one is no `#rrggbb`.
    public static func mix(_ colour: String, _ share: Double, with other: String) -> String {
        guard let first = bytes(colour), let second = bytes(other) else { return colour }
        return "#"
            + zip(first, second).map { one, two in
                let value = Int((Double(one) * share + Double(two) * (1 - share)).rounded())
                return (value < 16 ? "0" : "") + String(value, radix: 16)
            }.joined()
    }

    private static func bytes(_ colour: String) -> [Int]? {
        guard colour.hasPrefix("#"), colour.utf8.count == 7, let value = Int(colour.dropFirst(), radix: 16) else {
            return nil
        }
        return [value >> 16 & 255, value >> 8 & 255, value & 255]
    }
}
