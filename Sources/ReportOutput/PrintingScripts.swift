/// What decides how a page looks in print, besides the page itself.
public enum PrintingScripts {
    /// One digest over the scripts, the versions that they belong to, and the templates of print and their words.
    ///
    /// - Parameter root: The project's folder.
    public static func digest(root: String) -> String {
        let folders = [
            ("/Sources/typst", [".py", ".txt"]), ("/Templates/tryck", [".typ"]), ("/Templates/ord", [".json"]),
        ]
        let lines = folders.flatMap { folder, endings in
            let names = ((try? FileSystem.names(in: root + folder)) ?? []).filter { name in
                endings.contains { name.hasSuffix($0) }
            }
            return names.map { name in
                "\(Digest.sha256(FileSystem.read("\(root)\(folder)/\(name)", atMost: 1 << 20) ?? []))  \(folder)/\(name)\n"
            }
        }
        return Digest.sha256(Array(lines.joined().utf8))
    }
}
