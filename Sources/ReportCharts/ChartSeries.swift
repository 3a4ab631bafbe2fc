import ExactNumbers

/// A column of figures with its name.
public struct ChartSeries: Sendable {
    public var name: String
    /// One a row of the chart; `nil` where the source gives none.
    public var values: [ExactNumber?]

    public init(name: String, values: [ExactNumber?]) {
        self.name = name
        self.values = values
    }

    /// The value of a row; rows beyond the end have none.
    func value(_ row: Int) -> ExactNumber? { values.indices.contains(row) ? values[row] : nil }
}
