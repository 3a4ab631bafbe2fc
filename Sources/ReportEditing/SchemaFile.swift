import MarkdownSyntax
import ReportLoading
import SiteFiles

/// A JSON Schema (draft 07, which common editors understand) for one kind of content file.
struct SchemaFile {
    let schema: ContentSchema

    var text: String {
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", "http://json-schema.org/draft-07/schema#")
            json.member("title", schema.files)
            json.member("description", "Skrivs av build-report schema. Ändra inte här.")
            members(&json, of: schema.shape)
            let groups = Self.groups(in: schema.shape)
            if groups.isEmpty { return }
            json.member("definitions") { json in
                json.object { json in
                    for shape in groups { json.member(shape.subject.slug) { $0.object { members(&$0, of: shape) } } }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Every group below, each once, in the order in which it is met.
    private static func groups(in shape: Shape) -> [Shape] {
        let all = shape.keys.flatMap { key in key.kind.shape.map { [$0] + groups(in: $0) } ?? [] }
        var seen: Set<String> = []
        return all.filter { seen.insert($0.subject).inserted }
    }

    private func members(_ json: inout JSONWriter, of shape: Shape) {
        json.member("type", "object")
        json.member("additionalProperties", false)
        let required = shape.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { json.member("required", required) }
        json.member("properties") { json in
            json.object { json in
                for key in shape.keys { json.member(key.name) { property(&$0, key) } }
            }
        }
    }

    private func property(_ json: inout JSONWriter, _ key: Shape.Key) {
        json.object { json in
            json.member("description", key.explanation + (key.example.map { " Exempel: \($0)" } ?? ""))
            let rule = key.isRequired ? key.kind.ruleWhereRequired : key.kind.rule
            json.member(rule.name) { $0.raw(rule.value) }
        }
    }
}

extension Shape.Kind {
    /// A keyword of JSON Schema and its value, as JSON on one line.
    fileprivate typealias Rule = (name: String, value: String)

    fileprivate var shape: Shape? {
        switch self {
        case .group(let shape), .groups(let shape), .groupOrValue(let shape): shape
        default: nil
        }
    }

    private static let scalar = #"{"type": ["string", "number", "boolean"]}"#
    /// What is left out may also be written as nothing or as ”ej angivet”.
    private static let nothing = #"{"enum": [null, "ej angivet"]}"#

    fileprivate var rule: Rule {
        switch self {
        case .text, .markdown, .numberOrAnswer: ("type", #"["string", "number", "boolean", "null"]"#)
        case .id: Self.either(#"{"type": "integer"}"#, Self.text(#"[a-z0-9][a-z0-9-]*"#))
        case .number: Self.either(#"{"type": "number"}"#, Self.text(#"[-+−]?\\s*[0-9][0-9\\s.,]*"#))
        case .whole: Self.either(#"{"type": "integer"}"#, Self.text(#"[0-9][0-9\\s]*"#))
        case .date: Self.either(#"{"type": "integer"}"#, Self.text(#"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"#))
        case .choice(let words): Self.either("{\"enum\": [\(words.map { "\"\($0)\"" }.joined(separator: ", "))]}")
        case .texts: Self.listed(Self.scalar)
        case .wholes: Self.listed("{\"anyOf\": [{\"type\": \"integer\"}, \(Self.text(#"[0-9][0-9\\s]*"#))]}")
        case .groups(let shape): Self.listed(Self.reference(shape))
        case .group(let shape): Self.either(Self.reference(shape))
        case .groupOrValue(let shape): Self.either(Self.reference(shape), Self.scalar)
        case .wordsByNumber: Self.either("{\"type\": \"object\", \"additionalProperties\": \(Self.scalar)}")
        }
    }

    /// A text that must be there cannot be nothing.
    fileprivate var ruleWhereRequired: Rule {
        if case .text = self { return ("type", #"["string", "number", "boolean"]"#) }
        return rule
    }

    private static func text(_ pattern: String) -> String { #"{"type": "string", "pattern": "^\#(pattern)$"}"# }

    private static func reference(_ shape: Shape) -> String { "{\"$ref\": \"#/definitions/\(shape.subject.slug)\"}" }

    /// One of these, or nothing.
    private static func either(_ rules: String...) -> Rule {
        ("anyOf", "[\((rules + [nothing]).joined(separator: ", "))]")
    }

    /// A single element counts as a list of one.
    private static func listed(_ element: String) -> Rule {
        either("{\"type\": \"array\", \"items\": \(element)}", element)
    }
}
