import MarkdownSyntax
import ReportModel

/// What became of a chapter between two versions.
public enum ChapterChanges {
    public enum Change: Sendable, Equatable {
        case newSection(title: String, words: Int)
        case removedSection(title: String, words: Int)
        case renamedSection(from: String, to: String)
        /// The sections that stand elsewhere than before.
        case movedSections([String])
        case units(section: String, [UnitChange])
        /// A key of the front matter, with its values; `nil` where there was or is none.
        case head(key: String, from: String?, to: String?)
        /// The file has another name, and so the chapter another address.
        case address(from: String, to: String)
    }

    /// Everything, in the order of the chapter.
    public static func between(_ old: Chapter, _ new: Chapter) -> [Change] {
        let (before, after) = (Part.parts(of: old), Part.parts(of: new))
        let names = renamed(before, after)
        var changes = head(old, new) + moved(before, after, names)
        if old.slug != new.slug { changes.insert(.address(from: old.slug, to: new.slug), at: 0) }
        for part in after {
            if let earlier = before.first(where: { (names[$0.title] ?? $0.title) == part.title }) {
                if earlier.title != part.title { changes.append(.renamedSection(from: earlier.title, to: part.title)) }
                let units = UnitDifference.between(earlier.units, part.units)
                if !units.isEmpty { changes.append(.units(section: part.title, units)) }
            } else {
                changes.append(.newSection(title: part.title, words: part.words))
            }
        }
        for part in before where !after.contains(where: { $0.title == (names[part.title] ?? part.title) }) {
            changes.append(.removedSection(title: part.title, words: part.words))
        }
        return changes
    }

    /// What stands under one heading, and not under those below it.
    private struct Part {
        /// With the heading above it: ”Samverkan › Bredband”; empty before the first heading.
        var title: String
        var units: [String]

        var words: Int { units.reduce(0) { $0 + $1.split(separator: " ").count } }

        static func parts(of chapter: Chapter) -> [Part] {
            let blocks = chapter.document.blocks
            let first = chapter.sections.first?.blocks.lowerBound ?? blocks.count
            var parts = [Part(title: "", units: TextUnits.units(of: blocks[..<first]))]
            for section in chapter.sections {
                let own = section.subsections.first?.blocks.lowerBound ?? section.blocks.upperBound
                parts.append(
                    Part(
                        title: section.title,
                        units: TextUnits.units(of: blocks[section.blocks.lowerBound..<own].dropFirst())))
                for subsection in section.subsections {
                    let units = TextUnits.units(of: blocks[subsection.blocks].dropFirst())
                    parts.append(Part(title: "\(section.title) › \(subsection.title)", units: units))
                }
            }
            let notes = chapter.document.footnotes.flatMap { TextUnits.units(of: $0.blocks) }
            if !notes.isEmpty { parts.append(Part(title: "Fotnoter", units: notes)) }
            return numbered(parts.filter { !$0.title.isEmpty || !$0.units.isEmpty })
        }

        /// Two sections may have one heading: the second is told apart by its number.
        private static func numbered(_ parts: [Part]) -> [Part] {
            var seen: [String: Int] = [:]
            return parts.map { part in
                let count = (seen[part.title] ?? 0) + 1
                seen[part.title] = count
                return count == 1 ? part : Part(title: "\(part.title) (\(count))", units: part.units)
            }
        }
    }

    /// The new name of every section that has another, and nearly the same text.
    private static func renamed(_ before: [Part], _ after: [Part]) -> [String: String] {
        var names: [String: String] = [:]
        let (old, new) = (Set(before.map(\.title)), Set(after.map(\.title)))
        var candidates = after.filter { !old.contains($0.title) }
        for part in before where !new.contains(part.title) {
            let text = part.units.joined(separator: " ")
            let nearest = candidates.indices.max { likeness(candidates[$0], text) < likeness(candidates[$1], text) }
            guard let nearest, !text.isEmpty, likeness(candidates[nearest], text) >= 0.6 else { continue }
            names[part.title] = candidates.remove(at: nearest).title
        }
        return names
    }

    private static func likeness(_ part: Part, _ text: String) -> Double {
        UnitDifference.likeness(part.units.joined(separator: " "), text)
    }

    private static func moved(_ before: [Part], _ after: [Part], _ names: [String: String]) -> [Change] {
        let there = Set(after.map(\.title))
        let old = before.map { names[$0.title] ?? $0.title }.filter(there.contains)
        let new = after.map(\.title).filter(Set(old).contains)
        let moved = new.difference(from: old).insertions.map(\.element)
        return moved.isEmpty ? [] : [.movedSections(moved)]
    }

    private static func head(_ old: Chapter, _ new: Chapter) -> [Change] {
        let keys: [(String, KeyPath<Chapter, String?>)] = [
            ("titel", \.titleText), ("nummer", \.numberText), ("prioritering", \.priorityText),
            ("sammanfattning", \.summary), ("enhet", \.unit),
            ("kontakter", \.contactsText), ("läge", \.stateText), ("granskad-av", \.reviewedBy),
        ]
        return keys.filter { old[keyPath: $1] != new[keyPath: $1] }.map {
            .head(key: $0, from: old[keyPath: $1], to: new[keyPath: $1])
        }
    }
}

extension Chapter {
    fileprivate var titleText: String? { title }
    fileprivate var numberText: String? { number.map(String.init) }
    fileprivate var priorityText: String? { priority.map(String.init) }
    fileprivate var contactsText: String? { contacts.isEmpty ? nil : contacts.joined(separator: ", ") }
    fileprivate var stateText: String? { state.rawValue }
}

extension CollectionDifference.Change {
    var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
    var element: ChangeElement {
        switch self {
        case .insert(_, let element, _), .remove(_, let element, _): element
        }
    }
}
