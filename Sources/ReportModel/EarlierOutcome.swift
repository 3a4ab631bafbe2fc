extension Measure {
    /// The last outcome from before a year: what stands beside the year's own, and all that a plan has.
    ///
    /// - Returns: `nil` where no outcome is dated before the year.
    public func outcome(before year: Int) -> Observation? {
        // The later of two of the same day: those of the year itself stand after the earlier ones.
        (earlier + outcomes).oldestFirst.last { $0.date.map { $0.year < year } ?? false }
    }
}
