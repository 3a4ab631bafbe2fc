/// Judges whether the hyphen between two numbers means ”to”: `5-7`, but not a date, a telephone number or a code.
struct NumberRange {
    private let text: UTF8Places
    private let index: Int

    init(_ text: UTF8Places, at index: Int) {
        self.text = text
        self.index = index
    }

    /// Only where both sides are plain numbers, nothing else is attached, and the second is the larger.
    var isRange: Bool {
        let left = number(step: -1)
        let right = number(step: 1)
        guard !left.isEmpty, !right.isEmpty, isFree(index - left.count - 1), isFreeAfter(index + right.count + 1) else {
            return false
        }
        guard left.first != "0" || left.count == 1 || left.hasPrefix("0,") || left.hasPrefix("0.") else { return false }
        guard right.first != "0" || right.hasPrefix("0,") || right.hasPrefix("0.") else { return false }
        guard let low = value(left), let high = value(right), low < high else { return false }
        let leftDigits = whole(left).count
        let rightDigits = whole(right).count
        // `45-2023` is a number and its year, in a register.
        let isRegister = rightDigits == 4 && leftDigits != 4
        return rightDigits - leftDigits <= 2 && rightDigits <= 6 && !isRegister
    }

    /// The digits beside the hyphen, with at most one comma or full stop between digits.
    private func number(step: Int) -> String {
        var digits: [UInt8] = []
        var hasSeparator = false
        var position = index + step
        while digits.count < 12, let byte = text[position] {
            if !text.isDigit(at: position) {
                let isSeparator = byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
                guard isSeparator, !hasSeparator, !digits.isEmpty, text.isDigit(at: position + step) else { break }
                hasSeparator = true
            }
            digits.append(byte)
            position += step
        }
        return String(decoding: step > 0 ? digits : digits.reversed(), as: UTF8.self)
    }

    private func whole(_ number: String) -> Substring { number.prefix { $0 != "," && $0 != "." } }

    private func value(_ number: String) -> Double? {
        Double(String(number.map { $0 == "," ? "." : $0 }))
    }

    /// Whether a number may begin after this place.
    private func isFree(_ index: Int) -> Bool {
        guard let scalar = text.scalar(before: index + 1) else { return true }
        if scalar.properties.isAlphabetic || text.isDigit(at: index) { return false }
        return !"-–−/+:.,…_=#§".unicodeScalars.contains(scalar)
    }

    /// Whether a number may end before this place; a comma or full stop may follow as a sentence's own.
    private func isFreeAfter(_ index: Int) -> Bool {
        guard let scalar = text.scalar(at: index) else { return true }
        if scalar == "." || scalar == "," || scalar == ":" { return !text.isDigit(at: index + 1) }
        if scalar.properties.isAlphabetic || text.isDigit(at: index) { return false }
        return !"-–−/+_=".unicodeScalars.contains(scalar)
    }
}
