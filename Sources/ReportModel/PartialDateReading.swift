extension PartialDate {
    /// `2023-08-31`, `2023-08` or `2023`; `nil` for anything else, and for days that do not exist.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int(parts[0]), year >= 1000
        else { return nil }
        let month = parts.count > 1 ? Int(parts[1]) : nil
        let day = parts.count > 2 ? Int(parts[2]) : nil
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day {
                let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
                let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                guard (1...lengths[month - 1]).contains(day) else { return nil }
            }
        }
        self.init(year: year, month: month, day: day)
    }
}

extension PartialDate {
    /// Whether it is later whatever day is meant: `2023` is not later than `2023-08-31`.
    package func isSurelyLater(than other: PartialDate) -> Bool {
        if year != other.year { return year > other.year }
        guard let month, let otherMonth = other.month, month == otherMonth else {
            return (month ?? 0) > (other.month ?? 12)
        }
        return (day ?? 0) > (other.day ?? 31)
    }
}
