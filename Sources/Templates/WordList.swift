import Diagnostics
import Foundation

/// `ord/sv.json`: what the interface says; another language is another file.
struct WordFile {
    /// Single words and sentences, by the name that templates use.
    let words: [String: String]
    /// Sentences with places to fill: `{kind} per {date}`.
    let phrases: [String: String]
    /// By a kind of report, the words and sentences that are others there.
    let kinds: [String: Own]
    let file: SourceFile

    /// What is said in another way, under the names of what it stands instead of.
    struct Own: Decodable {
        var words: [String: String]?
        var phrases: [String: String]?
    }

    private struct Content: Decodable {
        var words: [String: String]
        var phrases: [String: String]
        var kinds: [String: Own]?
    }

    static func read(_ bytes: [UInt8]?, path: String, diagnostics: inout [Diagnostic]) -> WordFile? {
        guard let content = JSONFile.decode(Content.self, bytes, path: path, diagnostics: &diagnostics) else {
            return nil
        }
        let file = SourceFile(path: path, text: String(decoding: bytes ?? [], as: UTF8.self))
        let list = WordFile(words: content.words, phrases: content.phrases, kinds: content.kinds ?? [:], file: file)
        diagnostics += list.problems
        return list
    }

    /// Words that cannot be written as they are: nobody fills a place in them, and none is HTML.
    private var problems: [Diagnostic] {
        strayOfKinds + placesInWords
    }

    /// What stands instead of nothing: a name that was misspelt would leave the common word there in silence.
    private var strayOfKinds: [Diagnostic] {
        kinds.keys.sorted().flatMap { kind in
            let own = kinds[kind]
            let stray =
                (own?.words ?? [:]).keys.filter { words[$0] == nil }
                + (own?.phrases ?? [:]).keys.filter { phrases[$0] == nil }
            return stray.sorted().map { name in
                Diagnostic(
                    .error, .`okänt-namn`, "”\(name)” under \(kind) står inte i stället för något ord",
                    at: Self.place(of: name, in: file),
                    help: Suggestion.help(for: name, among: (Array(words.keys) + phrases.keys).sorted()))
            }
        }
    }

    private var placesInWords: [Diagnostic] {
        let words = kinds.values.reduce(into: words) { all, own in all.merge(own.words ?? [:]) { common, _ in common } }
        return words.keys.sorted().flatMap { name -> [Diagnostic] in
            var found = Sentence(words[name] ?? "").places.map { place in
                Diagnostic(
                    .error, .`okänd-lucka`, "ordet ”\(name)” har luckan {\(place)}, som ingen fyller i",
                    at: Self.place(of: name, in: file), help: "ta bort luckan; bara meningarna under phrases har luckor"
                )
            }
            if name.hasSuffix("HTML") {
                found.append(
                    Diagnostic(
                        .error, .`text-som-html`, "ordet ”\(name)” är text, men har ett namn för färdig HTML",
                        at: Self.place(of: name, in: file), help: "ge det ett namn som inte slutar på HTML"))
            }
            return found
        }
    }

    /// The line where a name stands, as the keys of the file are written.
    static func place(of name: String, in file: SourceFile) -> SourceRange {
        let key = "\"\(name)\""
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let found = line.firstRange(of: key),
                line[found.upperBound...].first(where: { $0 != " " }) == ":"
            else { continue }
            return SourceRange(
                file: file, line: index + 1, column: line.distance(from: line.startIndex, to: found.lowerBound) + 1,
                length: key.count)
        }
        return SourceRange(file: file, line: 1)
    }
}

/// The sentences with places to fill.
public struct Phrases: Sendable {
    let sentences: [String: Sentence]
    let file: SourceFile
    let findings: RenderFindings

    /// The sentence with every `{place}` filled. An unknown name is an error and never an empty text; a place that is not
    /// among those that are filled here is one too, and never printed as it is written.
    public func callAsFunction(_ name: String, _ places: KeyValuePairs<String, String> = [:]) -> String {
        guard let sentence = sentence(name) else { return "" }
        let (text, unfilled) = sentence.filled(places)
        for place in unfilled {
            let known = places.map { "{\($0.key)}" }
            findings.add(
                Diagnostic(
                    .error, .`okänd-lucka`, "meningen ”\(name)” har luckan {\(place)}, som ingen fyller i",
                    at: WordFile.place(of: name, in: file),
                    help: known.isEmpty
                        ? "ta bort luckan; meningen har inga"
                        : "de luckor som fylls i är \(known.joined(separator: ", "))"))
        }
        return text
    }

    /// The sentence as it is written, for a script that fills its places.
    public func unfilled(_ name: String) -> String { sentence(name)?.text ?? "" }

    private func sentence(_ name: String) -> Sentence? {
        if let sentence = sentences[name] { return sentence }
        findings.add(
            Diagnostic(
                .error, .`okänt-namn`, "meningen ”\(name)” saknas i \(file.path)",
                at: WordFile.place(of: "phrases", in: file),
                help: Suggestion.help(for: name, among: sentences.keys.sorted())))
        return nil
    }
}

/// A sentence that has been read once, however often it is filled.
struct Sentence: Sendable {
    private enum Part {
        case text(String)
        /// The name between the braces.
        case place(String)
    }

    /// As it is written.
    let text: String
    private let parts: [Part]

    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts += [.text(String(rest[..<open])), .place(String(rest[open...close].dropFirst().dropLast()))]
            rest = rest[rest.index(after: close)...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    /// The names between the braces.
    var places: [String] {
        parts.compactMap { part in if case .place(let name) = part { name } else { nil } }
    }

    /// - Returns: The text, and the places that nothing fills, which are left out of it.
    func filled(_ places: KeyValuePairs<String, String>) -> (text: String, unfilled: [String]) {
        var (filled, missing) = ("", [String]())
        for part in parts {
            switch part {
            case .text(let text): filled += text
            case .place(let name):
                if let value = places.first(where: { $0.key == name })?.value {
                    filled += value
                } else {
                    missing.append(name)
                }
            }
        }
        return (filled, missing)
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
                Diagnostic(.error, .`saknad-fil`, "filen \(path) saknas", at: SourceRange(file: file, line: 1)))
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
                    .error, .`trasig-json`, "filen går inte att tolka: \(explain(error))",
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
