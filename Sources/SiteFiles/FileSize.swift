import ExactNumbers

/// How large a file is, for people.
public enum FileSize {
    public static func text(_ bytes: Int) -> String {
        let space = SwedishNumber.noBreakSpace
        if bytes < 1000 { return "\(bytes)\(space)byte" }
        if bytes < 1_000_000 { return SwedishNumber.format(ExactNumber((bytes + 500) / 1000)) + space + "kB" }
        let tenths = ExactNumber(Int128((bytes + 50_000) / 100_000), over: 10) ?? .zero
        return SwedishNumber.format(tenths) + space + "MB"
    }
}
