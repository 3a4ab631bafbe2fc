import ReportLoading
import ReportRendering

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
        }
        return String(decoding: json.bytes, as: UTF8.self)
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
            json.member("description", key.meaning + (key.example.map { " Exempel: \($0)" } ?? ""))
            if key.isRequired, case .text = key.kind {
                json.member("type") { $0.array(["string", "number", "boolean"]) { $0.string($1) } }
            } else {
                value(&json, key.kind)
            }
        }
    }

    /// What is left out may also be written as nothing or as ”ej angivet”.
    private func value(_ json: inout JSONWriter, _ kind: Shape.Kind) {
        switch kind {
        case .text, .markdown, .number, .numberOrAnswer, .whole, .date: scalar(&json, kind)
        case .id:
            options(
                &json,
                [
                    "\"type\": \"integer\"", "\"type\": \"string\", \"pattern\": \"^[a-z0-9][a-z0-9-]*$\"",
                    "\"type\": \"null\"",
                ])
        case .choice(let words):
            json.member("enum") {
                $0.array(words.map(Optional.some) + ["ej angivet", nil]) { json, word in
                    word.map { json.string($0) } ?? json.raw("null")
                }
            }
        case .texts, .wholes: list(&json) { element(&$0, kind) }
        case .groups(let shape): list(&json) { json in json.object { members(&$0, of: shape) } }
        case .group(let shape): either(&json, shape, orScalar: false)
        case .groupOrValue(let shape): either(&json, shape, orScalar: true)
        case .wordsByNumber:
            json.member("type") { $0.array(["object", "null", "string"]) { $0.string($1) } }
            json.member("additionalProperties") { json in
                json.object { $0.member("type") { $0.array(["string", "number", "boolean"]) { $0.string($1) } } }
            }
        }
    }

    private static let notGiven = "[Ee]j angivet|~|"

    private func scalar(_ json: inout JSONWriter, _ kind: Shape.Kind) {
        switch kind {
        case .number:
            options(
                &json,
                [
                    "\"type\": \"number\"",
                    #""type": "string", "pattern": "^([-+−]?\\s*[0-9][0-9\\s.,]*|\#(Self.notGiven))$""#,
                    "\"type\": \"null\"",
                ])
        case .whole:
            options(
                &json,
                [
                    "\"type\": \"integer\"", #""type": "string", "pattern": "^([0-9][0-9\\s]*|\#(Self.notGiven))$""#,
                    "\"type\": \"null\"",
                ])
        case .date:
            options(
                &json,
                [
                    "\"type\": \"integer\"",
                    #""type": "string", "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\#(Self.notGiven))$""#,
                    "\"type\": \"null\"",
                ])
        default: json.member("type") { $0.array(["string", "number", "boolean", "null"]) { $0.string($1) } }
        }
    }

    private func options(_ json: inout JSONWriter, _ options: [String]) {
        json.member("anyOf") { $0.array(options) { $0.raw("{\($1)}") } }
    }

    private func element(_ json: inout JSONWriter, _ kind: Shape.Kind) {
        json.object { json in
            if case .wholes = kind {
                scalar(&json, .whole)
            } else {
                json.member("type") { $0.array(["string", "number", "boolean"]) { $0.string($1) } }
            }
        }
    }

    /// A single element counts as a list of one.
    private func list(_ json: inout JSONWriter, _ element: (inout JSONWriter) -> Void) {
        json.member("anyOf") { json in
            json.array(0..<3) { json, index in
                switch index {
                case 0:
                    json.object {
                        $0.member("type", "array"); $0.member("items") { element(&$0) }
                    }
                case 1: element(&json)
                default: json.raw(#"{"enum": [null, "ej angivet"]}"#)
                }
            }
        }
    }

    private func either(_ json: inout JSONWriter, _ shape: Shape, orScalar: Bool) {
        json.member("anyOf") { json in
            json.array(0..<2) { json, index in
                if index == 0 {
                    json.object { members(&$0, of: shape) }
                } else {
                    json.raw(
                        orScalar
                            ? #"{"type": ["string", "number", "boolean", "null"]}"# : #"{"enum": [null, "ej angivet"]}"#
                    )
                }
            }
        }
    }
}
