import ReportOutput

extension FuzzTarget {
    /// A manifest that may come from anywhere: a server that answers something else, a folder that someone has changed.
    public static let manifest = FuzzTarget(
        name: "manifest",
        violations: { input in
            (try? Manifest(parsing: input)).map { violations($0.entries.map(\.path), manifest: $0) } ?? []
        },
        planted: { input in
            do {
                return violations(try Manifest(parsing: input).entries.map(\.path))
            } catch Manifest.Fault.path(let path) {
                // A reading that passes over what leads out of the folder.
                return violations([path])
            } catch {
                return []
            }
        })

    private static func violations(_ paths: [String], manifest: Manifest? = nil) -> [String] {
        var found = paths.filter { path in
            path.hasPrefix("/") || path.isEmpty || path.utf8.contains { $0 < 0x20 }
                || path.split(separator: "/").contains("..")
        }.map { "the path “\($0)” was taken" }
        if Set(paths).count != paths.count { found.append("a path was taken twice") }
        if let manifest {
            if manifest.entries.contains(where: { $0.size < 0 || $0.sha256.utf8.count != 64 }) {
                found.append("an entry has no size or digest")
            }
            guard let again = try? Manifest(parsing: manifest.bytes) else {
                return found + ["a manifest that was read cannot be written and read"]
            }
            if again.entries != manifest.entries || again.about != manifest.about {
                found.append("a manifest written and read is another")
            }
        }
        return found
    }
}
