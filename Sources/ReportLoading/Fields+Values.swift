import Diagnostics
import ExactNumbers
import ReportModel

/// Numbers, dates, words and ids: texts that must have a form.
extension Fields {
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
            help: Self.help(for: text.value, among: names))
        return nil
    }

    /// The word that was meant, and all others: what is written may be none of those that look like it.
    private static func help(for word: String, among names: [String]) -> String? {
        guard let nearest = Suggestion.nearest(to: word, among: names), let all = Suggestion.list(names) else {
            return Suggestion.list(names)
        }
        return "menade du ”\(nearest)”? \(all.prefix(1).uppercased() + all.dropFirst())"
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
