/// What decides how a page looks in print, besides the page itself.
public enum PrintingScripts {
    /// One digest over the scripts and the versions that they belong to.
    ///
    /// - Parameter root: The project's folder.
    public static func digest(root: String) -> String {
        let folder = root + "/Sources/weasyprint"
        let names = ((try? FileSystem.names(in: folder)) ?? []).filter { $0.hasSuffix(".py") || $0.hasSuffix(".txt") }
        let lines = names.map { name in
            "\(Digest.sha256(FileSystem.read("\(folder)/\(name)", atMost: 1 << 20) ?? []))  \(name)\n"
        }
        return Digest.sha256(Array(lines.joined().utf8))
    }
}
