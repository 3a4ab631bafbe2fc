import Diagnostics
import ReportLoading
import ReportModel

/// What an edition is compared with.
public enum Since: Sendable, Equatable {
    /// As it was when the day began: `2024-03-01`.
    case day(String)
    /// As each chapter was when it came to a state.
    case state(Chapter.State)

    /// `2024-03-01`, `utkast`, `granskad` or `klar`.
    public init?(_ text: String) {
        if let state = Chapter.State(rawValue: text) {
            self = .state(state)
        } else if Self.isDay(text) {
            self = .day(text)
        } else {
            return nil
        }
    }

    /// A whole day that the calendar has.
    private static func isDay(_ text: String) -> Bool { PartialDate(text)?.day != nil }
}

/// An edition as it was, and since when.
public struct EarlierVersion: Sendable {
    public var content: ContentVersion
    public var day: String

    /// - Returns: `nil` where the version cannot be read: it had errors then.
    static func load(_ tree: SourceTree, day: String) -> EarlierVersion? {
        ContentVersion(tree).map { EarlierVersion(content: $0, day: day) }
    }
}

/// Finds, in git, the version that each chapter is compared with.
struct VersionFinder {
    let history: GitHistory
    let edition: String

    /// The commit with which a chapter came to a state; `nil` where it has not, or only in a version that is not in git.
    ///
    /// A file is followed through what it was called before.
    func commit(of chapter: Chapter, reaching state: Chapter.State) throws(GitHistory.Failure) -> GitHistory
        .FileVersion?
    {
        var reached: GitHistory.FileVersion?
        for commit in try history.versions(of: chapter.file.path, changing: "^läge:") {
            let isThere =
                history.file(commit.path, at: commit.hash).flatMap(Self.state).map { Self.counts($0, as: state) }
                ?? false
            if isThere { reached = commit } else if reached != nil { return reached }
        }
        return reached
    }

    /// What is ready has been reviewed.
    private static func counts(_ state: Chapter.State, as wanted: Chapter.State) -> Bool {
        state == wanted || wanted == .reviewed && state == .ready
    }

    /// The state that a chapter's front matter says, whatever else is wrong in it.
    private static func state(in bytes: [UInt8]) -> Chapter.State? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines.dropFirst().prefix(while: { !$0.hasPrefix("---") }) where line.hasPrefix("läge:") {
            let word = line.dropFirst("läge:".count).prefix { $0 != "#" }.filter {
                !$0.isWhitespace && $0 != "\"" && $0 != "'"
            }
            return Chapter.State(rawValue: String(word))
        }
        return nil
    }
}
