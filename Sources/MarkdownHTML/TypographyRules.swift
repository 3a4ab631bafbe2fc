/// The rules themselves, over a text as its bytes: most places keep theirs, a few get another sign or none.
///
/// What is replaced is always one ASCII byte, so that every byte belongs to the text that it came from.
struct TypographyRules {
    /// In rising order.
    private struct Edit {
        var index: Int
        var replacement: StaticString
    }

    private let text: UTF8Places
    private var edits: [Edit] = []

    private static let noBreakSpace: StaticString = "\u{A0}"
    private static let dash: StaticString = "–"
    private static let minus: StaticString = "\u{2212}"

    init(_ bytes: [UInt8]) {
        text = UTF8Places(bytes)
        var addresses = AddressScan.addresses(in: bytes)[...]
        // What is looked for comes before all digits and letters.
        for index in bytes.indices where bytes[index] <= UInt8(ascii: ".") {
            while let address = addresses.first, address.upperBound <= index { addresses.removeFirst() }
            if addresses.first?.contains(index) ?? false { continue }
            switch bytes[index] {
            case UInt8(ascii: " "): setSpace(index)
            case UInt8(ascii: "\""): set(index, "”")
            case UInt8(ascii: "'"): set(index, "’")
            case UInt8(ascii: "."): setEllipsis(index)
            case UInt8(ascii: "-"): setHyphen(index)
            default: break
            }
        }
    }

    var hasEdits: Bool { !edits.isEmpty }

    private mutating func set(_ index: Int, _ replacement: StaticString) {
        edits.append(Edit(index: index, replacement: replacement))
    }

    /// The part of the text that stands in `range`, edited; `original` itself if nothing changes there.
    func result(_ original: String, _ range: Range<Int>) -> String {
        let mine = edits[firstEdit(from: range.lowerBound)..<firstEdit(from: range.upperBound)]
        guard !mine.isEmpty else { return original }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count + 2 * mine.count)
        var start = range.lowerBound
        for edit in mine {
            bytes += text.bytes[start..<edit.index]
            edit.replacement.withUTF8Buffer { bytes += $0 }
            start = edit.index + 1
        }
        bytes += text.bytes[start..<range.upperBound]
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

    /// Exactly three full stops.
    private mutating func setEllipsis(_ index: Int) {
        let dot = UInt8(ascii: ".")
        guard text[index + 1] == dot, text[index + 2] == dot, text[index - 1] != dot, text[index + 3] != dot else {
            return
        }
        guard text.scalar(before: index) != "…", text.scalar(at: index + 3) != "…" else { return }
        set(index, "…")
        set(index + 1, "")
        set(index + 2, "")
    }

    private mutating func setHyphen(_ index: Int) {
        let hyphen = UInt8(ascii: "-")
        if text[index + 1] == hyphen { return setDoubleHyphen(index) }
        if text[index - 1] == hyphen { return }
        let before = text.scalar(before: index)
        let after = text.scalar(at: index + 1)
        if isSpace(before), isSpace(after) {
            if before != nil, after != nil { set(index, Self.dash) }
        } else if isMinus(index) {
            set(index, Self.minus)
        } else if text.isDigit(at: index - 1), text.isDigit(at: index + 1), NumberRange(text, at: index).isRange {
            set(index, Self.dash)
        }
    }

    /// Two hyphens alone between spaces or digits.
    private mutating func setDoubleHyphen(_ index: Int) {
        let before = text.scalar(before: index)
        let after = text.scalar(at: index + 2)
        guard before != "-", after != "-" else { return }
        let isBetweenSpaces = isSpace(before) && isSpace(after) && !(before == nil && after == nil)
        guard isBetweenSpaces || (text.isDigit(at: index - 1) && text.isDigit(at: index + 2)) else { return }
        set(index, Self.dash)
        set(index + 1, "")
    }

    /// At the start of a word that is a number; not after a number, where it may be half a range.
    private func isMinus(_ index: Int) -> Bool {
        guard text.isDigit(at: index + 1) else { return false }
        guard let before = text.scalar(before: index) else { return true }
        if isSpace(before) { return !text.isDigit(at: index - before.utf8.count - 1) }
        return before == "(" || before == "[" || before == "\"" || before == "”"
    }

    /// Only beside a digit does a space matter.
    private mutating func setSpace(_ index: Int) {
        let isAfterDigit = text.isDigit(at: index - 1)
        guard isAfterDigit || text.isDigit(at: index + 1) else { return }
        let keepsNumber = isAfterDigit && (isThousandsSpace(index) || isBeforeUnit(index))
        if keepsNumber || isAfterLabel(index) { set(index, Self.noBreakSpace) }
    }

    /// Between groups of three digits: `61 100 961`.
    private func isThousandsSpace(_ index: Int) -> Bool {
        let before = digits(from: index - 1, step: -1)
        return (1...3).contains(before) && digits(from: index + 1, step: 1) == 3
            && !isLetter(text.scalar(before: index - before))
    }

    /// Between a number and what it counts: `15 mnkr`.
    private func isBeforeUnit(_ index: Int) -> Bool {
        guard let first = text.scalar(at: index + 1) else { return false }
        if first == "%" || first == "‰" || first == "°" || first == "€" { return true }
        let word = word(from: index + 1)
        return !word.isEmpty && Self.units.contains(word)
    }

    /// Between a name and its number: `mål 4`, `§ 5`.
    private func isAfterLabel(_ index: Int) -> Bool {
        guard text.isDigit(at: index + 1) else { return false }
        if text.scalar(before: index) == "§" { return true }
        var start = index
        while let scalar = text.scalar(before: start), isLetter(scalar), index - start < Self.longestWord {
            start -= scalar.utf8.count
        }
        guard start < index, Self.mayBeLabel(text.bytes[start], length: index - start) else { return false }
        return Self.labels.contains(word(from: start).lowercased())
    }

    /// Whether some label has the same length and begins so: few words before a number do.
    private static func mayBeLabel(_ first: UInt8, length: Int) -> Bool {
        length <= longestWord && labelStarts[length].contains { $0 == first || $0 == first | 0x20 }
    }

    /// The first letters of the labels of each length in bytes.
    private static let labelStarts: [[UInt8]] = (0...longestWord).map { length in
        labels.filter { $0.utf8.count == length }.compactMap(\.utf8.first)
    }

    /// In bytes: no unit and no label is longer.
    private static let longestWord = 20

    private func word(from start: Int) -> String {
        var end = start
        while let scalar = text.scalar(at: end), isLetter(scalar) || scalar == "²" || scalar == "³",
            end - start < Self.longestWord
        {
            end += scalar.utf8.count
        }
        return String(decoding: text.bytes[start..<end], as: UTF8.self)
    }

    /// How many stand there, but never more than four.
    private func digits(from index: Int, step: Int) -> Int {
        var count = 0
        while count < 4, text.isDigit(at: index + count * step) { count += 1 }
        return count
    }

    private func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(UTF8Places.isLetter) ?? false }

    /// The ends of the text count as spaces.
    private func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return scalar == " " || scalar == "\u{A0}" || scalar == "\n" || scalar == "\t"
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
