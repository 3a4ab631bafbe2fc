import Diagnostics

/// A value that begins with a sign which means something to YAML: `**Bra** år`, `[länk](…)`, `- 3 procent`.
struct SpecialStart {
    let sign: Character
    private let column: Int

    init?(_ line: String) {
        var rest = line.drop { $0 == " " }
        while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
        if let colon = rest.firstRange(of: ": "), !rest[..<colon.lowerBound].contains(where: { "\"'[{*".contains($0) })
        {
            rest = rest[colon.upperBound...].drop { $0 == " " }
        }
        guard let first = rest.first, "*[{-?&%@`".contains(first) else { return nil }
        sign = first
        column = line.distance(from: line.startIndex, to: rest.startIndex) + 1
    }

    /// Whether this is what the parser stumbled over: a list in brackets has faults of its own, and a key before it may stand
    /// at the wrong indent.
    func explains(_ problem: String, _ context: String, at place: SourceRange) -> Bool {
        switch sign {
        case "*", "&": context.contains("alias") || context.contains("anchor")
        case "[", "{":
            problem.contains("did not find expected") && !context.contains("flow") && place.start.column > column
        case "-": problem.contains("sequence entries are not allowed")
        case "?": problem.contains("mapping keys are not allowed")
        default: problem.contains("cannot start any token")
        }
    }

    func range(in place: SourceRange) -> SourceRange {
        SourceRange(file: place.file, line: place.start.line, column: column)
    }
}
