import Diagnostics
import Foundation
import ReportLoading
import ReportPipeline
import SiteFiles
import Testing

/// Every key that the handbook names reaches a reader, or says why not.
@Suite struct ShownKeysTests {
    /// What was made of the edition.
    struct Made {
        /// By path; what changes with every byte of the content is left out.
        var files: [String: String]
        var diagnostics: [Diagnostic]

        init(_ tree: SourceTree) {
            let outcome = Pipeline.run(tree, templates: KeysEdition.templates, templatePrefix: "Templates/")
            files = [:]
            for file in outcome.site?.files ?? [] where !file.path.hasPrefix("assets/") {
                files[file.path] = String(decoding: file.bytes, as: UTF8.self).replacing("&nbsp;", with: " ")
                    .replacing("\u{A0}", with: " ")
            }
            diagnostics = outcome.diagnostics
        }

        /// Whether one of the forms stands in a file, or is a file's address.
        func has(_ forms: [String], where isMeant: (String) -> Bool) -> Bool {
            files.contains { path, text in isMeant(path) && forms.contains { text.contains($0) || path.contains($0) } }
        }
    }

    static let made = Made(KeysEdition.tree)

    @Test func theEditionHasEveryKeyAndNoErrors() {
        #expect(Self.made.diagnostics.map(\.message) == [])
        let declared = Set(ContentSchema.all.flatMap { Self.keys(of: $0.shape) })
        let written = Set(KeysEdition.files.flatMap { Self.written(in: $0.group) })
        #expect(declared.subtracting(written).sorted() == [])
    }

    private static func keys(of shape: Shape) -> [String] {
        shape.keys.flatMap { key -> [String] in
            let own = "\(shape.subject): \(key.name)"
            return switch key.kind {
            case .group(let inner), .groups(let inner), .groupOrValue(let inner): [own] + keys(of: inner)
            default: [own]
            }
        }
    }

    private static func written(in group: WrittenGroup) -> [String] {
        group.entries.flatMap { entry -> [String] in
            let own = "\(group.shape.subject): \(entry.key.name)"
            return switch entry.value {
            case .group(let inner): [own] + written(in: inner)
            case .groups(let inner): [own] + inner.flatMap(written)
            default: [own]
            }
        }
    }

    /// A value is found by its own word. A word that may be written in many places (a choice) is found by what another
    /// in its place changes.
    @Test(arguments: KeysEdition.leaves.filter { !$0.isChoice })
    func reachesAReader(_ leaf: Leaf) {
        let isPage = { (path: String) in path.hasSuffix(".html") }
        let isOnPage = Self.made.has(leaf.forms, where: isPage)
        let isInData = Self.made.has(leaf.forms) { !isPage($0) }
        switch leaf.key.visibility {
        case .page: #expect(isOnPage, "står inte på någon sida\(isInData ? ", bara i data" : "")")
        case .data: #expect(isInData && !isOnPage, "står \(isOnPage ? "på en sida" : "inte i data")")
        case .nowhere: #expect(!leaf.isWord || !isOnPage && !isInData, "står på en sida eller i data")
        }
    }

    @Test(arguments: KeysEdition.leaves.filter(\.isChoice))
    func aChoiceMatters(_ leaf: Leaf) throws {
        let made = Made(try KeysEdition.tree(with: leaf.other, at: leaf))
        #expect(!made.files.isEmpty || !made.diagnostics.isEmpty)
        let differs = Set(made.files.keys).union(Self.made.files.keys).contains {
            made.files[$0] != Self.made.files[$0] && $0 != "manifest.json"
        }
        #expect(differs || leaf.key.visibility.isNowhere)
    }
}

extension Leaf {
    var isChoice: Bool {
        if case .choice = key.kind { true } else { false }
    }

    /// Whether it is a word of its own: a number may be found by chance.
    var isWord: Bool {
        if case .text = key.kind { true } else { false }
    }

    /// How the value may be written.
    var forms: [String] {
        // A level is shown by its label, a redirect by where it leads.
        if key.name == "nivå" || key.name == "status" {
            return [text.prefix(1).uppercased() + text.dropFirst() + "-etikett"]
        }
        if key.name == "förändring" { return [text.filter(\.isNumber) + " %"] }
        if key.name == "till" { return [text.replacing("kapitel:", with: "kapitel/")] }
        return switch key.kind {
        case .date: [text, Self.words(text)]
        case .number, .numberOrAnswer, .whole, .wholes:
            [text, text.replacing("\u{A0}", with: " "), text.replacing("\u{A0}", with: "").replacing(",", with: ".")]
        case .wordsByNumber: [String(text.split(separator: ":").last?.drop { $0 == " " } ?? "")]
        default: [text]
        }
    }

    private static func words(_ date: String) -> String {
        let months = [
            "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
            "november", "december",
        ]
        let parts = date.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])" : date
    }
}
