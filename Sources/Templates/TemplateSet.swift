import Diagnostics

/// The templates, the words and the theme of `Templates/`: how a report looks and what its interface says.
public struct TemplateSet: Sendable {
    private let templates: [String: Template]
    /// What the interface says, by the name that templates use.
    public let words: [String: String]
    /// The sentences with places to fill, by name.
    public let sentences: [String: Sentence]
    public let theme: Theme
    /// Files that go to `assets/` as they are, by file name.
    public let assets: [String: [UInt8]]
    /// The templates' texts by name, to find the place of an unknown name.
    private let sources: [String: TemplateSource]

    /// - Parameters:
    ///   - files: Bytes by path relative to `Templates/`.
    ///   - prefix: What messages show before a path: `Templates/`.
    /// - Returns: `nil` after an error.
    public static func load(_ files: [String: [UInt8]], prefix: String) -> (
        templates: TemplateSet?, diagnostics: [Diagnostic]
    ) {
        var diagnostics: [Diagnostic] = []
        var sources: [String: TemplateSource] = [:]
        let paths = files.keys.filter { $0.hasSuffix(".mustache") }.sorted()
        for path in paths {
            guard let file = text(files[path], path: prefix + path, diagnostics: &diagnostics) else { continue }
            let source = TemplateSource(file: file)
            let name = name(of: path)
            if let problem = source.unpaired {
                diagnostics.append(problem)
            } else {
                sources[name] = source
            }
        }
        // Styles and scripts go out as they are, and what they say to a reader must be readable too.
        for path in files.keys.sorted() where path.hasSuffix(".css") || path.hasSuffix(".js") {
            _ = text(files[path], path: prefix + path, diagnostics: &diagnostics)
        }
        let names = Set(paths.map(name))
        for name in sources.keys.sorted() {
            diagnostics += sources[name]?.problems(names: names) ?? []
        }
        let words = WordFile.read(files["ord/sv.json"], path: prefix + "ord/sv.json", diagnostics: &diagnostics)
        let theme = Theme.read(files["tema.json"], path: prefix + "tema.json", diagnostics: &diagnostics)
        guard !diagnostics.containsError, let words, let theme else { return (nil, diagnostics) }
        var templates: [String: Template] = [:]
        for (name, source) in sources {
            // Settings for servers are no pages: nothing is escaped in them.
            let known = name.hasPrefix("server/") ? [:] : words.words
            templates[name] = Template(source.text, tags: source.tags, words: known)
        }
        var assets: [String: [UInt8]] = [:]
        for (path, bytes) in files
        where path.hasPrefix("stil/") || path.hasPrefix("skript/") || path.hasPrefix("bilder/") {
            let name = String(path.drop { $0 != "/" }.dropFirst())
            if !name.contains("/"), !name.hasSuffix(".txt"), !name.hasSuffix(".md") { assets[name] = bytes }
        }
        return (
            TemplateSet(
                templates: templates, words: words.words, sentences: words.phrases.mapValues(Sentence.init),
                theme: theme, assets: assets,
                sources: sources), diagnostics
        )
    }

    private static func text(_ bytes: [UInt8]?, path: String, diagnostics: inout [Diagnostic]) -> SourceFile? {
        TextDecoding.decode(bytes ?? [], path: path, as: .utf8Only, diagnostics: &diagnostics)
    }

    private static func name(of path: String) -> String { String(path.dropLast(".mustache".count)) }

    /// Renders a template; every name that it asks for and nothing knows becomes an error with its place.
    ///
    /// - Parameter isPage: `false` for a text that no browser reads as HTML, and in which nothing is escaped.
    public func render(
        _ name: String, _ view: View, in context: PageContext, isPage: Bool = true, findings: RenderFindings
    ) -> [UInt8] {
        let outer: View = [
            "words": WordView(words: words), "site": context.site, "page": context.page, "root": context.root,
        ]
        var writer = TemplateWriter(templates, outer: outer, view: view, isPage: isPage)
        guard writer.write(name) else {
            findings.add(Diagnostic(.error, "okänd-mall", "mallen ”\(name)” finns inte i Templates/"))
            return []
        }
        if writer.isTooDeep {
            findings.add(
                Diagnostic(
                    .error, "trasig-mall", "mallen ”\(name)” infogar sig själv utan slut",
                    help: "följ {{> …}} från mall till mall, och ta bort den som leder tillbaka"))
        }
        findings.add(writer.unknownNames.map(problem))
        return writer.bytes
    }

    private func problem(unknown name: String) -> Diagnostic {
        for template in sources.keys.sorted() {
            guard let (tag, range) = sources[template]?.place(of: name) else { continue }
            return Diagnostic(
                .error, "okänt-namn", "mallen frågar efter ”\(tag)”, som inte finns", at: range,
                help: tag.hasPrefix("words.") ? Suggestion.help(for: name, among: words.keys.sorted()) : nil)
        }
        return Diagnostic(.error, "okänt-namn", "en mall frågar efter ”\(name)”, som inte finns")
    }
}

/// What is the same for every component on a page.
public struct PageContext: Sendable {
    /// `site.…`: the report's own names and addresses.
    public var site: View
    /// `page.…`: which page it is.
    public var page: View
    /// The way up to the output folder.
    public var root: String

    public init(site: View, page: View, root: String) {
        self.site = site
        self.page = page
        self.root = root
    }
}
