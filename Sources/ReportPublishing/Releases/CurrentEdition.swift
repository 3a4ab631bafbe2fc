/// Which edition `aktuell` leads to.
public enum CurrentEdition {
    /// The one of the latest year; of two of a year the one that was published last for the first time, so that a
    /// correction of an older report never makes it the newest again. A draft comes last, whatever its year.
    static func choose(among releases: [Release]) -> String? {
        releases.max { rank($0) < rank($1) }?.name.edition
    }

    /// Newest first.
    public static func ordered(_ releases: [Release]) -> [Release] { releases.sorted { rank($0) > rank($1) } }

    private static func rank(_ release: Release) -> (Int, Int, Int, String) {
        (release.isDraft ? 0 : 1, release.year ?? 0, release.first, release.name.edition)
    }
}
