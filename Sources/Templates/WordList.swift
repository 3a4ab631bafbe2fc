import Diagnostics
import Foundation

/// `ord/sv.json`: what the interface says; another language is another file.
struct WordFile: Decodable {
    /// Single words and sentences, by the name that templates use.
    var words: [String: String]
    /// Sentences with places to fill: `{kind} per {date}`.
    var phrases: [String: String]

    static func read(_ bytes: [UInt8]?, path: String, diagnostics: inout [Diagnostic]) -> WordFile? {
        JSONFile.decode(WordFile.self, bytes, path: path, diagnostics: &diagnostics)
    }
}

/// The sentences with places to fill.
public struct Phrases: Sendable {
    private let sentences: [String: Sentence]
    private let findings: RenderFindings?

    public init(sentences: [String: Sentence], findings: RenderFindings?) {
        self.sentences = sentences
        self.findings = findings
    }

    /// The sentence with every `{place}` filled; an unknown name is an error, never an empty text.
    public func callAsFunction(_ name: String, _ places: KeyValuePairs<String, String> = [:]) -> String {
        guard let sentence = sentences[name] else {
            findings?.add(
                Diagnostic(
                    .error, "okänt-namn", "meningen ”\(name)” saknas i Templates/ord/sv.json",
                    help: Suggestion.help(for: name, among: sentences.keys.sorted())))
            return ""
        }
        return places.isEmpty ? sentence.text : sentence.filled(places)
    }
}

/// A sentence that has been read once, however often it is filled.
public struct Sentence: Sendable {
    private enum Part {
        case text(String)
        /// The name between the braces.
        case place(String)
    }

    /// As it is written.
    public let text: String
    private let parts: [Part]

    public init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts += [.text(String(rest[..<open])), .place(String(rest[open...close].dropFirst().dropLast()))]
            rest = rest[rest.index(after: close)...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    /// A place that nothing fills stays as it is written.
    public func filled(_ places: KeyValuePairs<String, String>) -> String {
        parts.reduce(into: "") { filled, part in
            switch part {
            case .text(let text): filled += text
            case .place(let place):
                filled += places.first { $0.key == place }?.value ?? "{\(place)}"
            }
        }
    }
}

/// A JSON file of the templates, with problems in Swedish.
enum JSONFile {
    static func decode<Value: Decodable>(
        _ type: Value.Type, _ bytes: [UInt8]?, path: String, diagnostics: inout [Diagnostic]
    ) -> Value? {
        let file = SourceFile(path: path, text: String(decoding: bytes ?? [], as: UTF8.self))
        guard let bytes else {
            diagnostics.append(
                Diagnostic(.error, "saknad-fil", "filen \(path) saknas", at: SourceRange(file: file, line: 1)))
            return nil
        }
        guard TextDecoding.decode(bytes, path: path, as: .utf8Only, diagnostics: &diagnostics) != nil else {
            return nil
        }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            diagnostics.append(
                Diagnostic(
                    .error, "trasig-json", "filen går inte att tolka: \(explain(error))",
                    at: SourceRange(file: file, line: 1),
                    help: error is DecodingError && !explain(error).contains("giltig")
                        ? "jämför med filen så som den var, och lägg tillbaka det som saknas"
                        : "kontrollera citattecken, kommatecken och klamrar"))
            return nil
        }
    }

    private static func explain(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "”\((context.codingPath.map(\.stringValue) + [key.stringValue]).joined(separator: "."))” saknas"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "”\(context.codingPath.map(\.stringValue).joined(separator: "."))” har fel form"
        default: "den är ingen giltig JSON"
        }
    }
}
