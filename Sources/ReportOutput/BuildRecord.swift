/// What the last run that wrote an output folder was made from and what it said, so that the same run again need not be
/// made.
///
/// It lies beside the folder, hidden, and is worth nothing alone: it counts only while every file in the folder is, by
/// number, size, rights and both its times, the one that was written then. Without it everything is built as usual.
public struct BuildRecord: Sendable, Equatable {
    /// Everything that the outcome depends on; compared, never read.
    public var source: String
    /// What was found wrong, as it was shown.
    public var problems: String
    /// The last line.
    public var summary: String
    /// Digest of what the file system knew of the folder's files.
    private var stamps = ""

    public init(source: String, problems: String, summary: String) {
        self.source = source
        self.problems = problems
        self.summary = summary
    }

    /// - Returns: The record of a run with the same source, if the folder is as that run left it.
    public static func read(of folder: OutputFolder, source: String) -> BuildRecord? {
        guard let bytes = FileSystem.read(path(of: folder), atMost: largestSize), bytes.count < largestSize,
            let record = BuildRecord(parsing: bytes), record.source == source
        else { return nil }
        // While another run writes there, this one has to say so.
        guard let lock = try? FileLock(path: folder.sibling("lock")) else { return nil }
        defer { lock.release() }
        // What an interrupted run left is cleared by the next that writes.
        guard folder.exists, !folder.hasRemains else { return nil }
        return record.stamps == Digest.sha256(FileSystem.Stamps(of: folder.path).bytes) ? record : nil
    }

    /// Keeps the record; where it cannot be written the next run is simply made.
    ///
    /// - Parameter report: What the run wrote. Where another run or a person has written or removed something since,
    ///   there is nothing to keep.
    public func write(of folder: OutputFolder, report: WrittenReport) {
        guard let lock = try? FileLock(path: folder.sibling("lock")) else { return }
        defer { lock.release() }
        guard let stamps = report.stamps ?? report.stamps(in: folder.path) else { return }
        var record = self
        record.stamps = Digest.sha256(stamps.bytes)
        let path = Self.path(of: folder)
        FileSystem.removeTree(path)
        _ = try? FileSystem.write(record.bytes, to: path)
    }

    private static let largestSize = 16 << 20

    private static func path(of folder: OutputFolder) -> String { folder.sibling("senast") }
}

extension BuildRecord {
    private static let mark = "build-report senast 2\n"

    /// A mark, and then every text with its length before it.
    private var bytes: [UInt8] {
        [source, problems, summary, stamps].reduce(into: Array(Self.mark.utf8)) { bytes, text in
            bytes += "\(text.utf8.count)\n".utf8
            bytes += text.utf8
        }
    }

    private init?(parsing bytes: [UInt8]) {
        guard bytes.starts(with: Self.mark.utf8) else { return nil }
        var rest = bytes[Self.mark.utf8.count...]
        var texts: [String] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            guard let length = Int(String(decoding: rest[..<end], as: UTF8.self)), length >= 0,
                length < rest.endIndex - end
            else { return nil }
            texts.append(String(decoding: rest[(end + 1)..<(end + 1 + length)], as: UTF8.self))
            rest = rest[(end + 1 + length)...]
        }
        guard rest.isEmpty, texts.count == 4 else { return nil }
        self.init(source: texts[0], problems: texts[1], summary: texts[2])
        stamps = texts[3]
    }
}
