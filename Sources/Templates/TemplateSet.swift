import Diagnostics

/// The templates, the words and the theme of `Templates/`: how a report looks and what its interface says.
public struct TemplateSet: Sendable {
    private var templates: [String: Template]
    /// What the interface says, by the name that templates use.
    public private(set) var words: [String: String]
    /// The sentences with places to fill, by name.
    private(set) var sentences: [String: Sentence]
    /// What a kind of report says in another way.
    private let kinds: [String: WordFile.Own]
    /// The file of the words, for messages about it.
    private let wordFile: SourceFile
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
            templates[name] = Template(source.text, tags: source.tags, words: known, name: name)
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
                kinds: words.kinds, wordFile: words.file,
                theme: theme, assets: assets,
                sources: sources), diagnostics
        )
    }

    /// The same, in the words of a kind of report: *Hela planen på en sida*.
    ///
    /// - Parameter kind: As editors write it; one without words of its own has the common ones.
    public func inWords(of kind: String) -> TemplateSet {
        guard let own = kinds[kind] else { return self }
        var copy = self
        copy.words.merge(own.words ?? [:]) { $1 }
        copy.sentences.merge((own.phrases ?? [:]).mapValues(Sentence.init)) { $1 }
        let names = Set((own.words ?? [:]).keys.map { "words." + $0 })
        for (name, source) in sources where source.tags.contains(where: { names.contains($0.name) }) {
            copy.templates[name] = Template(source.text, tags: source.tags, words: copy.words, name: name)
        }
        return copy
    }

    /// The interface's sentences, with what is wrong in them noted.
    public func phrases(_ findings: RenderFindings) -> Phrases {
        Phrases(sentences: sentences, file: wordFile, findings: findings)
    }

    /// A word of the interface; an unknown name is an error, never an empty text.
    public func word(_ name: String, _ findings: RenderFindings) -> String {
        if let word = words[name] { return word }
        findings.add(
            Diagnostic(
                .error, .`okänt-namn`, "ordet ”\(name)” saknas i \(wordFile.path)",
                at: WordFile.place(of: "words", in: wordFile),
                help: Suggestion.help(for: name, among: words.keys.sorted())))
        return ""
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
            findings.add(Diagnostic(.error, .`okänd-mall`, "mallen ”\(name)” finns inte i Templates/"))
            return []
        }
        if writer.isTooDeep {
            findings.add(
                Diagnostic(
                    .error, .`trasig-mall`, "mallen ”\(name)” infogar sig själv utan slut",
                    help: "följ {{> …}} från mall till mall, och ta bort den som leder tillbaka"))
        }
        findings.add(writer.findings.map(diagnostic))
        return writer.bytes
    }

    private func diagnostic(of finding: TemplateWriter.Finding) -> Diagnostic {
        let place = { (name: String) in self.place(of: name, in: finding.template) }
        switch finding.problem {
        case .unknown(let name):
            let (tag, range) = place(name)
            return Diagnostic(
                .error, .`okänt-namn`, "mallen frågar efter ”\(tag)”, som inte finns", at: range,
                help: tag.hasPrefix("words.") ? Suggestion.help(for: name, among: words.keys.sorted()) : nil)
        case .misnamed(let name):
            return Diagnostic(
                .error, .`text-som-html`, "det som mallen får som ”\(name)” är inte det som namnet säger",
                at: place(name).range,
                help: "bara färdig HTML får ha ett namn som slutar på HTML, och färdig HTML får inte ha något annat")
        case .below(let name):
            let above = name.split(separator: ".").dropLast().joined(separator: ".")
            return Diagnostic(
                .error, .`okänt-namn`, "mallen frågar efter ”\(name)”, men ”\(above)” har inget under sig",
                at: place(name).range, help: "skriv ”\(above)”, eller ett av namnen i mallen")
        case .several(let name):
            return Diagnostic(
                .error, .`okänt-namn`, "mallen skriver ut ”\(name)”, som är flera värden", at: place(name).range,
                help: "skriv {{#\(name)}} före och {{/\(name)}} efter det som ska visas för varje värde")
        case .noTemplate(let name, let chosen):
            return Diagnostic(
                .error, .`okänd-delmall`, "delmallen ”\(chosen)” finns inte", at: place(name).range,
                help: Suggestion.help(for: chosen, among: templates.keys.sorted()))
        }
    }

    /// The first tag of a template that asks for a name, and where it stands.
    private func place(of name: String, in template: String) -> (tag: String, range: SourceRange?) {
        sources[template]?.place(of: name).map { ($0.tag, $0.range) } ?? (name, nil)
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
