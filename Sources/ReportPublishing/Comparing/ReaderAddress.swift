import ReportOutput

/// A file's address as a reader knows it: `kapitel/1-larande/` and not its `index.html`.
public enum ReaderAddress {
    public static func of(_ path: String) -> String {
        if path == "index.html" { return "./" }
        return path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
    }

    /// Whether someone may have saved it, or linked to it. The search index's files have names that change with every
    /// word, and only the search page knows them.
    static func isLasting(_ path: String) -> Bool { !path.hasPrefix("pagefind/") }

    /// Addresses of a report that another has not.
    static func vanished(from old: Manifest, in new: Manifest) -> [String] {
        let there = Set(new.entries.map(\.path))
        return old.entries.map(\.path).filter { isLasting($0) && !there.contains($0) }.map(of)
    }
}
