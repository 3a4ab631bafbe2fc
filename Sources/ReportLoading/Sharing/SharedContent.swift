import Diagnostics

/// Content that an edition takes from another instead of copying it: `delar:` in `rapport.yaml`.
///
/// An interim report stands on the same goals and indicators as the year's report. A copy would go its own way; here the
/// files are the other edition's, and what differs stands in a file of the same name.
public enum SharedContent {
    /// What came of putting an edition together.
    public struct Joined: Sendable {
        public var tree: SourceTree
        public var diagnostics: [Diagnostic]
        /// The other editions whose folders were read, for those who watch them.
        public var editions: [String]
    }

    /// An edition's own files with those that it shares.
    ///
    /// - Parameter read: Another edition's own files; `nil` where there is no such edition.
    public static func join(_ own: SourceTree, read: (String) -> SourceTree?) -> Joined {
        join(own, above: [own.name], read: read)
    }

    private static func join(_ own: SourceTree, above: [String], read: (String) -> SourceTree?) -> Joined {
        guard let request = Request(own) else { return Joined(tree: own, diagnostics: [], editions: []) }
        let name = request.edition.value
        let failed = { (problem: Diagnostic) in Joined(tree: own, diagnostics: [problem], editions: []) }
        guard !above.contains(name) else {
            let circle = (above + [name]).joined(separator: " → ")
            return failed(
                Diagnostic(
                    .error, "delar-i-cirkel", "årgångarna delar med varandra i en cirkel: \(circle)",
                    at: request.edition.range, help: "låt den ena ha filerna själv, och ta bort dess delar:"))
        }
        guard let other = read(name) else {
            return failed(
                Diagnostic(
                    .error, "delad-årgång-saknas", "årgången ”\(name)” finns inte, så inget kan delas från den",
                    at: request.edition.range, help: "skriv namnet på en mapp i Content/"))
        }
        let shared = join(other, above: above + [name], read: read)
        var joined = Joined(tree: own, diagnostics: shared.diagnostics, editions: [name] + shared.editions)
        for file in request.files { take(file, from: shared.tree, into: &joined, own: own) }
        return joined
    }

    private static func take(
        _ file: Sourced<String>, from shared: SourceTree, into joined: inout Joined, own: SourceTree
    ) {
        let isFolder = file.value.hasSuffix("/")
        let paths = shared.files.keys.filter { isFolder ? $0.hasPrefix(file.value) : $0 == file.value }.sorted()
        if paths.isEmpty || file.value == "rapport.yaml" {
            joined.diagnostics.append(
                Diagnostic(
                    .error, "delad-fil-saknas",
                    file.value == "rapport.yaml"
                        ? "rapport.yaml kan inte delas: den säger vilken årgång det är"
                        : "”\(file.value)” finns inte i årgången \(shared.name)", at: file.range,
                    help: "den kan ha flyttats eller tagits bort; skriv en fil (skalor.yaml) eller en mapp (mal/)"))
        }
        for path in paths where file.value != "rapport.yaml" {
            guard let bytes = shared.files[path] else { continue }
            if let difference = own.files[path] {
                // Only what has keys can differ in some of them; another file stands instead of the shared one.
                guard FilePath.extension(of: path) == "yaml" else { continue }
                joined.tree.files[SourceTree.differences + path] = difference
            } else if let difference = shared.files[SourceTree.differences + path] {
                joined.tree.files[SourceTree.differences + path] = difference
                joined.tree.origins[SourceTree.differences + path] = shared.shown(SourceTree.differences + path)
            }
            joined.tree.files[path] = bytes
            joined.tree.origins[path] = shared.shown(path)
        }
    }

    /// What `delar:` asks for, as far as it can be read: what is wrong with it the edition's reader tells.
    private struct Request {
        let edition: Sourced<String>
        let files: [Sourced<String>]

        init?(_ tree: SourceTree) {
            var unheard: [Diagnostic] = []
            guard let bytes = tree.files["rapport.yaml"],
                let file = TextDecoding.decode(
                    bytes, path: tree.shown("rapport.yaml"), as: .utf8Only, diagnostics: &unheard),
                case .mapping(let pairs, _)? = YAMLReader(file: file).read(into: &unheard),
                case .mapping(let keys, _)? = pairs.first(where: { $0.key.value == "delar" })?.value,
                case .scalar(let name, let range)? = keys.first(where: { $0.key.value == "från" })?.value
            else { return nil }
            edition = Sourced(name, at: range)
            files =
                switch keys.first(where: { $0.key.value == "filer" })?.value {
                case .sequence(let values, _)?:
                    values.compactMap {
                        if case .scalar(let text, let range) = $0 { Sourced(text, at: range) } else { nil }
                    }
                case .scalar(let text, let range)?: [Sourced(text, at: range)]
                default: []
                }
        }
    }
}

extension SourceTree {
    /// Before the path of an edition's own file that says what differs from the shared one.
    public static let differences = "skillnader/"
}
