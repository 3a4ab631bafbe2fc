import Diagnostics
import ExactNumbers
import MarkdownSyntax
import ReportModel

/// Collects what loading finds wrong; it lives for one load and never leaves this room.
final class Findings {
    private(set) var all: [Diagnostic] = []

    func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }
    func add(_ diagnostics: [Diagnostic]) { all += diagnostics }

    func error(_ id: String, _ message: String, at range: SourceRange, label: String? = nil, help: String? = nil) {
        all.append(Diagnostic(.error, id, message, at: range, label: label, help: help))
    }

    func warning(_ id: String, _ message: String, at range: SourceRange, label: String? = nil, help: String? = nil) {
        all.append(Diagnostic(.warning, id, message, at: range, label: label, help: help))
    }
}

/// The keys of one mapping, asked for one by one; ``finish()`` reports those that are not declared for it.
///
/// A class, because its reader notes in it what has been reported.
final class Fields {
    let findings: Findings
    /// The keys that it may have.
    let shape: Shape
    /// Where the mapping begins.
    let range: SourceRange
    private let pairs: [YAMLValue.Pair]
    /// Keys of another kind of group, which their reader reports in its own words.
    private var reported: Set<String> = []

    init?(_ value: YAMLValue, as shape: Shape, findings: Findings) {
        guard case .mapping(let pairs, let range) = value else {
            if case .scalar(let text, let range) = value, let glued = GluedKey(line: text) {
                findings.error("fel-form", GluedKey.message, at: range, help: glued.help)
                return nil
            }
            findings.error(
                "fel-form", "\(shape.subject) ska skrivas med nycklar och värden", at: value.range,
                help: "skriv nyckel: värde på egna rader")
            return nil
        }
        self.pairs = pairs
        self.range = range
        self.shape = shape
        self.findings = findings
    }

    /// A group that could not be read: it has no keys, and nothing is said of that.
    init(unreadAt range: SourceRange, as shape: Shape) {
        pairs = []
        self.range = range
        self.shape = shape
        findings = Findings()
    }

    /// What the mapping describes, in the definite form: ”delmålet”, ”indikatorn”.
    var subject: String { shape.subject }

    /// The place to name for the whole: its first key.
    var firstRange: SourceRange { pairs.first?.key.range ?? range }

    func has(_ key: String) -> Bool { pairs.contains { $0.key.value == key } }
    func keyRange(_ key: String) -> SourceRange? { pairs.first { $0.key.value == key }?.key.range }

    /// The value of a key, `nil` where it is left out or said not to be given.
    func value(_ key: String) -> YAMLValue? {
        // What a reader asks for stands in the declaration, and so in the schema.
        assert(shape[key] != nil, "”\(key)” is not declared for \(subject)")
        guard let pair = pairs.first(where: { $0.key.value == key }), !pair.value.isNotGiven else { return nil }
        return pair.value
    }

    /// Says that a key that does not belong here has been reported.
    func markReported(_ key: String) { reported.insert(key) }

    /// Reports every key that is not declared.
    func finish() {
        for (index, pair) in pairs.enumerated() where shape[pair.key.value] == nil && !reported.contains(pair.key.value)
        {
            if isRestOfNumber(at: index) {
                findings.error(
                    "fel-tal", "decimalkommat delar talet i två", at: pair.key.range,
                    help: "inom { } skrivs decimaltal inom citattecken: \"54,5\"")
                continue
            }
            if pairs[index].value.isNotGiven, let glued = GluedKey(line: pair.key.value), shape[glued.key] != nil {
                findings.error("okänd-nyckel", GluedKey.message, at: pair.key.range, help: glued.help)
                continue
            }
            findings.error(
                "okänd-nyckel", "nyckeln ”\(pair.key.value)” finns inte för \(subject)", at: pair.key.range,
                help: Suggestion.help(for: pair.key.value, among: shape.names))
        }
    }

    /// Whether a key is what stood after the comma of a number: `{värde: 54,5}`.
    private func isRestOfNumber(at index: Int) -> Bool {
        guard index > 0, pairs[index].value.isNotGiven, case .scalar(let before, _) = pairs[index - 1].value else {
            return false
        }
        return [pairs[index].key.value, before].allSatisfy {
            !$0.isEmpty && $0.drop { "-−+".contains($0) }.allSatisfy { $0.isASCII && $0.isNumber }
        }
    }

    // MARK: Text

    func text(_ key: String) -> Sourced<String>? {
        guard let value = value(key) else { return nil }
        guard case .scalar(let text, let range) = value else {
            findings.error("fel-form", "”\(key)” ska vara en text", at: value.range, help: "skriv \(key): text")
            return nil
        }
        let trimmed = Sourced(text.trimmed, at: range)
        if let slip = PlainTextSlips.diagnostic(in: trimmed, key: key) { findings.add(slip) }
        return trimmed.value.isEmpty ? nil : trimmed
    }

    func string(_ key: String) -> String? { text(key)?.value }

    func requiredText(_ key: String) -> Sourced<String>? {
        let before = findings.all.count
        if let text = text(key) { return text }
        if findings.all.count == before { missing(key) }
        return nil
    }

    func missing(_ key: String) {
        findings.error(
            "saknad-nyckel", "\(subject) saknar ”\(key)”", at: keyRange(key) ?? firstRange,
            help: "lägg till raden \(key): …")
    }

    // MARK: Lists

    /// The elements of a list; a single value counts as a list of one.
    func list(_ key: String) -> [YAMLValue] {
        guard let value = value(key) else { return [] }
        if case .sequence(let elements, _) = value { return elements }
        return [value]
    }

    func texts(_ key: String) -> [Sourced<String>] {
        list(key).compactMap { element in
            guard case .scalar(let text, let range) = element else {
                findings.error(
                    "fel-form", "”\(key)” ska vara en lista med texter", at: element.range,
                    help: "skriv \(key): [ett, två]")
                return nil
            }
            return Sourced(text.trimmed, at: range)
        }
    }

    /// Each element of a list as its own group of keys, read by `decode`.
    func groups<Value>(_ key: String, decode: (Fields) -> Value?) -> [Value] {
        guard case .groups(let shape)? = shape[key]?.kind else { return [] }
        return list(key).compactMap { element in
            Fields(element, as: shape, findings: findings).flatMap { fields in
                let value = decode(fields)
                fields.finish()
                return value
            }
        }
    }

    func group(_ key: String) -> Fields? {
        guard case .group(let shape)? = shape[key]?.kind else { return nil }
        return value(key).flatMap { Fields($0, as: shape, findings: findings) }
    }
}

extension String {
    var trimmed: String {
        if let first = utf8.first, let last = utf8.last, Self.isPlain(first), Self.isPlain(last) { return self }
        var view = unicodeScalars[...]
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return String(view)
    }

    /// Whether a byte is a sign of its own that is no space: most texts have nothing to trim.
    private static func isPlain(_ byte: UInt8) -> Bool { (0x21..<0x7F).contains(byte) }
}

extension ExactNumber {
    /// The number as it is, where it has no fraction.
    var whole: Int? { isWhole ? Int(exactly: numerator) : nil }
}
