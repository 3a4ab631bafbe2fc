/// The rules themselves, over a text as single characters: most places keep theirs, a few get another or none.
struct TypographyRules {
    /// In rising order.
    private struct Edit {
        var index: Int
        var scalar: Unicode.Scalar?
    }

    private let text: [Unicode.Scalar]
    private var edits: [Edit] = []

    private static let noBreakSpace: Unicode.Scalar = "\u{A0}"
    private static let dash: Unicode.Scalar = "–"
    private static let minus: Unicode.Scalar = "\u{2212}"

    init(_ text: [Unicode.Scalar]) {
        self.text = text
        for index in text.indices {
            switch text[index] {
            case "\"": set(index, "”")
            case "'": set(index, "’")
            case ".": setEllipsis(index)
            case "-": setHyphen(index)
            case " ": setSpace(index)
            default: break
            }
        }
    }

    var hasEdits: Bool { !edits.isEmpty }

    private mutating func set(_ index: Int, _ scalar: Unicode.Scalar?) {
        edits.append(Edit(index: index, scalar: scalar))
    }

    /// The part of the text that stands in `range`, edited; `original` itself if nothing changes there.
    func result(_ original: String, _ range: Range<Int>) -> String {
        let mine = edits[firstEdit(from: range.lowerBound)..<firstEdit(from: range.upperBound)]
        guard !mine.isEmpty else { return original }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(original.utf8.count + 2 * mine.count)
        var start = range.lowerBound
        for edit in mine {
            for scalar in text[start..<edit.index] { scalar.appendUTF8(to: &bytes) }
            edit.scalar?.appendUTF8(to: &bytes)
            start = edit.index + 1
        }
        for scalar in text[start..<range.upperBound] { scalar.appendUTF8(to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func firstEdit(from index: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].index < index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func at(_ index: Int) -> Unicode.Scalar? { text.indices.contains(index) ? text[index] : nil }

    /// Exactly three full stops.
    private mutating func setEllipsis(_ index: Int) {
        guard at(index + 1) == ".", at(index + 2) == ".", at(index - 1) != ".", at(index + 3) != "." else { return }
        guard at(index - 1) != "…", at(index + 3) != "…" else { return }
        set(index, "…")
        set(index + 1, nil)
        set(index + 2, nil)
    }

    private mutating func setHyphen(_ index: Int) {
        let before = at(index - 1)
        let after = at(index + 1)
        if after == "-" { return setDoubleHyphen(index) }
        if before == "-" { return }
        if isSpace(before), isSpace(after) {
            if before != nil, after != nil { set(index, Self.dash) }
        } else if isMinus(index) {
            set(index, Self.minus)
        } else if isDigit(before), isDigit(after), NumberRange(text, at: index).isRange {
            set(index, Self.dash)
        }
    }

    /// Two hyphens alone between spaces or digits.
    private mutating func setDoubleHyphen(_ index: Int) {
        let before = at(index - 1)
        let after = at(index + 2)
        guard before != "-", after != "-" else { return }
        let isBetweenSpaces = isSpace(before) && isSpace(after) && !(before == nil && after == nil)
        guard isBetweenSpaces || (isDigit(before) && isDigit(after)) else { return }
        set(index, Self.dash)
        set(index + 1, nil)
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
        if keepsNumber || isAfterLabel(index) { set(index, Self.noBreakSpace) }
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

    private func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.isASCII
            ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) : scalar.properties.isAlphabetic
    }

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

extension Unicode.Scalar {
    /// Nearly all are ASCII, and then this is one append.
    fileprivate func appendUTF8(to bytes: inout [UInt8]) {
        if value < 0x80 { bytes.append(UInt8(truncatingIfNeeded: value)) } else { bytes.append(contentsOf: utf8) }
    }
}
