import Foundation
import ReportLoading
import Subprocess

/// Earlier versions of an edition's files, where the project is kept in git.
///
/// Only questions are asked: nothing is fetched, written or locked.
public struct GitHistory: Sendable {
    /// Why there is no earlier version to compare with.
    public enum Failure: Error, Sendable, Equatable {
        case noGit
        case noRepository
        /// Git's own words.
        case refused(String)
    }

    public struct Commit: Sendable, Equatable {
        public var hash: String
        /// `2024-03-01`, where the person who made it was.
        public var day: String
    }

    private let root: String

    /// - Parameter root: The project's folder.
    public init(root: String) throws(Failure) {
        self.root = root
        guard String(decoding: try run(["rev-parse", "--is-inside-work-tree"]), as: UTF8.self).hasPrefix("true") else {
            throw .noRepository
        }
    }

    /// A commit that changed a file, and what the file was called then.
    public struct FileVersion: Sendable {
        public var hash: String
        public var day: String
        public var path: String
    }

    /// The commits that changed a file or folder, newest first.
    public func commits(of path: String) throws(Failure) -> [Commit] {
        commits(in: try run(["log", "--format=%H %cs", "--", path]))
    }

    /// The versions of a file in which a line that matches a pattern changed, newest first, also under earlier names.
    public func versions(of path: String, changing pattern: String) throws(Failure) -> [FileVersion] {
        let log = try run([
            "log", "--follow", "--name-only", "--relative", "--format=%x01%H %cs", "-G", pattern, "--", path,
        ])
        return String(decoding: log, as: UTF8.self).split(separator: "\u{1}").compactMap { entry in
            let lines = entry.split(separator: "\n")
            guard lines.count > 1, let commit = commits(in: Array(lines[0].utf8)).first else { return nil }
            let name = String(lines[1]).precomposedStringWithCanonicalMapping
            return FileVersion(hash: commit.hash, day: commit.day, path: name)
        }
    }

    /// The last commit before a day; `nil` where there is none.
    public func lastCommit(before day: String) throws(Failure) -> Commit? {
        commits(in: try run(["log", "-1", "--format=%H %cs", "--before=\(day)T00:00:00"])).first
    }

    private func commits(in output: [UInt8]) -> [Commit] {
        String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.count == 2 ? Commit(hash: String(words[0]), day: String(words[1])) : nil
        }
    }

    /// A file as it was; `nil` where it was not there.
    public func file(_ path: String, at hash: String) -> [UInt8]? {
        try? run(["show", "\(hash):./\(path)"])
    }

    /// An edition as it was: `Content/2023/…`. Two runs of git, however many files there are.
    public func tree(_ name: String, at hash: String) throws(Failure) -> SourceTree {
        let prefix = "Content/\(name)/"
        var entries: [(path: String, object: String)] = []
        for line in try run(["ls-tree", "-r", "-z", hash, "--", prefix]).split(separator: 0) {
            let halves = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1).map {
                String(decoding: $0, as: UTF8.self)
            }
            let words = halves.first?.split(separator: " ").map(String.init) ?? []
            guard halves.count == 2, words.count == 3, words[1] == "blob", halves[1].hasPrefix(prefix) else { continue }
            entries.append((String(halves[1].dropFirst(prefix.count)).precomposedStringWithCanonicalMapping, words[2]))
        }
        let answer = try run(["cat-file", "--batch"], asking: entries.map { $0.object + "\n" }.joined())
        var files: [String: [UInt8]] = [:]
        for (entry, bytes) in zip(entries, Self.objects(in: answer)) { files[entry.path] = bytes }
        return SourceTree(name: name, prefix: prefix, files: files)
    }

    /// `<hash> blob <size>`, the bytes, and a line break, again and again.
    private static func objects(in answer: [UInt8]) -> [[UInt8]] {
        var objects: [[UInt8]] = []
        var rest = answer[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let size = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").last.flatMap { Int($0) }
            let start = end + 1
            guard let size, rest.endIndex - start > size else { break }
            objects.append(Array(rest[start..<start + size]))
            rest = rest[(start + size + 1)...]
        }
        return objects
    }

    /// Git's answer.
    ///
    /// - Parameter question: What is written to it, for a command that reads.
    private func run(_ arguments: [String], asking question: String = "") throws(Failure) -> [UInt8] {
        let git = Program(
            named: "git",
            [
                "-C", root, "--no-pager", "--no-optional-locks", "-c", "core.quotePath=false", "-c",
                "log.showSignature=false",
            ] + arguments,
            environment: Program.ownEnvironment.merging(["LC_ALL": "C"]) { $1 }, timeLimit: Self.timeLimit)
        let end: ProgramEnd
        do {
            end = try git.run(input: Array(question.utf8))
        } catch .tookTooLong {
            throw .refused("git svarade inte inom \(Self.timeLimit.components.seconds / 60) minuter")
        } catch {
            throw .noGit
        }
        if end.status == 0 { return end.output }
        let isEmpty = ["not a git repository", "does not have any commits yet"].contains(where: end.complaints.contains)
        throw isEmpty ? .noRepository : .refused(Self.reason(in: end.complaints))
    }

    /// Long enough for a pattern to be looked for in years of versions.
    private static let timeLimit = Duration.seconds(300)

    /// Git says what is fatal last, after all that it warns of.
    private static func reason(in complaints: String) -> String {
        let lines = complaints.split(separator: "\n")
        return (lines.first { $0.hasPrefix("fatal:") } ?? lines.first).map(String.init) ?? ""
    }
}
