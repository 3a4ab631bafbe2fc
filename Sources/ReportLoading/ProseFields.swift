import Diagnostics

/// The running text of an edition's data files and of the heads of its chapters, with places: what a reader meets
/// besides chapters and comments.
///
/// Values in Markdown (`kommentar`) are left out, since they are read as such; so are names and sources, and the
/// accessibility statement, whose words the law gives.
public enum ProseFields {
    public struct Field: Sendable {
        public var text: Sourced<String>
        /// The number of the goal that it belongs to.
        public var goal: String?
    }

    private static let keys: Set<String> = [
        "sammanfattning", "beskrivning", "förklaring", "not", "lägesord", "motivering", "orsak", "följs-upp",
        "alt", "bildtext", "märkning", "ändring",
        "följd", "metod", "ord", "undertitel",
    ]

    /// The keys that hold Markdown in one of the files, and words in the others.
    private static let markdownKeys: [String: Set<String>] = ["uppdrag.yaml": ["beskrivning"]]

    /// In the order of paths and places. A file that is no YAML has been reported where it was loaded.
    public static func texts(in tree: SourceTree) -> [Field] {
        tree.files.keys.sorted().flatMap { path -> [Field] in
            let isData = path.hasSuffix(".yaml") && !["kontroller.yaml", "tillganglighet.yaml"].contains(path)
            let isText = path.hasPrefix("kapitel/") && path.hasSuffix(".md") || path == "forord.md"
            var diagnostics: [Diagnostic] = []
            guard isData || isText, let bytes = tree.files[path],
                let file = TextDecoding.decode(bytes, path: tree.shown(path), as: .utf8Only, diagnostics: &diagnostics)
            else { return [] }
            let head = isText ? FrontMatter(file.text)?.yaml : file.text
            guard let head,
                let value = YAMLReader(file: file, text: head, firstLine: isText ? 2 : 1).read(into: &diagnostics)
            else { return [] }
            let keys = keys.subtracting(markdownKeys[path] ?? [])
            return texts(in: value, keys, goal: nil, isGoalFile: path.hasPrefix("mal/"))
                + (isText ? title(of: value) : [])
        }
    }

    /// A chapter's own title; those of goals and indicators are names.
    private static func title(of value: YAMLValue) -> [Field] {
        guard case .mapping(let pairs, _) = value,
            case .scalar(let text, let range)? = pairs.first(where: { $0.key.value == "titel" })?.value
        else { return [] }
        return [Field(text: Sourced(text, at: range), goal: nil)]
    }

    private static func texts(
        in value: YAMLValue, _ keys: Set<String>, goal: String?, isGoalFile: Bool
    ) -> [Field] {
        switch value {
        case .scalar: return []
        case .sequence(let values, _): return values.flatMap { texts(in: $0, keys, goal: goal, isGoalFile: isGoalFile) }
        case .mapping(let pairs, _):
            var goal = goal
            if isGoalFile, case .scalar(let number, _)? = pairs.first(where: { $0.key.value == "nummer" })?.value {
                goal = number
            }
            return pairs.flatMap { pair -> [Field] in
                guard keys.contains(pair.key.value), case .scalar(let text, let range) = pair.value else {
                    return texts(in: pair.value, keys, goal: goal, isGoalFile: isGoalFile)
                }
                return pair.value.isNotGiven ? [] : [Field(text: Sourced(text, at: range), goal: goal)]
            }
        }
    }
}
