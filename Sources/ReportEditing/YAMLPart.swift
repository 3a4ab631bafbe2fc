/// A value and where it stands.
struct YAMLPart {
    indirect enum Kind {
        case scalar(String)
        case sequence([YAMLPart])
        case mapping([YAMLEntry])
    }

    var kind: Kind
    var start: Int
    /// After its last character.
    var end: Int
    /// Whether it stands within `[ ]` or `{ }`, or is one itself.
    var isFlow: Bool

    var entries: [YAMLEntry] { if case .mapping(let entries) = kind { entries } else { [] } }
    var elements: [YAMLPart] { if case .sequence(let elements) = kind { elements } else { [] } }
    var scalar: String? { if case .scalar(let text) = kind { text } else { nil } }
    /// As loading sees it: left out, or said not to be given.
    var isNotGiven: Bool { scalar.map { $0.isEmpty || $0 == "~" || $0.lowercased() == "ej angivet" } ?? false }

    subscript(key: String) -> YAMLEntry? { entries.first { $0.key == key } }
    /// The text at a key, where one is given.
    func text(_ key: String) -> String? {
        guard let value = self[key]?.value, !value.isNotGiven else { return nil }
        return value.scalar
    }
}

/// A key and its value.
struct YAMLEntry {
    var key: String
    var keyStart: Int
    /// After the key's colon.
    var colonEnd: Int
    var value: YAMLPart
    /// Whether the key itself stands within `{ }`: a comment on its line would swallow the keys that follow.
    var isInFlow: Bool
}
