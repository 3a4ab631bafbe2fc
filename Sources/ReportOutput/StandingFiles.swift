import Parallelism
import ReportRendering

/// Which files of a new report stand in its folder already, byte for byte.
///
/// Every byte is read and compared: neither a time nor the old manifest is trusted, so that a file which a power cut or a
/// person has damaged is written anew. Reading what was just made costs far less than writing it.
struct StandingFiles {
    /// For each file, in order, whether the one that stands there is the same.
    let areSame: [Bool]
    /// Whether the folder holds the files and nothing else.
    let isWhole: Bool

    init(of files: [RenderedFile], folders: [String], in target: String) {
        areSame = files.concurrentMap { FileSystem.holds($0.bytes, at: "\(target)/\($0.path)") }
        isWhole =
            !areSame.contains(false) && folders.allSatisfy { FileSystem.isOpen(folder: "\(target)/\($0)") }
            && FileSystem.count(in: target) == files.count + folders.count
    }
}

extension RenderedFile {
    /// The folders that the files need, each after the one that holds it.
    static func folders(of files: [RenderedFile]) throws -> [String] {
        var folders: [String] = []
        var seen: Set<String> = [""]
        for file in files {
            guard SitePath.isInside(file.path) else { throw FileFailure.outside(file.path) }
            var folder = ""
            for component in file.path.split(separator: "/").dropLast() {
                folder += (folder.isEmpty ? "" : "/") + component
                if seen.insert(folder).inserted { folders.append(folder) }
            }
        }
        return folders
    }
}
