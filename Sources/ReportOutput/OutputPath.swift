/// What a file's address within a report may be.
package enum OutputPath {
    /// Whether a path stays within the folder that it is relative to, and can stand on a line of its own in a list.
    package static func isInside(_ path: String) -> Bool {
        let components = path.split(separator: "/", omittingEmptySubsequences: false)
        return !components.contains { $0.isEmpty || $0 == "." || $0 == ".." }
            && !path.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }
}
