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

    // MARK: Numbers, dates, words

    func number(_ key: String) -> Sourced<ExactNumber>? {
        text(key).flatMap { text in number(text, key: key).map { Sourced($0, at: text.range) } }
    }

    /// - Parameter help: What to write instead of what is no number.
    func number(_ text: Sourced<String>, key: String, help: String? = nil) -> ExactNumber? {
        do {
            let number = try SwedishNumber.read(text.value)
            if let meant = ThousandsPoint.meant(by: text.value) {
                findings.warning(
                    "tusentalspunkt",
                    "\(key): ”\(text.value)” läses som \(SwedishNumber.format(number, maximumFractionDigits: 3))",
                    at: text.range,
                    help: "menade du \(meant)? Skriv i så fall \(meant), annars \(text.value.replacing(".", with: ","))"
                )
            }
            return number
        } catch {
            let (why, help) =
                switch error {
                case .notANumber:
                    (
                        "är inget tal",
                        ThousandsPoint.meant(by: text.value).map { "skriv \($0)" } ?? help ?? Self.numberHelp(key)
                    )
                case .tooLarge:
                    (
                        "är för stort: högst \(SwedishNumber.maximumWholeDigits) siffror före decimaltecknet",
                        "skriv talet i en större enhet, till exempel mnkr"
                    )
                case .tooManyDecimals:
                    ("har för många decimaler: högst \(SwedishNumber.maximumFractionDigits)", "avrunda talet")
                }
            findings.error("fel-tal", "\(key): ”\(text.value)” \(why)", at: text.range, help: help)
            return nil
        }
    }

    private static func numberHelp(_ key: String) -> String {
        switch key {
        case "år": "skriv årtalet, till exempel 2023"
        case "nummer", "prioritering", "prioriteringar", "kapitel", "uppgivet-antal":
            "skriv ett heltal med siffror, till exempel 3"
        default: "skriv bara siffror, till exempel 54,5 eller 1 234; enheten anges för sig"
        }
    }

    func whole(_ key: String) -> Sourced<Int>? {
        text(key).flatMap { text in whole(text, key: key).map { Sourced($0, at: text.range) } }
    }

    func whole(_ text: Sourced<String>, key: String) -> Int? {
        guard let number = number(text, key: key) else { return nil }
        guard let whole = number.whole else {
            findings.error(
                "fel-tal", "\(key): ”\(text.value)” är inget heltal", at: text.range, help: "skriv talet utan decimaler"
            )
            return nil
        }
        return whole
    }

    func wholes(_ key: String) -> [Sourced<Int>] {
        texts(key).compactMap { text in whole(text, key: key).map { Sourced($0, at: text.range) } }
    }

    func date(_ key: String) -> PartialDate? {
        guard let text = text(key) else { return nil }
        guard let date = PartialDate(text.value) else {
            let isShaped = text.value.utf8.map {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) ? "0" : String(Unicode.Scalar($0))
            }.joined()
            let why = ["0000-00", "0000-00-00"].contains(isShaped) ? "finns inte i kalendern" : "är inget datum"
            findings.error(
                "fel-datum", "\(key): ”\(text.value)” \(why)", at: text.range,
                help: WrittenDate.meant(by: text.value).map { "menade du \($0)?" }
                    ?? "skriv 2023-08-31, 2023-08 eller 2023")
            return nil
        }
        return date
    }

    func choice<Value: RawRepresentable & CaseIterable>(_ key: String) -> Sourced<Value>?
    where Value.RawValue == String {
        guard let text = text(key) else { return nil }
        if let value = Value(rawValue: text.value) { return Sourced(value, at: text.range) }
        let names = Value.allCases.map(\.rawValue)
        findings.error(
            "okänt-värde", "”\(text.value)” är inget av de ord som ”\(key)” kan ha", at: text.range,
            help: Suggestion.help(for: text.value, among: names))
        return nil
    }

    /// An id: small letters a–z, digits and hyphens, since it becomes an address.
    func id(_ key: String = "id") -> Sourced<String>? {
        guard let text = requiredText(key) else { return nil }
        let isValid = text.value.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isValid, !text.value.hasPrefix("-"), text.value.utf8.count <= 120 else {
            findings.error(
                "fel-id", "”\(text.value)” kan inte vara ett id", at: text.range,
                help: "skriv bara a–z, 0–9 och bindestreck, till exempel \(text.value.slug)")
            return nil
        }
        return text
    }

    func comment(_ key: String) -> Comment? {
        guard let value = value(key) else { return nil }
        guard case .scalar(let text, let range) = value else {
            findings.error(
                "fel-form", "”\(key)” ska vara en text", at: value.range, help: "sätt texten inom citattecken")
            return nil
        }
        guard !text.trimmed.isEmpty else { return nil }
        return CommentReader.read(text, at: range, keyRange: keyRange(key) ?? range, findings: findings)
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
