import Diagnostics

/// A YAML document as plain values that remember where they stood.
///
/// Scalars stay text: `4.10` is a goal's number, not a fraction.
indirect enum YAMLValue: Sendable {
    case scalar(String, at: SourceRange)
    case sequence([YAMLValue], at: SourceRange)
    case mapping([Pair], at: SourceRange)

    /// A key and what stands at it.
    struct Pair: Sendable {
        var key: Sourced<String>
        var value: YAMLValue
    }

    var range: SourceRange {
        switch self {
        case .scalar(_, let range), .sequence(_, let range), .mapping(_, let range): range
        }
    }

    /// Nothing, `~`, or the words that say so: all mean that the source gives no value.
    var isNotGiven: Bool {
        guard case .scalar(let text, _) = self else { return false }
        return text.isEmpty || text == "~" || text.utf8.count == 10 && text.lowercased() == "ej angivet"
    }
}
