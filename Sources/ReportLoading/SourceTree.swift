import Diagnostics

/// An edition's files as they were read, in memory: what loading works on.
///
/// The world ends here. A test makes one from strings, and nothing after it opens a file.
public struct SourceTree: Sendable {
    /// The folder's name: `2023`.
    public var name: String
    /// What stands before a file's path in messages: `Content/2023/`.
    public var prefix: String
    /// Bytes by path relative to the folder, with `/` and composed letters (NFC).
    public var files: [String: [UInt8]]
    /// As messages show them, the paths of the files that are another edition's.
    public var origins: [String: String]

    public init(name: String, prefix: String, files: [String: [UInt8]], origins: [String: String] = [:]) {
        self.name = name
        self.prefix = prefix
        self.files = files
        self.origins = origins
    }

    /// The path as messages show it.
    public func shown(_ path: String) -> String {
        origins[path] ?? prefix
            + (path.hasPrefix(Self.differences) ? path.dropFirst(Self.differences.count) : path[...])
    }

    /// A file as a whole.
    func place(_ path: String) -> SourceRange {
        SourceRange(file: SourceFile(path: shown(path), text: ""), line: 1)
    }

    /// The paths directly in a folder that end in one of the extensions, as people count: `2-…` before `10-…`.
    public func paths(in folder: String, extensions: Set<String>) -> [String] {
        let start = folder.isEmpty ? "" : folder + "/"
        return files.keys.filter { path in
            guard path.utf8.starts(with: start.utf8) else { return false }
            let rest = path.utf8.dropFirst(start.utf8.count)
            return !rest.contains(FilePath.slash) && extensions.contains(FilePath.extension(of: path))
        }.naturallySorted()
    }
}

/// Questions about a path's text; no file is touched.
enum FilePath {
    static let slash = UInt8(ascii: "/")

    static func `extension`(of path: String) -> String {
        guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), !path.utf8[dot...].contains(slash) else {
            return ""
        }
        return path[path.utf8.index(after: dot)...].lowercased()
    }

    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    static func stem(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }
}
