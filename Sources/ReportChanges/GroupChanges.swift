import ReportLoading

/// What became of a group of keys: one Swedish line for each key whose value is another.
///
/// ”Indikatorn ”Turer i tid”, utfallet 2023, värde: 85 → 87”. The words are those of the shapes, so that a key that is
/// added there is compared and named here.
enum GroupChanges {
    /// - Parameters:
    ///   - lead: The groups that it stands in, in words.
    ///   - isNamed: Whether the group itself is said.
    static func between(_ old: WrittenGroup, _ new: WrittenGroup, lead: [String] = [], isNamed: Bool = false)
        -> [String]
    {
        let lead = isNamed ? self.lead(of: new, under: lead) : lead
        return new.shape.keys.flatMap { key in
            between(old[key.name], new[key.name], key: key, shape: new.shape, lead: lead)
        }
    }

    static func added(_ group: WrittenGroup, lead: [String] = []) -> String {
        line(self.lead(of: group, under: lead), "har tillkommit") + contents(group)
    }

    static func removed(_ group: WrittenGroup, lead: [String] = []) -> String {
        line(self.lead(of: group, under: lead), "har tagits bort")
    }

    // MARK: One key

    private static func between(
        _ old: WrittenValue?, _ new: WrittenValue?, key: Shape.Key, shape: Shape, lead: [String]
    ) -> [String] {
        switch key.kind {
        case .group, .groupOrValue:
            switch (group(old), group(new)) {
            case (nil, nil): return []
            case (nil, let new?): return [added(new, lead: lead)]
            case (let old?, nil): return [removed(old, lead: lead)]
            case (let old?, let new?): return between(old, new, lead: lead, isNamed: true)
            }
        case .groups: return lists(groups(old), groups(new), key: key, lead: lead)
        case .markdown: return sentences((lead + [key.name]).joined(separator: ", "), old?.text ?? "", new?.text ?? "")
        default:
            let (before, after) = (words(old, key.kind), words(new, key.kind))
            if before == after { return [] }
            return [line(lead + [key.name], "\(before ?? "ej angivet") → \(after ?? "ej angivet")", colon: true)]
        }
    }

    /// A text's sentences compared, each change under a name.
    static func sentences(_ name: String, _ old: String, _ new: String) -> [String] {
        UnitDifference.between(units(old), units(new)).map { change in
            "\(name.capitalizedFirst): \(words(change, new: "nytt", gone: "borttaget"))"
        }
    }

    static func words(_ change: UnitChange, new: String, gone: String) -> String {
        switch change {
        case .added(let text): "\(new) ”\(text)”"
        case .removed(let text): "\(gone) ”\(text)”"
        case .changed(let from, let to): "”\(from)” → ”\(to)”"
        }
    }

    /// The order of what both versions have, where it is another.
    static func order(_ old: [String], _ new: [String]) -> String? {
        let (before, after) = (old.filter(Set(new).contains), new.filter(Set(old).contains))
        return before == after ? nil : "ordningen: \(before.joined(separator: ", ")) → \(after.joined(separator: ", "))"
    }

    // MARK: Lists of groups

