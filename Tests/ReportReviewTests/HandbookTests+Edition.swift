import Diagnostics
import ReportLoading
import ReportPipeline
import Testing

@testable import ReportReview

/// The edition that the handbook's examples are put into.
extension HandbookTests {
    static func check(_ parts: [Part]) -> [Diagnostic] {
        let tree = tree(parts)
        let outcome = Pipeline.run(tree, templates: templates, templatePrefix: "Templates/")
        guard let assessed = outcome.assessed else { return outcome.diagnostics }
        let tools = ReviewTools(
            spelling: { words in
                let english = "The region grants money for projects and follows them until they end".split(
                    separator: " ")
                return Dictionary(
                    words.filter { $0 == "komunerna" || english.contains(Substring($0)) }.map { ($0, ["kommunerna"]) },
                    uniquingKeysWith: { first, _ in first })
            },
            web: { addresses in
                Dictionary(
                    addresses.filter { $0.contains("borta") }.map { ($0, "ingen svarar") },
                    uniquingKeysWith: { first, _ in first })
            })
        let found =
            outcome.diagnostics
            + Reviewer.review(assessed, tree: tree, found: outcome.diagnostics, earlier: [], tools: tools)
        return Silencing(found.inOrder(), by: assessed.report.review.silences, prefix: tree.prefix).shown
    }

    /// Markdown is laid after the chapter's own text; YAML replaces the line with its first key, or is a new file.
    static func tree(_ parts: [Part]) -> SourceTree {
        var more = files
        for part in parts {
            let (path, example) = (part.path, part.text)
            let old = more[path] ?? ProseEdition.files[path]
            if let old, path.hasSuffix(".md"), !example.hasPrefix("---") {
                more[path] = old + "\n" + example + "\n"
            } else if let old, path.hasSuffix(".yaml") {
                more[path] = replacing(example, in: old)
            } else {
                more[path] = example + "\n"
            }
        }
        return ProseEdition.tree(more)
    }

    private static func replacing(_ example: String, in file: String) -> String {
        let lines = example.split(separator: "\n").map(String.init)
        let key = lines[0].prefix { $0 != ":" } + ":"
        var file = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let isKey = { (line: String) in line.drop { " -".contains($0) }.hasPrefix(key) }
        guard let place = file.firstIndex(where: isKey) else { return (file + lines).joined(separator: "\n") }
        let lead = String(file[place].prefix { " -".contains($0) })
        let indent = String(repeating: " ", count: lead.count)
        file.replaceSubrange(place...place, with: [lead + lines[0]] + lines.dropFirst().map { indent + $0 })
        return file.joined(separator: "\n")
    }

    private static let files: [String: String] = [
        "strategi.yaml": """
        titel: Strategi för Prov
        inriktningar: [{id: hela-regionen, titel: Hela regionen}]
        prioriteringar: [{nummer: 1, titel: En lärande region}]
        avsnitt: [{titel: Omvärldsbevakning, typ: omvärld}]
        """,
        "kontakter.yaml": "kontakter: [{id: trafik, roll: Planerare}]\n",
        "nyckeltal.yaml":
            "grupper: [{id: personal, titel: Personal, nyckeltal: [{id: personal, titel: Anställda, värde: ej angivet}]}]\n",
        "data/projekt.csv": "Prioritering;Projekt;Belopp\n1;Bussar;1250000\n1;Böcker;2400500\n1;Badhus;3000000\n",
        "mal/mal-1.yaml": (ProseEdition.files["mal/mal-1.yaml"] ?? "").replacing(
            "resultat: {nivå: helt}", with: "resultat: {nivå: delvis}", maxReplacements: 1),
        "data/resor.csv": "Ort;Resor\nProvstad;10\nLillby;20\n",
        "data/klagomal.csv": "Ort;Klagomål\nProvstad;3\nLillby;5*\n",
        "bilder/buss.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
        "kapitel/1-bussar.md":
            "---\ntitel: Bussar\nnummer: 1\nprioritering: 1\nkontakter: [trafik]\n---\n\n## Agenda 2030\n\nMål 9.\n\n## Omvärldsbevakning\n\n"
            + String(repeating: "Bussarna gick som de skulle hela dagen. ", count: 17) + "\n",
        "mal/mal-3.yaml": """
        nummer: 3
        titel: Vi är en bra arbetsgivare
        delmål:
          - nummer: "3.1"
            titel: Fler är friska
            resultat: {nivå: delvis, datum: 2023-12-31}
            kommentar: Några är friska.
            indikatorer:
              - id: sjukfranvaro
                titel: Sjukfrånvaro i procent av arbetstiden
                enhet: procent
                regel: högst
                målvärde: 5
                utfall: [{datum: 2023-12-31, värde: "6,1"}]
          - nummer: "3.2"
            titel: Alla trivs
            resultat: {nivå: inte, datum: 2023-12-31}
            kommentar: Alla trivs inte.
            indikatorer:
              - id: tva-matt
                titel: Två mått
                mått: [{id: ett, titel: Ett, läge: följs inte upp}, {id: tva, titel: Två, läge: följs inte upp}]
        """,
    ]
}
