import Foundation

/// An address within an edition's site, as people write it, and the file that stands there.
enum SiteFilePath {
    enum Fault: Error {
        case whole, absolute, leadsOut, hidden, tooLong, empty
        case character(Character)
    }

    private static let mostBytes = 500
    private static let allowed: Set<Character> = ["-", "_", ".", "~", "+", ",", "(", ")", "@", " "]
    /// What a browser opens or saves rather than a folder's page.
    private static let fileTypes: Set<String> = [
        "html", "htm", "csv", "json", "pdf", "png", "svg", "jpg", "jpeg", "gif", "webp", "avif", "txt", "xlsx", "docx",
        "pptx", "ods",
        "odt", "css", "js", "xml", "zip",
    ]

    /// `kapitel/gammalt/` is `kapitel/gammalt/index.html`.
    ///
    /// - Parameter text: Relative to the site, or under its public address; as written or as a browser copies it.
    static func file(at text: String, in address: String?) throws(Fault) -> String {
        var written = text
        if let address, written.hasPrefix(address) { written = String(written.dropFirst(address.count)) }
        guard !written.contains("://") else { throw .whole }
        guard !written.hasPrefix("/") else { throw .absolute }
        guard let decoded = written.removingPercentEncoding else { throw .character("%") }
        if let wrong = decoded.first(where: { !isAllowed($0) && $0 != "/" }) { throw .character(wrong) }
        let path = decoded.precomposedStringWithCanonicalMapping
        guard path.utf8.count <= mostBytes else { throw .tooLong }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, path != "" else { throw .empty }
        guard !parts.contains("..") && !parts.contains(".") && !parts.dropLast().contains("") else { throw .leadsOut }
        guard !parts.contains(where: { $0.hasPrefix(".") }) else { throw .hidden }
        if last.isEmpty { return path + "index.html" }
        return isFile(last) ? path : path + "/index.html"
    }

    private static func isFile(_ name: Substring) -> Bool {
        guard let point = name.lastIndex(of: ".") else { return false }
        return fileTypes.contains(name[name.index(after: point)...].lowercased())
    }

    private static func isAllowed(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || allowed.contains(character)
    }
}
