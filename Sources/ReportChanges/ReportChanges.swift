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
    /// Every other file in which something has changed.
    public var files: [FileChanges]
    /// The day of the version with which the files are compared; `nil` without one.
    public var filesDay: String?

    /// Compares with one earlier version of everything.
    public init(from old: ContentVersion, to new: ContentVersion, day: String?) {
        chapters = new.report.chapters.map { chapter in
            let earlier = Self.counterpart(of: chapter, in: old.report, from: new.report)
            return Entry(
                number: chapter.number, title: chapter.title, day: day,
                fate: earlier.map { .compared(ChapterChanges.between($0, chapter)) } ?? .new)
        }
        chapters += Self.gone(from: old.report, to: new.report, day: day)
        files = FileChanges.between(old, new)
        filesDay = day
    }

    /// Compares every chapter with what it was when it came to a state, and the other files with the oldest of those
    /// versions.
    public init(of version: ContentVersion, sinceReaching state: Chapter.State, in history: GitHistory)
        throws(GitHistory.Failure)
    {
        let new = version.report
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
            let earlier = versions[commit.hash]??.content.report.chapters.first { $0.file.path == commit.path }
            entry.fate = earlier.map { .compared(ChapterChanges.between($0, chapter)) } ?? .unreadable
        }
        let oldest = days.min { $0.day < $1.day }.flatMap { versions[$0.hash] ?? nil }
        chapters = entries + (oldest.map { Self.gone(from: $0.content.report, to: new, day: $0.day) } ?? [])
        files = oldest.map { FileChanges.between($0.content, version) } ?? []
        filesDay = oldest?.day
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

    public var isEmpty: Bool { files.isEmpty && chapters.allSatisfy { $0.fate == .compared([]) } }
}
