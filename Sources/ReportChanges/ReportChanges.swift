import Diagnostics
import ReportLoading
import ReportModel

/// What became of an edition since an earlier version of it, for those who must sign.
public struct ReportChanges: Sendable {
    /// A chapter of the new version, or one that is gone.
    public struct Entry: Sendable {
        public enum Fate: Sendable, Equatable {
            case new
            case gone
            /// Never came to the state that was asked for, in any version that is kept.
            case neverReached
            /// The earlier version cannot be read.
            case unreadable
            /// An empty list means that nothing has changed.
            case compared([ChapterChanges.Change])
        }

        public var number: Int?
        public var title: String
        /// The day of the version that it is compared with.
        public var day: String?
        public var fate: Fate
    }

    public var chapters: [Entry]
    /// Goals, indicators and other figures, a line each.
    public var figures: [String]
    /// The day of the version with which the figures are compared; `nil` without one.
    public var figuresDay: String?

    /// Compares with one earlier version of everything.
    public init(from old: Report, to new: Report, day: String?) {
        chapters = new.chapters.map { chapter in
            let earlier = Self.counterpart(of: chapter, in: old, from: new)
            return Entry(
                number: chapter.number, title: chapter.title, day: day,
                fate: earlier.map { .compared(ChapterChanges.between($0, chapter)) } ?? .new)
        }
        chapters += Self.gone(from: old, to: new, day: day)
        figures = FigureChanges.between(old, new)
        figuresDay = day
    }

    /// Compares every chapter with what it was when it came to a state, and the figures with the oldest of those versions.
    public init(of new: Report, sinceReaching state: Chapter.State, in history: GitHistory) throws(GitHistory.Failure) {
        let finder = VersionFinder(history: history, edition: new.edition.name)
        var versions: [String: EarlierVersion?] = [:]
        var days: [(day: String, hash: String)] = []
        var entries: [Entry] = []
        for chapter in new.chapters {
            var entry = Entry(number: chapter.number, title: chapter.title, day: nil, fate: .neverReached)
            defer { entries.append(entry) }
            guard let commit = try finder.commit(of: chapter, reaching: state) else { continue }
            if versions[commit.hash] == nil {
                versions[commit.hash] = .some(
                    EarlierVersion.load(try history.tree(new.edition.name, at: commit.hash), day: commit.day))
            }
            days.append((commit.day, commit.hash))
            entry.day = commit.day
            let earlier = versions[commit.hash]??.report.chapters.first { $0.file.path == commit.path }
            entry.fate = earlier.map { .compared(ChapterChanges.between($0, chapter)) } ?? .unreadable
        }
        let oldest = days.min { $0.day < $1.day }.flatMap { versions[$0.hash] ?? nil }
        chapters = entries + (oldest.map { Self.gone(from: $0.report, to: new, day: $0.day) } ?? [])
        figures = oldest.map { FigureChanges.between($0.report, new) } ?? []
        figuresDay = oldest?.day
    }

    /// What a chapter was in an earlier version: a file that has been renamed is still about the same priority, or has
    /// the same title.
    private static func counterpart(of chapter: Chapter, in old: Report, from new: Report) -> Chapter? {
        if let same = old.chapters.first(where: { $0.slug == chapter.slug }) { return same }
        let free = old.chapters.filter { earlier in !new.chapters.contains { $0.slug == earlier.slug } }
        return free.first { $0.priority != nil && $0.priority == chapter.priority }
            ?? free.first { $0.title == chapter.title }
    }

    private static func gone(from old: Report, to new: Report, day: String?) -> [Entry] {
        let kept = Set(new.chapters.compactMap { counterpart(of: $0, in: old, from: new)?.slug })
        return old.chapters.filter { !kept.contains($0.slug) }.map {
            Entry(number: $0.number, title: $0.title, day: day, fate: .gone)
        }
    }

    public var isEmpty: Bool { figures.isEmpty && chapters.allSatisfy { $0.fate == .compared([]) } }
}
