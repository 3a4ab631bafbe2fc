import StrictReading

extension FuzzTarget {
    private static func isChapter(_ path: String) -> Bool { path.hasPrefix("kapitel/") }
    /// What a writer would do that forgets to escape.
    private static func unescaping(_ html: String) -> String { html.replacing("&lt;", with: "<") }

    /// A chapter's whole file: front matter, headings that are recognised, text.
    public static let chapter = FuzzTarget(
        name: "chapter",
        violations: { Edition.violations(with: [Edition.chapter: $0], where: isChapter) },
        planted: { Edition.violations(with: [Edition.chapter: $0], where: isChapter, writing: unescaping) })

    /// A fenced block: the input's first line is what follows the fence.
    public static let block = FuzzTarget(
        name: "block",
        violations: { Edition.violations(with: [Edition.chapter: block(of: $0)], where: isChapter) },
        planted: { Edition.violations(with: [Edition.chapter: block(of: $0)], where: isChapter, writing: unescaping) })

    /// A value in a text: `=mål.antal`, with its words or whatever the input says.
    public static let value = FuzzTarget(
        name: "value",
        violations: { Edition.violations(with: [Edition.chapter: value(of: $0)], where: isChapter) },
        planted: { input in
            // A reading of values that takes every name for one that exists.
            let isEmpty = input.starts(with: Array("mål.".utf8)) && input.last == UInt8(ascii: ".")
            return isEmpty ? ["a value without a name was taken"] : []
        })

    private static let head =
        "---\ntitel: Prov\nnummer: 1\nprioritering: 1\nläge: klar\n---\n\n## Omvärldsbevakning\n\n"

    private static func block(of input: [UInt8]) -> [UInt8] {
        Array("\(head)``````".utf8) + input + Array("\n``````\n\nSlut.\n".utf8)
    }

    private static func value(of input: [UInt8]) -> [UInt8] {
        Array("\(head)Det är `=".utf8) + input + Array("` i år, [länk](".utf8) + input + Array(") och [](mål:".utf8)
            + input + Array(").\n".utf8)
    }

    /// A data file: the input's first line says which, the rest is what stands in it.
    public static let data = FuzzTarget(
        name: "data",
        violations: { input in Edition.violations(with: data(of: input), where: wholeReport) },
        planted: { input in
            Edition.violations(
                with: data(of: input), where: wholeReport,
                writing: { $0.replacing("&quot;", with: "\"").replacing("&#39;", with: "'") })
        })

    /// The pages that show everything.
    private static func wholeReport(_ path: String) -> Bool { ["rapport.html", "index.html"].contains(path) }

    private static func data(of input: [UInt8]) -> [String: [UInt8]] {
        let name = String(decoding: input.prefix { $0 != 0x0A }, as: UTF8.self)
        let path = Edition.paths.first { $0 == name } ?? "rapport.yaml"
        return [path: Array(input.drop { $0 != 0x0A }.dropFirst())]
    }

    /// A table in CSV, shown as a table and as every kind of chart, and written as open data.
    public static let table = FuzzTarget(
        name: "table",
        violations: { Edition.violations(with: ["data/prov.csv": $0, Edition.chapter: charts], where: isChapter) },
        planted: { input in
            Edition.violations(with: ["data/prov.csv": input, Edition.chapter: charts], where: isChapter)
                + CSVCells.formulas(in: input).map { "“\($0)” is a formula" }
        })

    private static let charts: [UInt8] = {
        let forms = [
            "staplar", "grupperade-staplar", "staplade-staplar", "linje", "utfall-mot-mal", "trend",
            "befolkningspyramid", "delar-av-helhet",
        ]
        let blocks = forms.map { "```diagram\ntyp: \($0)\ntitel: Prov\nfil: data/prov.csv\n```\n" }
        let table = "```tabell\ntitel: Prov\nfil: data/prov.csv\nsumma: ja\n```\n"
        return Array((head + table + blocks.joined(separator: "\n") + "\n`=ANTAL(data/prov.csv)`\n").utf8)
    }()
}
