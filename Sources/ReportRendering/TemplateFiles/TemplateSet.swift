import Diagnostics
import Mustache

/// The templates, the words and the theme of `Templates/`: how a report looks and what its interface says.
public struct TemplateSet: Sendable {
    let library: MustacheLibrary
    let words: [String: String]
    let sentences: [String: String]
    let theme: Theme
    /// Files that go to `assets/` as they are, by file name.
    let assets: [String: [UInt8]]
    /// The templates' texts by name, to find the place of an unknown name.
    private let sources: [String: SourceFile]

    /// - Parameters:
    ///   - files: Bytes by path relative to `Templates/`.
    ///   - prefix: What messages show before a path: `Templates/`.
    /// - Returns: `nil` after an error.
    public static func load(_ files: [String: [UInt8]], prefix: String) -> (templates: TemplateSet?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var library = MustacheLibrary()
        var sources: [String: SourceFile] = [:]
        for path in files.keys.sorted() where path.hasSuffix(".mustache") {
            let file = SourceFile(path: prefix + path, text: String(decoding: files[path] ?? [], as: UTF8.self))
            let name = String(path.dropLast(".mustache".count))
            do {
                try library.register(file.text, named: name)
                sources[name] = file
            } catch let error as MustacheTemplate.ParserError {
                let range = SourceRange(file: file, line: error.context.lineNumber, column: error.context.columnNumber)
                diagnostics.append(unpaired(in: file) ?? Diagnostic(.error, "trasig-mall", "mallen går inte att tolka", at: range, help: "kontrollera att varje {{#…}} har sitt {{/…}}"))
            } catch {
                diagnostics.append(Diagnostic(.error, "trasig-mall", "mallen går inte att tolka", at: SourceRange(file: file, line: 1)))
            }
        }
        for name in sources.keys.sorted() {
            if let file = sources[name] { diagnostics += check(file, names: Set(sources.keys)) }
        }
        let words = WordFile.read(files["ord/sv.json"], path: prefix + "ord/sv.json", diagnostics: &diagnostics)
        let theme = Theme.read(files["tema.json"], path: prefix + "tema.json", diagnostics: &diagnostics)
        guard !diagnostics.containsError, let words, let theme else { return (nil, diagnostics) }
        var assets: [String: [UInt8]] = [:]
        for (path, bytes) in files where path.hasPrefix("stil/") || path.hasPrefix("skript/") || path.hasPrefix("bilder/") {
            let name = String(path.drop { $0 != "/" }.dropFirst())
            if !name.contains("/"), !name.hasSuffix(".txt"), !name.hasSuffix(".md") { assets[name] = bytes }
        }
        return (TemplateSet(library: library, words: words.words, sentences: words.phrases, theme: theme, assets: assets, sources: sources), diagnostics)
    }

    private static func unpaired(in file: SourceFile) -> Diagnostic? {
        guard let tag = TemplateTag.unpaired(in: file.text) else { return nil }
        let (message, help) =
            switch tag.kind {
            case .unclosed: ("”{{\(tag.name)” avslutas aldrig", "avsluta med }} på samma rad")
            case .end: ("”{{/\(tag.name)}}” avslutar inget avsnitt", "rätta namnet till det som avsnittet börjar med, eller ta bort raden")
            default: ("avsnittet ”\(tag.name)” avslutas aldrig", "lägg till {{/\(tag.name)}}")
            }
        return Diagnostic(.error, "trasig-mall", message, at: range(of: tag, in: file), help: help)
    }

    private static func range(of tag: TemplateTag, in file: SourceFile) -> SourceRange {
        let rest = (file.line(tag.line) ?? "").dropFirst(tag.column - 1)
        let end = rest.firstRange(of: rest.hasPrefix("{{{") ? "}}}" : "}}")?.upperBound ?? rest.endIndex
        return SourceRange(file: file, line: tag.line, column: tag.column, length: rest[..<end].count)
    }

    private static func check(_ file: SourceFile, names: Set<String>) -> [Diagnostic] {
        TemplateTag.tags(in: file.text).compactMap { tag in
            let range = range(of: tag, in: file)
            switch tag.kind {
            case .partial where !names.contains(tag.name), .parent where !names.contains(tag.name):
                return Diagnostic(.error, "okänd-delmall", "delmallen ”\(tag.name)” finns inte", at: range, help: Suggestion.help(for: tag.name, among: names.sorted()))
            case .unescaped where !tag.name.hasSuffix("HTML"):
                return Diagnostic(.error, "oskyddad-text", "”\(tag.name)” skrivs ut utan skydd", at: range, help: "skriv {{\(tag.name)}}; bara namn som slutar på HTML får ha tre klamrar")
            case .variable where tag.name.hasSuffix("HTML"):
                return Diagnostic(.error, "skyddad-html", "”\(tag.name)” är färdig HTML men skrivs ut som text", at: range, help: "skriv {{{\(tag.name)}}}")
            default: return nil
            }
        }
    }

    /// Renders a template; every name that it asks for and nothing knows becomes an error with its place.
    func render(_ name: String, _ view: View, in context: PageContext, findings: RenderFindings) -> HTML {
        let unknown = UnknownNames()
        let root = Root(view: view, context: context, words: View(words))
        let text = UnknownNames.$current.withValue(unknown) { library.render(root, withTemplate: name) }
        guard let text else {
            findings.add(Diagnostic(.error, "okänd-mall", "mallen ”\(name)” finns inte i Templates/"))
            return HTML("")
        }
        findings.add(unknown.names.map(problem))
        return HTML(text)
    }

    private func problem(unknown name: String) -> Diagnostic {
        for template in sources.keys.sorted() {
            guard let file = sources[template],
                let tag = TemplateTag.tags(in: file.text).first(where: { tag in
                    tag.kind != .end && tag.kind != .partial && (tag.name == name || tag.name.hasSuffix("." + name) || tag.name.hasPrefix(name + "."))
                })
            else { continue }
            return Diagnostic(
                .error, "okänt-namn", "mallen frågar efter ”\(tag.name)”, som inte finns",
                at: Self.range(of: tag, in: file),
                help: tag.name.hasPrefix("words.") ? Suggestion.help(for: name, among: words.keys.sorted()) : nil)
        }
        return Diagnostic(.error, "okänt-namn", "en mall frågar efter ”\(name)”, som inte finns")
    }
}

/// What is the same for every component on a page.
struct PageContext: Sendable {
    /// `site.…`: the report's own names and addresses.
    var site: View
    /// `page.…`: which page it is.
    var page: View
    /// The way up to the output folder.
    var root: String
}

/// The outermost names; every page and every block has them.
private struct Root: MustacheParent {
    static let names: Set<String> = ["words", "site", "page", "root"]

    let view: View
    let context: PageContext
    let words: View

    func child(named name: String) -> Any? {
        switch name {
        case "words": words
        case "site": context.site
        case "page": context.page
        case "root": context.root
        default: view.child(named: name)
        }
    }
}
