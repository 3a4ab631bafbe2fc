import ReportModel

/// `1.100`: a little more than one to the program, eleven hundred to many who write it.
enum ThousandsPoint {
    /// The number with spaces between the thousands; `nil` for a text of another form.
    static func meant(by text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return nil }
        let groups = text.trimmed.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.count > 1, let first = groups.first, (1...3).contains(first.count), first.first != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return groups.joined(separator: " ")
    }
}

/// A date as people write it elsewhere: `31/8 2023`, `31 augusti 2023`, `2023-8-31`, `20230831`.
enum WrittenDate {
    private static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]

    /// The same day as the program reads it; `nil` where it cannot be told.
    static func meant(by text: String) -> String? {
        let parts = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
        if parts.count == 1, let whole = parts.first, whole.count == 8, Int(whole) != nil {
            return valid(whole.prefix(4), whole.dropFirst(4).prefix(2), whole.suffix(2))
        }
        guard parts.count == 3 else { return parts.count == 2 ? month(parts) : nil }
        let second = number(of: parts[1])
        if parts[0].count == 4 { return valid(parts[0], second, parts[2]) }
        return parts[2].count == 4 ? valid(parts[2], second, parts[0]) : nil
    }

    /// `augusti 2023`, `2023-8`
    private static func month(_ parts: [String]) -> String? {
        let isYearFirst = parts[0].count == 4 && Int(parts[0]) != nil
        let (year, month) = isYearFirst ? (parts[0], number(of: parts[1])) : (parts[1], number(of: parts[0]))
        let date = "\(year)-\(padded(month))"
        return PartialDate(date) == nil ? nil : date
    }

    private static func number(of month: String) -> String {
        let place = months.firstIndex { $0 == month || month.count >= 3 && $0.hasPrefix(month) }
        return place.map { String($0 + 1) } ?? month
    }

    private static func valid(_ year: some StringProtocol, _ month: some StringProtocol, _ day: some StringProtocol)
        -> String?
    {
        let date = "\(year)-\(padded(month))-\(padded(day))"
        return PartialDate(date) == nil ? nil : date
    }

    private static func padded(_ number: some StringProtocol) -> String {
        number.count == 1 ? "0\(number)" : String(number)
    }
}
