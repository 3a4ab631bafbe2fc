import Diagnostics
import ReportOutput

/// The folder in which editions lie: the only place where this room writes.
public struct ContentFolder: Sendable {
    private let path: String

    /// - Parameter path: `Content`, as an absolute path.
    public init(path: String) { self.path = path }

    /// Makes a new edition's folder with its files, whole or not at all; what exists is never touched.
    ///
    /// The files are written beside their place and moved in by one rename, so that an interruption leaves no half
    /// edition that looks like a whole one.
    ///
    /// - Returns: An error, or nothing.
    public func create(_ name: String, files: [String: [UInt8]]) -> Diagnostic? {
        let target = "\(path)/\(name)"
        let shown = "Content/\(name)"
        guard FileSystem.kind(of: target) == .nothing else { return Self.exists(name) }
        let staging = "\(path)/.\(name).\(FileSystem.processID).new"
        do {
            // Another run's unfinished folder is no remains.
            let lock = try FileLock(folder: path)
            defer { lock.release() }
            try removeRemains(of: name)
            try FileSystem.makeFolder(staging)
            for path in files.keys.sorted() {
                if let slash = path.lastIndex(of: "/") { try FileSystem.makeFolder("\(staging)/\(path[..<slash])") }
                try FileSystem.write(files[path] ?? [], to: "\(staging)/\(path)")
            }
            guard FileSystem.kind(of: target) == .nothing else {
                FileSystem.removeTree(staging)
                return Self.exists(name)
            }
            try FileSystem.move(staging, to: target)
            return nil
        } catch let failure as FileFailure {
            FileSystem.removeTree(staging)
            return failure.diagnostic(folder: shown)
        } catch {
            FileSystem.removeTree(staging)
            return Diagnostic(.error, "kan-inte-skriva", "mappen \(shown) går inte att skriva")
        }
    }

    private static func exists(_ name: String) -> Diagnostic {
        Diagnostic(
            .error, "finns-redan", "Content/\(name) finns redan, och ingenting i den har ändrats",
            help: "välj ett annat namn, till exempel \(name)-2, eller flytta mappen först")
    }

    /// What an interrupted run left: only folders by the names that this type gives.
    private func removeRemains(of name: String) throws {
        for entry in try FileSystem.names(in: path) where entry.hasPrefix(".\(name).") && entry.hasSuffix(".new") {
            let middle = entry.dropFirst(name.count + 2).dropLast(4)
            if !middle.isEmpty, middle.allSatisfy({ $0.isASCII && $0.isNumber }) {
                FileSystem.removeTree("\(path)/\(entry)")
            }
        }
    }
}
