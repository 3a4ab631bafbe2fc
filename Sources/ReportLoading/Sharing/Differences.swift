import Diagnostics

/// A shared file with what an edition says of it in its own words.
///
/// Keys that stand in both have the edition's own value. Rows of a list are the same where they have the same `nummer` or
/// `id`: a goal's file may say only the number of one subgoal and its forecast.
struct Differences {
    /// What tells one row of a list from another.
    private static let names = ["nummer", "id"]

    let findings: Findings
    /// Where the shared file lies, for messages.
    let shared: String

    func apply(_ own: YAMLValue, to shared: YAMLValue) -> YAMLValue {
        switch (shared, own) {
        case (.mapping(let pairs, let range), .mapping(let changes, _)):
            var result = pairs
            for change in changes {
                if let place = result.firstIndex(where: { $0.key.value == change.key.value }) {
                    result[place].value = apply(change.value, to: result[place].value)
                } else {
                    result.append(change)
                }
            }
            return .mapping(result, at: range)
        case (.sequence(let rows, let range), .sequence(let changes, _)):
            guard let name = Self.name(of: changes), rows.contains(where: { Self.text(of: name, in: $0) != nil }) else {
                return own
            }
            var result = rows
            for change in changes {
                let id = Self.text(of: name, in: change)
                if let place = result.firstIndex(where: { Self.text(of: name, in: $0) == id }) {
                    result[place] = apply(change, to: result[place])
                } else {
                    if Self.text(of: "titel", in: change) == nil {
                        findings.error(
                            "delat-saknas",
                            "\(name) ”\(id ?? "")” finns inte i \(self.shared), som den här filen ändrar",
                            at: change.range,
                            help: "det kan ha flyttats eller tagits bort där; rätta \(name):, eller ta bort raderna")
                        continue
                    }
                    result.append(change)
                }
            }
            return .sequence(result, at: range)
        default: return own
        }
    }

    /// The key by which all rows can be told apart.
    private static func name(of rows: [YAMLValue]) -> String? {
        names.first { name in !rows.isEmpty && rows.allSatisfy { text(of: name, in: $0) != nil } }
    }

    private static func text(of key: String, in row: YAMLValue) -> String? {
        guard case .mapping(let pairs, _) = row,
            case .scalar(let text, _)? = pairs.first(where: { $0.key.value == key })?.value
        else { return nil }
        return text
    }
}
