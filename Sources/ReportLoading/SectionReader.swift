import Diagnostics
import MarkdownSyntax
import ReportModel

/// A chapter's headings as sections with their kind, sub-priority and global goals.
struct SectionReader {
    let strategy: Strategy
    let names: SectionNames
    let document: Document
    let headings: [Heading]
    /// The number of the priority that the chapter is about.
    let priority: Int?
    let findings: Findings

    func read() -> (sections: [Section], mentions: ChapterMentions) {
        let parts = parts(of: headings[...], level: 2, end: document.blocks.count)
        let kinds = parts.map { names.kind(of: $0.heading.title) }
        let mentions = ChapterMentions(
            document, sections: zip(parts, kinds).map { ($0.blocks, $1 == .agenda2030) })
        let sections = zip(parts, kinds).map { part, kind in
            if kind == .agenda2030 { findings.add(AgendaCheck.diagnostics(for: document.blocks[part.blocks])) }
            return section(part, kind, mentions.globalGoals)
        }
        if priority != nil { warnOfMisspelt(sections) }
        return (sections, mentions)
    }

    /// A heading that is nearly one of the strategy's, where that one is missing.
    private func warnOfMisspelt(_ sections: [Section]) {
        let present = Set(sections.map(\.kind))
        let missing = strategy.sectionPlan.filter { !present.contains($0.kind) }.map(\.title)
        for section in sections where section.kind == .other {
            guard let nearest = Suggestion.nearest(to: section.title, among: missing) else { continue }
            findings.warning(
                "okänt-avsnitt", "avsnittet ”\(section.title)” finns inte bland strategins avsnitt", at: section.range,
                help: "menade du ”\(nearest)”?")
        }
    }

    /// A heading with what stands under it.
    private struct Part {
        var heading: Heading
        /// The headings within it.
        var inner: ArraySlice<Heading>
        var blocks: Range<Int>
    }

    private func parts(of headings: ArraySlice<Heading>, level: Int, end: Int) -> [Part] {
        let starts = headings.indices.filter { headings[$0].level == level }
        return starts.enumerated().map { place, start in
            let next = place + 1 < starts.count ? starts[place + 1] : headings.endIndex
            return Part(
                heading: headings[start], inner: headings[(start + 1)..<next],
                blocks: headings[start].block..<(next < headings.endIndex ? headings[next].block : end))
        }
    }

    /// - Parameter goals: The global goals that each block of the chapter names.
    private func section(_ part: Part, _ kind: SectionKind, _ goals: [GlobalGoalNumbers]) -> Section {
        var section = Section(
            id: part.heading.id, title: part.heading.title, kind: kind, subPriority: subPriority(part.heading),
            globalGoals: goals[part.blocks].reduce(into: []) { $0.formUnion($1) }, blocks: part.blocks,
            subsections: [], range: part.heading.range)
        // Nothing stands deeper: a part of level 3 has no headings of level 3 within it.
        section.subsections = parts(of: part.inner, level: 3, end: part.blocks.upperBound).map {
            self.section($0, kind, goals)
        }
        return section
    }

    private func subPriority(_ heading: Heading) -> String? {
        guard let number = SubPriorityMention.number(inHeading: heading.title), let priority,
            number.hasPrefix("\(priority).")
        else { return nil }
        let known = strategy.priorities.first { $0.number == priority }?.subPriorities.map(\.number) ?? []
        if !known.contains(number) {
            findings.warning(
                "okänd-delprioritering", "delprioritering \(number) finns inte i strategi.yaml", at: heading.range,
                help: known.isEmpty
                    ? "lägg till den under prioritering \(priority)"
                    : "de som finns är: \(known.joined(separator: ", "))")
        }
        return number
    }
}

/// What the strategy calls the sections of its chapters: the letters' size and the spaces do not matter.
struct SectionNames {
    private var kinds: [String: SectionKind] = [:]
    /// The same by the names as the strategy writes them, which is how nearly all headings do.
    private var written: [String: SectionKind] = [:]

