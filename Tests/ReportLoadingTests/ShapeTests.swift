import Testing

@testable import ReportLoading

/// A content file as plain values, made of its declaration.
private indirect enum Sample {
    case text(String)
    case list([Sample])
    case group([(key: String, value: Sample)])

    /// YAML understands JSON.
    var json: String {
        switch self {
        case .text(let text): "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        case .list(let elements): "[\(elements.map(\.json).joined(separator: ", "))]"
        case .group(let pairs): "{\(pairs.map { "\"\($0.key)\": \($0.value.json)" }.joined(separator: ", "))}"
        }
    }

    /// Every key of a shape, so that one document holds them all.
    static func all(of shape: Shape) -> Sample { .group(shape.keys.map { ($0.name, value(of: $0)) }) }

    private static func value(of key: Shape.Key) -> Sample {
        switch key.kind {
        case .text, .markdown: .text(key.example.map { $0.filter { $0 != "\"" } } ?? "Text")
        case .id: .text(key.example ?? "ett")
        case .number, .numberOrAnswer, .whole: .text(key.example.map { $0.filter { $0 != "\"" } } ?? "1")
        case .date: .text("2023-12-31")
        case .texts: .list([.text("Text")])
        case .wholes: .list([.text("1")])
        case .choice(let words): .text(words[0])
        case .group(let shape), .groupOrValue(let shape): all(of: shape)
        case .groups(let shape): .list(elements(of: shape))
        case .wordsByNumber: .group([("0", .text("Inget")), ("3", .text("Klart"))])
        }
    }

    /// An indicator has either figures of its own or several measures.
    private static func elements(of shape: Shape) -> [Sample] {
        guard let measures = shape["mått"] else { return [all(of: shape)] }
        let own = shape.keys.filter { $0.name != "mått" }
        let several = shape.keys.filter(\.isRequired) + [measures]
        return [own, several].map { keys in .group(keys.map { ($0.name, value(of: $0)) }) }
    }

    /// The places of all keys: names and numbers of elements.
    var paths: [[String]] {
        switch self {
        case .text: []
        case .list(let elements):
            elements.enumerated().flatMap { index, element in element.paths.map { [String(index)] + $0 } }
        case .group(let pairs): pairs.flatMap { pair in [[pair.key]] + pair.value.paths.map { [pair.key] + $0 } }
        }
    }

    /// The same with something at a place that fits no key.
    func spoilt(at path: ArraySlice<String>) -> Sample {
        guard let first = path.first else {
            if case .text = self { return .list([.group([("fel", .text("form"))])]) }
            if case .group(let pairs) = self, pairs.first?.key == "0" { return .list([.text("fel")]) }
            return .list([.list([.text("fel")])])
        }
        switch self {
        case .text: return self
        case .list(let elements):
            return .list(
                elements.enumerated().map {
                    String($0.offset) == first ? $0.element.spoilt(at: path.dropFirst()) : $0.element
                })
        case .group(let pairs):
            return .group(pairs.map { ($0.key, $0.key == first ? $0.value.spoilt(at: path.dropFirst()) : $0.value) })
        }
    }
}

/// What is declared is read, and what is read is declared: schemas and handbook are written from the declaration.
@Suite struct ShapeTests {
    private static let level =
        "nivåer: [{id: helt, etikett: Ja, färg: grön, symbol: bock}, {id: delvis, etikett: Nej, färg: röd, symbol: kryss}]"
    private static let base = [
        "rapport.yaml": "titel: Prov\når: 2023\norganisation: Regionen\n",
        "skalor.yaml":
            "mål: {\(level)}\nindikator: {\(level.replacing("bock}", with: "bock, från: 100}"))}\nuppdrag: {\(level)}\n",
        "strategi.yaml": "titel: Strategin\nprioriteringar: [{nummer: 1, titel: Ett}]\n",
        "kapitel/1-ett.md": "---\ntitel: Ett\n---\n\n## Rubrik\n",
        "data/beviljade-projekt.csv": "Prioritering;Belopp\n1;2\n",
    ]

    /// What loading says, with a file in place of the tiny edition's own.
    private static func findings(_ schema: ContentSchema, _ content: String) -> [String] {
        var files = base
        let path = schema.files.replacing("mal/*", with: "mal/mal-04").replacing("kapitel/*", with: "kapitel/1-ett")
        files[path] = path.hasSuffix(".md") ? "---\n\(content)\n---\n\n## Rubrik\n" : content
        return ReportLoader.load(SourceTree(name: "prov", prefix: "", files: files.mapValues { Array($0.utf8) }))
            .diagnostics
            .map { "\($0.id): \($0.message)" }
    }

    @Test(arguments: ContentSchema.all.map(\.name))
    func everyDeclaredKeyIsReadAndAccepted(name: String) throws {
        let schema = try #require(ContentSchema.all.first { $0.name == name })
        let sample = Sample.all(of: schema.shape)
        let found = Self.findings(schema, sample.json)
        #expect(
            found.filter { $0.hasPrefix("okänd-nyckel") || $0.hasPrefix("fel-form") || $0.hasPrefix("trasig") } == [])
        for path in sample.paths {
            let spoilt = Self.findings(schema, sample.spoilt(at: path[...]).json)
            #expect(
                Set(spoilt) != Set(found), "\(path.joined(separator: " › ")) is declared, and no reader looks at it")
        }
        #expect(sample.paths.count >= schema.shape.keys.count)
    }

    @Test(arguments: ContentSchema.all.map(\.name))
    func anUndeclaredKeyIsRefused(name: String) throws {
        let schema = try #require(ContentSchema.all.first { $0.name == name })
        guard case .group(let pairs) = Sample.all(of: schema.shape) else { return }
        let found = Self.findings(schema, Sample.group(pairs + [("finns-inte", .text("x"))]).json)
        #expect(found.contains { $0.hasPrefix("okänd-nyckel: nyckeln ”finns-inte”") })
    }

    @Test func everyKeyIsExplained() {
        func check(_ shape: Shape, _ path: String) {
            #expect(Set(shape.names).count == shape.keys.count, "\(path): a key stands twice")
            for key in shape.keys {
                #expect(key.meaning.hasSuffix(".") && key.meaning.count > 3, "\(path) › \(key.name)")
                switch key.kind {
                case .group(let inner), .groups(let inner), .groupOrValue(let inner):
                    check(inner, "\(path) › \(key.name)")
                default: break
                }
            }
        }
        for schema in ContentSchema.all { check(schema.shape, schema.files) }
    }
}
