import ReportLoading

/// The handbook's list of every key in every file, as Markdown.
struct KeyReference {
    static let path = "handbok/nycklar.md"

    static var text: String {
        let head = """
            # Alla nycklar i datafilerna

            Listan skrivs av programmet (`build-report schema`) ur samma uppgifter som det läser filerna efter, så den är alltid aktuell.
            En nyckel med fet stil måste finnas. Resten får du lämna bort.

            """
        return head + ContentSchema.all.map { KeyReference(schema: $0).section }.joined()
    }

    let schema: ContentSchema

    private var section: String {
        "\n## `\(schema.files)`\n" + table(schema.shape)
            + nested(schema.shape).map { "\n### \($0.path)\n" + table($0.shape) }.joined()
    }

    private func table(_ shape: Shape) -> String {
        let rows = shape.keys.map { key in
            let name = key.isRequired ? "**`\(key.name)`**" : "`\(key.name)`"
            return "| \(name) | \(words(for: key.kind)) | \(key.explanation) | \(key.example.map { "`\($0)`" } ?? "") |"
        }
        return "\n| nyckel | innehåll | betyder | exempel |\n| --- | --- | --- | --- |\n" + rows.joined(separator: "\n")
            + "\n"
    }

    /// Every group below, each under the path of keys that leads to it.
    private func nested(_ shape: Shape, under path: String = "") -> [(path: String, shape: Shape)] {
        shape.keys.flatMap { key -> [(String, Shape)] in
            let own = path + "`\(key.name):`"
            switch key.kind {
            case .group(let shape), .groups(let shape), .groupOrValue(let shape):
                return [(own, shape)] + nested(shape, under: own + " › ")
            default: return []
            }
        }
    }

    private func words(for kind: Shape.Kind) -> String {
        switch kind {
        case .text: "text"
        case .markdown: "text i Markdown"
        case .id: "a–z, 0–9 och bindestreck"
        case .number: "tal"
        case .numberOrAnswer: "tal, eller `ja` eller `nej`"
        case .whole: "heltal"
        case .wholes: "lista med heltal"
        case .date: "datum"
        case .texts: "lista med texter"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .group: "grupp, se nedan"
        case .groups: "lista med grupper, se nedan"
        case .groupOrValue: "värde, eller grupp (se nedan)"
        case .wordsByNumber: "ord för varje tal"
        }
    }
}

/// What the program writes of the declarations of the content files, beside the editions.
public enum GeneratedContent {
    /// Texts by path relative to `Content/`, in order.
    public static var files: [(path: String, text: String)] {
        ContentSchema.all.map { ("schema/\($0.name).json", SchemaFile(schema: $0).text) } + [
            (KeyReference.path, KeyReference.text)
        ]
    }
}
