/// Judges whether the hyphen between two numbers means ”to”: `5-7`, but not a date, a telephone number or a code.
struct NumberRange {
    private let text: [Unicode.Scalar]
    private let index: Int

    init(_ text: [Unicode.Scalar], at index: Int) {
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

    private func at(_ index: Int) -> Unicode.Scalar? { text.indices.contains(index) ? text[index] : nil }

    private func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

    /// The digits beside the hyphen, with at most one comma or full stop between digits.
    private func number(step: Int) -> String {
        var scalars: [Unicode.Scalar] = []
        var position = index + step
        while scalars.count < 12, let scalar = at(position) {
            let isSeparator = (scalar == "," || scalar == ".") && isDigit(at(position + step)) && !scalars.isEmpty
            guard isDigit(scalar) || (isSeparator && !scalars.contains { $0 == "," || $0 == "." }) else { break }
            scalars.append(scalar)
            position += step
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: step > 0 ? scalars : scalars.reversed())
        return String(view)
    }

    private func whole(_ number: String) -> Substring { number.prefix { $0 != "," && $0 != "." } }

    private func value(_ number: String) -> Double? {
        Double(String(number.map { $0 == "," ? "." : $0 }))
    }

    /// Whether a number may begin after this place.
    private func isFree(_ index: Int) -> Bool {
        guard let scalar = at(index) else { return true }
        if scalar.properties.isAlphabetic || isDigit(scalar) { return false }
        return !"-–−/+:.,…_=#§".unicodeScalars.contains(scalar)
    }

    /// Whether a number may end before this place; a comma or full stop may follow as a sentence's own.
    private func isFreeAfter(_ index: Int) -> Bool {
        guard let scalar = at(index) else { return true }
        if scalar == "." || scalar == "," || scalar == ":" { return !isDigit(at(index + 1)) }
        if scalar.properties.isAlphabetic || isDigit(scalar) { return false }
        return !"-–−/+_=".unicodeScalars.contains(scalar)
    }
}
