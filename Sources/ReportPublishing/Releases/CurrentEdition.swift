import ReportModel

/// Which edition `aktuell` leads to.
public enum CurrentEdition {
    /// Of each kind (results, forecasts, plans) one edition is the current: the one that says so itself, else the one of
    /// the latest year; of two of a year the one that was published last for the first time, so that a correction of an
    /// older report never makes it the newest again. `aktuell` leads to the current results, or to a forecast of a later
    /// year that says that it is the current; to a plan only where there is nothing else. A draft comes last.
    static func choose(among releases: [Release]) -> String? { ordered(releases).first?.name.edition }

    /// The one that `aktuell` leads to first, then newest first.
    public static func ordered(_ releases: [Release]) -> [Release] {
        let newestFirst = releases.sorted { age($0) > age($1) }
        guard let current = current(of: releases).max(by: { rank($0) < rank($1) }) else { return newestFirst }
        return [current] + newestFirst.filter { $0.name.edition != current.name.edition }
    }

    /// The current edition of each kind that there is.
    public static func current(of releases: [Release]) -> [Release] {
        FollowUpKind.allCases.compactMap { kind in
            releases.filter { $0.kind == kind }.max { rankInKind($0) < rankInKind($1) }
        }
    }

    private static func age(_ release: Release) -> (Int, Int, Int, String) {
        (release.isDraft ? 0 : 1, release.year ?? 0, release.first, release.name.edition)
    }

    private static func rankInKind(_ release: Release) -> (Int, Int, Int, Int, String) {
        let age = age(release)
        return (age.0, release.isMarkedCurrent ? 1 : 0, age.1, age.2, age.3)
    }

    private static func rank(_ release: Release) -> (Int, Int, Int, Int) {
        let isReport = release.kind == .result || release.kind == .forecast && release.isMarkedCurrent
        let kind =
            switch release.kind {
            case .result: 2
            case .forecast: 1
            case .plan: 0
            }
        return (release.isDraft ? 0 : 1, isReport ? 1 : 0, release.kind == .plan ? 0 : release.year ?? 0, kind)
    }
}
