import Diagnostics

/// A template's text with its tags: what can be said about it before it is used.
struct TemplateSource: Sendable {
    let file: SourceFile
    let text: [UInt8]
    let tags: [TemplateTag]

    init(file: SourceFile) {
        self.file = file
        text = Array(file.text.utf8)
        tags = TemplateTag.tags(in: text)
    }

    /// Why the text is no template; `nil` where it is one.
    var unpaired: Diagnostic? {
        guard let tag = TemplateTag.unpaired(among: tags) else { return nil }
        let (message, help) =
            switch tag.kind {
            case .unclosed: ("”{{\(tag.name)” avslutas aldrig", "avsluta med }} på samma rad")
            case .unknown:
                (
                    "det som står i klamrarna går inte att tolka",
                    "skriv ett av namnen i mallen, utan mellanslag eller andra tecken"
                )
            case .end:
                (
                    "”{{/\(tag.name)}}” avslutar inget avsnitt",
                    "rätta namnet till det som avsnittet börjar med, eller ta bort raden"
                )
            default: ("avsnittet ”\(tag.name)” avslutas aldrig", "lägg till {{/\(tag.name)}}")
            }
        return Diagnostic(.error, .`trasig-mall`, message, at: tag.range(in: file), help: help)
    }

    /// - Parameter names: Of all templates.
    func problems(names: Set<String>) -> [Diagnostic] {
        tags.compactMap { tag in
            switch tag.kind {
            case .partial where !names.contains(tag.name), .parent where !names.contains(tag.name):
                Diagnostic(
                    .error, .`okänd-delmall`, "delmallen ”\(tag.name)” finns inte", at: tag.range(in: file),
                    help: Suggestion.help(for: tag.name, among: names.sorted()))
            case .unescaped where !tag.name.hasSuffix("HTML"):
                Diagnostic(
                    .error, .`oskyddad-text`, "”\(tag.name)” skrivs ut utan skydd", at: tag.range(in: file),
                    help: "skriv {{\(tag.name)}}; bara namn som slutar på HTML får ha tre klamrar")
            case .variable where tag.name.hasSuffix("HTML"):
                Diagnostic(
                    .error, .`skyddad-html`, "”\(tag.name)” är färdig HTML men skrivs ut som text",
                    at: tag.range(in: file), help: "skriv {{{\(tag.name)}}}")
            default: nil
            }
        }
    }

    /// The first tag that asks for a name, as it is written, and where it stands.
    func place(of name: String) -> (tag: String, range: SourceRange)? {
        tags.first { tag in
            switch tag.kind {
            case .end, .partial, .comment: false
            default: tag.name == name || tag.name.hasSuffix("." + name) || tag.name.hasPrefix(name + ".")
            }
        }.map { ($0.name, $0.range(in: file)) }
    }
}