    init(_ strategy: Strategy) {
        // The first of two with the same name counts, and a perspective before the plan.
        for perspective in strategy.perspectives {
            for title in [perspective.title] + perspective.aliases { add(title, .perspective(id: perspective.id)) }
        }
        for plan in strategy.sectionPlan { add(plan.title, plan.kind) }
    }

    private mutating func add(_ title: String, _ kind: SectionKind) {
        let name = Self.comparable(title)
        let known = kinds[name] ?? kind
        kinds[name] = known
        written[title] = known
    }

    func kind(of title: String) -> SectionKind { written[title] ?? kinds[Self.comparable(title)] ?? .other }

    /// In small letters, with one space between words.
    static func comparable(_ title: String) -> String { latinComparable(title) ?? comparableByTables(title) }

    static func comparableByTables(_ title: String) -> String {
        title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The same for titles in ASCII and the row of å, ä and ö, which nearly all are; `nil` for others.
    private static func latinComparable(_ title: String) -> String? {
        var name: [UInt8] = []
        name.reserveCapacity(title.utf8.count)
        var isGap = false
        var isInLetter = false
        for byte in title.utf8 {
            if isInLetter {
                // The capitals stand 32 places before the small ones; `×` and `ß` are none.
                name.append(byte < 0x9F && byte != 0x97 ? byte + 0x20 : byte)
                isInLetter = false
                continue
            }
            switch byte {
            case UInt8(ascii: " "), 0x09...0x0D:
                isGap = !name.isEmpty
                continue
            case ..<0x80: break
            case 0xC3: isInLetter = true
            default: return nil
            }
            if isGap { name.append(UInt8(ascii: " ")) }
            isGap = false
            name.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte)
        }
        return String(decoding: name, as: UTF8.self)
    }
}

/// Finds the number of a sub-priority in what people write: `1.1`, `1:1`, `(5:1)`, `Delprioritering 3.3`.
///
/// *Anslag 1:1* is a government grant and no sub-priority: a bare number counts only at the head of a heading.
enum SubPriorityMention {
    /// The number alone: `1:1` → `1.1`.
    static func number(in text: some StringProtocol) -> String? {
        guard (3...5).contains(text.utf8.count) else { return nil }
        var bytes = Array(text.utf8)
        guard let sign = bytes.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }) else {
            return nil
        }
        let (before, after) = (bytes[..<sign], bytes[(sign + 1)...])
        guard [before, after].allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(isDigit) }) else { return nil }
        bytes[sign] = UInt8(ascii: ".")
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func number(inHeading title: String) -> String? {
        let hasBracket = title.utf8Span.span.contains(UInt8(ascii: ")"))
        guard hasBracket || mayLead(title), title.utf8.contains(where: isDigit) else { return nil }
        if mayLead(title) {
            let (first, rest) = firstWord(of: title[...])
            if let number = number(in: first) { return number }
            if first.utf8.count == 15, first.lowercased() == "delprioritering" {
                let second = firstWord(of: rest).word
                if !second.isEmpty { return number(in: second.trimmingSigns) }
            }
        }
        guard hasBracket, let last = title.split(whereSeparator: \.isWhitespace).last,
            last.hasPrefix("("), last.hasSuffix(")")
        else { return nil }
        return number(in: last.dropFirst().dropLast())
    }

    /// Whether the first word can be a number or *Delprioritering*: most headings begin with another letter.
    private static func mayLead(_ title: String) -> Bool {
        guard let first = title.utf8.first.map({ $0 | 0x20 }) else { return false }
        return first == UInt8(ascii: "d") || !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    }

    private static func firstWord(of text: Substring) -> (word: Substring, rest: Substring) {
        let start = text.drop(while: \.isWhitespace)
        let word = start.prefix { !$0.isWhitespace }
        return (word, start[word.endIndex...])
    }
}

extension Substring {
    /// Without the punctuation that may follow a number: `3.3:` → `3.3`.
    fileprivate var trimmingSigns: Substring {
        var text = self
        while let last = text.last, !last.isNumber { text.removeLast() }
        return text
    }
}
