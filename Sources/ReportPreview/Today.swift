import Foundation
import ReportModel

extension PartialDate {
    /// The day on which the page that shows how far the edition has come is asked for.
    static var today: PartialDate {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return PartialDate(year: parts.year ?? 0, month: parts.month, day: parts.day)
    }
}
