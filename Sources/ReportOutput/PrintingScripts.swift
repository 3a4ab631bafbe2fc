/// What decides how a page looks in print, besides the page itself.
public enum PrintingScripts {
    /// One digest over the scripts, the versions that they belong to, and the templates of print and their words.
    ///
    /// - Parameters:
    ///   - root: The project's folder.
    ///   - templates: The files of `Templates`, by their paths from there, as the build has read them.
    public static func digest(root: String, templates: [String: [UInt8]]) -> String {
        let folder = root + "/Sources/typst"
        let scripts = ((try? FileSystem.names(in: folder)) ?? []).filter { $0.hasSuffix(".py") || $0.hasSuffix(".txt") }
        let lines =
            scripts.map { line($0, FileSystem.read("\(folder)/\($0)", atMost: 1 << 20) ?? []) }
            + templates.filter { isPrinting($0.key) }.sorted { $0.key < $1.key }.map(line)
        return Digest.sha256(Array(lines.joined().utf8))
    }

    private static func isPrinting(_ template: String) -> Bool {
        template.hasPrefix("tryck/") && template.hasSuffix(".typ") || template.hasPrefix("ord/")
    }

    private static func line(_ path: String, _ bytes: [UInt8]) -> String { "\(Digest.sha256(bytes))  \(path)\n" }
}
