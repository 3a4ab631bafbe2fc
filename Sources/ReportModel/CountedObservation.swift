/// Which of several outcomes counts, where the latest does: decided here and nowhere else.
extension Measure {
    /// The place of the outcome that counts among ``outcomes``; `nil` without any.
    ///
    /// A year's figure counts before a part of it, and a month's before a day in it. One without a date comes before
    /// all others. Of two that the content does not tell apart it is the later in the list; the editor is told.
    public var latestOutcome: Int? { outcomes.map(\.date).indexOfLatest }

    /// Whether the outcome that counts shares its date with another, so that only the list's order decides.
    public var latestOutcomeIsAmbiguous: Bool {
        guard let latest = latestOutcome else { return false }
        return outcomes.count { $0.date == outcomes[latest].date } > 1
    }

    /// Whether the outcome that counts is of a whole year or month of which another is a part.
    public var latestOutcomeHoldsOthers: Bool {
        guard let whole = latestOutcome.flatMap({ outcomes[$0].date }) else { return false }
        return outcomes.contains { $0.date.map(whole.holds) == true }
    }
}

extension Array where Element == PartialDate? {
    /// The place of the date that counts as the latest, of equal ones the last; `nil` without any.
    package var indexOfLatest: Int? {
        guard var latest = indices.first else { return nil }
        for index in indices.dropFirst() where !PartialDate.ends(self[index], before: self[latest]) { latest = index }
        return latest
    }
}

extension [Observation] {
    /// In the order in which what they measure ended: the last of a year is the one that counts for it.
    package var oldestFirst: [Observation] {
        enumerated().sorted { left, right in
            left.element.date == right.element.date
                ? left.offset < right.offset : PartialDate.ends(left.element.date, before: right.element.date)
        }.map(\.element)
    }
}

extension PartialDate {
    /// What has no date comes before all that has one.
    fileprivate static func ends(_ left: PartialDate?, before right: PartialDate?) -> Bool {
        guard let right else { return false }
        guard let left else { return true }
        return left.end < right.end
    }

    /// For the order of what is measured: a whole period ends after each part of it.
    var end: (Int, Int, Int) { (year, month ?? 13, day ?? 32) }

    /// Whether the other is a part of this year or month: `2023` holds `2023-08`, which holds `2023-08-31`.
    package func holds(_ other: PartialDate) -> Bool { other.wholes.contains(self) }

    /// The year and month of which it is a part.
    package var wholes: [PartialDate] {
        (month == nil ? [] : [PartialDate(year: year)]) + (day == nil ? [] : [PartialDate(year: year, month: month)])
    }
}
