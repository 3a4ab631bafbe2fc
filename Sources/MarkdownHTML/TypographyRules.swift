/// The rules themselves, over a text as single characters: each place keeps its own, gets another or none.
struct TypographyRules {
    private let text: [Unicode.Scalar]
    private var output: [Unicode.Scalar?]

    private static let noBreakSpace: Unicode.Scalar = "\u{A0}"
    private static let dash: Unicode.Scalar = "–"
    private static let minus: Unicode.Scalar = "\u{2212}"

    init(_ text: [Unicode.Scalar]) {
        self.text = text
        output = text
        for index in text.indices {
            switch text[index] {
            case "\"": output[index] = "”"
            case "'": output[index] = "’"
            case ".": setEllipsis(index)
            case "-": setHyphen(index)
            case " ": setSpace(index)
            default: break
            }
        }
    }

    func result(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for index in range { if let scalar = output[index] { view.append(scalar) } }
        return String(view)
    }

    private func at(_ index: Int) -> Unicode.Scalar? { text.indices.contains(index) ? text[index] : nil }

    /// Exactly three full stops.
    private mutating func setEllipsis(_ index: Int) {
        guard at(index + 1) == ".", at(index + 2) == ".", at(index - 1) != ".", at(index + 3) != "." else { return }
        guard at(index - 1) != "…", at(index + 3) != "…" else { return }
        output[index] = "…"
        output[index + 1] = nil
        output[index + 2] = nil
    }

    private mutating func setHyphen(_ index: Int) {
        let before = at(index - 1)
        let after = at(index + 1)
        if after == "-" { return setDoubleHyphen(index) }
        if before == "-" { return }
        if isSpace(before), isSpace(after) {
            if before != nil, after != nil { output[index] = Self.dash }
        } else if isMinus(index) {
            output[index] = Self.minus
        } else if NumberRange(text, at: index).isRange {
            output[index] = Self.dash
        }
    }

    /// Two hyphens alone between spaces or digits.
    private mutating func setDoubleHyphen(_ index: Int) {
        let before = at(index - 1)
        let after = at(index + 2)
        guard before != "-", after != "-" else { return }
        let isBetweenSpaces = isSpace(before) && isSpace(after) && !(before == nil && after == nil)
        guard isBetweenSpaces || (isDigit(before) && isDigit(after)) else { return }
        output[index] = Self.dash
        output[index + 1] = nil
    }

    /// At the start of a word that is a number; not after a number, where it may be half a range.
    private func isMinus(_ index: Int) -> Bool {
        guard isDigit(at(index + 1)) else { return false }
        guard let before = at(index - 1) else { return true }
        if isSpace(before) { return !isDigit(at(index - 2)) }
        return before == "(" || before == "[" || before == "\"" || before == "”"
    }

    private mutating func setSpace(_ index: Int) {
        let keepsNumber = isThousandsSpace(index) || isBeforeUnit(index)
        if keepsNumber || isAfterLabel(index) { output[index] = Self.noBreakSpace }
    }

    /// Between groups of three digits: `61 100 961`.
    private func isThousandsSpace(_ index: Int) -> Bool {
        guard isDigit(at(index - 1)) else { return false }
        let before = digits(before: index)
        let after = digits(after: index)
        return (1...3).contains(before) && after == 3 && !isLetter(at(index - before - 1))
    }

    /// Between a number and what it counts: `15 mnkr`.
    private func isBeforeUnit(_ index: Int) -> Bool {
        guard isDigit(at(index - 1)), let first = at(index + 1) else { return false }
        if first == "%" || first == "‰" || first == "°" || first == "€" { return true }
        let word = word(from: index + 1)
        return !word.isEmpty && Self.units.contains(word)
    }

    /// Between a name and its number: `mål 4`, `§ 5`.
    private func isAfterLabel(_ index: Int) -> Bool {
        guard isDigit(at(index + 1)) else { return false }
        if at(index - 1) == "§" { return true }
        var start = index
        while let scalar = at(start - 1), isLetter(scalar), index - start < 20 { start -= 1 }
        return start < index && Self.labels.contains(word(from: start).lowercased())
    }

    private func word(from start: Int) -> String {
        var word = String.UnicodeScalarView()
        var index = start
        while let scalar = at(index), isLetter(scalar) || scalar == "²" || scalar == "³", index - start < 20 {
            word.append(scalar)
            index += 1
        }
        return String(word)
    }

    private func digits(before index: Int) -> Int {
        var count = 0
        while count < 4, isDigit(at(index - 1 - count)) { count += 1 }
        return count
    }

    private func digits(after index: Int) -> Int {
        var count = 0
        while count < 4, isDigit(at(index + 1 + count)) { count += 1 }
        return count
    }

    private func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

    private func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isAlphabetic ?? false }

    /// The ends of the text count as spaces.
    private func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return scalar == " " || scalar == Self.noBreakSpace || scalar == "\n" || scalar == "\t"
    }

    private static let units: Set<String> = [
        "kr", "tkr", "mkr", "mnkr", "mdkr", "kronor", "öre", "procent", "procentenheter", "procentenhet", "promille",
        "mm", "cm", "dm", "m", "km", "mil", "m²", "km²", "m³", "ha", "hektar", "g", "kg", "ton", "kton", "l", "liter",
        "W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "MB", "GB", "st", "stycken", "tusen", "miljon",
        "miljoner", "miljard", "miljarder", "år", "månader", "veckor", "dagar", "timmar", "minuter", "personer",
        "invånare", "kommuner", "projekt", "företag",
    ]

    private static let labels: Set<String> = [
        "mål", "målen", "delmål", "kapitel", "sida", "sidan", "sidorna", "delprioritering", "prioritering", "agenda",
        "tabell", "figur", "diagram", "bilaga", "punkt", "nr", "ca",
    ]
}
