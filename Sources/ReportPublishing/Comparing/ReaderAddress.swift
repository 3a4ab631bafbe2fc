import ReportOutput
import ReportSearch

/// A file's address as a reader knows it: `kapitel/1-larande/` and not its `index.html`.
public enum ReaderAddress {
    public static func of(_ path: String) -> String {
        if path == "index.html" { return "./" }
        return path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
    }

    /// The search index's files, whose names change with every word; and where an earlier version of the program put them.
    private static let searchFolders = [SearchIndex.folder, "pagefind/"]
    /// What only the pages of the same release ask for.
    private static let styleSuffixes = [".css", ".js", ".woff2"]

    /// Whether someone may have saved it, or linked to it.
    static func isLasting(_ path: String) -> Bool {
        !searchFolders.contains(where: path.hasPrefix)
            && !(path.hasPrefix("assets/") && styleSuffixes.contains(where: path.hasSuffix))
    }

    /// Addresses of a report that another has not.
    static func vanished(from old: Manifest, in new: Manifest) -> [String] {
        let there = Set(new.entries.map(\.path))
        return old.entries.map(\.path).filter { isLasting($0) && !there.contains($0) }.map(of)
    }
}