    private static func lists(_ old: [WrittenGroup], _ new: [WrittenGroup], key: Shape.Key, lead: [String]) -> [String]
    {
        guard let name = identity(old, new) else { return inOrder(old, new, lead: lead) }
        let id = { (group: WrittenGroup) in group[name]?.text ?? "" }
        let before = Dictionary(old.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(new.map(id))
        var gone = old.filter { !kept.contains(id($0)) }
        var lines: [String] = []
        for group in new {
            if let same = before[id(group)] {
                lines += between(same, group, lead: lead, isNamed: true)
            } else if let place = gone.firstIndex(where: { label($0) == label(group) }) {
                // What bears the same name is the same, under another id.
                lines += between(gone.remove(at: place), group, lead: lead, isNamed: true)
            } else {
                lines.append(added(group, lead: lead))
            }
        }
        lines += gone.map { removed($0, lead: lead) }
        if let words = order(old.map(id), new.map(id)) { lines.append(line(lead + [key.name], words, colon: true)) }
        return lines
    }

    /// The key that tells the groups of a list apart, in both versions; `nil` where none does.
    private static func identity(_ old: [WrittenGroup], _ new: [WrittenGroup]) -> String? {
        ["nummer", "id", "fil", "namn", "från", "version"].first { name in
            !(old + new).isEmpty
                && [old, new].allSatisfy { groups in
                    let names = groups.compactMap { $0[name]?.text }
                    return names.count == groups.count && Set(names).count == names.count
                }
        }
    }

    /// Groups without a name of their own: what is the same is left out, and the rest is compared pair by pair.
    private static func inOrder(_ old: [WrittenGroup], _ new: [WrittenGroup], lead: [String]) -> [String] {
        let (before, after) = (old.map(signature), new.map(signature))
        let difference = after.difference(from: before)
        let gone = difference.removals.map { old[$0.offset] }
        let come = difference.insertions.map { new[$0.offset] }
        return zip(gone, come).flatMap { between($0, $1, lead: lead, isNamed: true) }
            + come.dropFirst(gone.count).map { added($0, lead: lead) }
            + gone.dropFirst(come.count).map { removed($0, lead: lead) }
            + (Set(before) == Set(after) && before != after
                ? [line(lead + [subject(new)], "ordningen är ändrad", colon: true)] : [])
    }

    private static func subject(_ groups: [WrittenGroup]) -> String { groups.first?.shape.subject ?? "" }

    /// All that a group says.
    private static func signature(_ group: WrittenGroup) -> String {
        group.entries.map { entry in
            let value =
                switch entry.value {
                case .text(let text): text
                case .texts(let texts): texts.joined(separator: "\u{1F}")
                case .group(let group): signature(group)
                case .groups(let groups): groups.map(signature).joined(separator: "\u{1E}")
                }
            return "\(entry.key.name)\u{1F}\(value)"
        }.joined(separator: "\u{1D}")
    }

    // MARK: Words

    /// What has a page or a heading of its own is named without what it stands in.
    private static let standingAlone: Set<String> = ["regionmålet", "delmålet", "indikatorn"]

    private static func lead(of group: WrittenGroup, under lead: [String]) -> [String] {
        let name = [group.shape.subject, label(group)].compactMap { $0 }.joined(separator: " ")
        return standingAlone.contains(group.shape.subject) ? [name] : lead + [name]
    }

    /// How a reader knows the group.
    private static func label(_ group: WrittenGroup) -> String? {
        for name in ["nummer", "datum", "år", "version"] { if let text = group[name]?.text { return text } }
        for name in ["titel", "etikett", "område", "roll", "id", "fil", "namn", "från", "vad", "typ"] {
            if let text = group[name]?.text { return "”\(text)”" }
        }
        return nil
    }

    /// The values of a group that has no name but them: ” (värde 90)”.
    private static func contents(_ group: WrittenGroup) -> String {
        guard label(group)?.hasPrefix("”") != true, group["titel"] == nil else { return "" }
        let values = group.entries.compactMap { entry in
            ["nummer", "datum", "år", "version"].contains(entry.key.name)
                ? nil : words(entry.value, entry.key.kind).map { "\(entry.key.name) \($0)" }
        }
        return values.isEmpty ? "" : " (\(values.joined(separator: ", ")))"
    }

    private static func line(_ lead: [String], _ words: String, colon: Bool = false) -> String {
        (lead.joined(separator: ", ") + (colon ? ": " : " ") + words).capitalizedFirst
    }

    private static func words(_ value: WrittenValue?, _ kind: Shape.Kind) -> String? {
        switch value {
        case .text(let text):
            if case .text = kind { "”\(text)”" } else { text }
        case .texts(let texts): texts.isEmpty ? nil : texts.joined(separator: ", ")
        case .group, .groups, nil: nil
        }
    }

    private static func group(_ value: WrittenValue?) -> WrittenGroup? {
        if case .group(let group) = value { group } else { nil }
    }

    private static func groups(_ value: WrittenValue?) -> [WrittenGroup] {
        if case .groups(let groups) = value { groups } else { [] }
    }

    /// A text's sentences; an item of a list and a heading begin one.
    private static func units(_ text: String) -> [String] {
        var parts: [String] = [""]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.drop(while: \.isWhitespace)
            if words.isEmpty || "-*#|>`".contains(words.first ?? " ") { parts.append("") }
            parts[parts.count - 1] += " " + words
        }
        return parts.flatMap(Sentences.split)
    }
}

extension String {
    /// The same text with its first letter as a capital.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
