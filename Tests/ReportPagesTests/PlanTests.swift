import Testing

@testable import ReportLoading

/// A plan shows last year's outcome, this year's target and when each is followed up, wherever an indicator stands; and
/// nothing of it speaks of colours.
@Suite struct PlanTests {
    private static let goals = """
        nummer: 5
        titel: Goda arbetsplatser
        delmål:
          - nummer: "5.1"
            titel: Ett tillitsfullt ledarskap
            indikatorer:
              - {id: chefer, titel: HME Chefer, enhet: procent, målvärde: "78,7", följs-upp: År, tidigare: [{år: 2024, värde: "84,8"}, {år: 2022, värde: 80}]}
              - {id: svar, titel: Nätverksträffar, målvärde: 2, tidigare: [{år: 2024, ord: Svar saknas}]}
              - {id: ord, titel: I ord, målvärde: {ord: bättre än riket}, följs-upp: "Tertial: aug, dec?"}
              - {id: tomt, titel: Utan mål}
        """

    private static func site(_ kind: String, goals: String = goals) -> Site {
        Site(
            SourceTree(
                name: "2026-plan", prefix: "",
                files: [
                    "rapport.yaml": "titel: Nämndplan\når: 2026\norganisation: Region Prov\nslag: \(kind)\n",
                    "mal/mal-05.yaml": goals,
                    "kapitel/1-malen.md":
                        "---\ntitel: Målen\nläge: klar\n---\nIndexet var `=indikator.chefer.tidigare`.\n\n```mål 5.1\n```\n\n```indikatorer\nchefer\n```\n",
                ].mapValues { Array($0.utf8) }))
    }

    /// A page's words, elements taken out.
    private static func words(_ path: String, of site: Site) throws -> String {
        try site.text(path).replacing(/<[^>]*>/, with: " ").split { $0.isWhitespace && $0 != "\u{A0}" }
            .joined(separator: " ").replacing("\u{A0}", with: " ")
    }

    @Test(arguments: ["mal/5.1/index.html", "kapitel/malen/index.html", "rapport.html"])
    func theBoardsTableStandsEverywhere(path: String) throws {
        let words = try Self.words(path, of: Self.site("plan"))
        #expect(words.contains("Indikator Utfall 2024 Mål 2026 Följs upp HME Chefer 84,8 % 78,7 % År"))
    }

    @Test func everyValueIsAsTheSourceHasIt() throws {
        let words = try Self.words("mal/5.1/index.html", of: Self.site("plan"))
        #expect(words.contains("Nätverksträffar Svar saknas 2 ej angivet"))
        #expect(words.contains("I ord ej angivet bättre än riket Tertial: aug, dec?"))
        #expect(words.contains("Utan mål ej angivet ej angivet ej angivet"))
        #expect(try Self.words("kapitel/malen/index.html", of: Self.site("plan")).contains("Indexet var 84,8 %."))
    }

    @Test func theFileHasTheSame() throws {
        let csv = try Self.site("plan").text("data/indikatorer.csv")
        let head = try #require(csv.split(separator: "\r\n").first).split(separator: ";").map(String.init)
        let row = try #require(csv.split(separator: "\r\n").first { $0.contains("HME Chefer") })
            .split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        let cells = Dictionary(zip(head, row), uniquingKeysWith: { first, _ in first })
        #expect(cells["Tidigare utfall"] == "84,8" && cells["Tidigare datum"] == "2024")
        #expect(cells["Målvärde"] == "78,7" && cells["Följs upp"] == "År")
    }

    @Test func nothingSpeaksOfColours() throws {
        let site = Self.site("plan")
        #expect(site.diagnostics.isEmpty, "\(site.diagnostics.map(\.message))")
        for path in site.files.keys.sorted() where path.hasSuffix(".html") && !path.hasPrefix("sok/") {
            let words = try Self.words(path, of: site).lowercased()
            for word in ["bedöm", "varför", "planerat", "färg", "utfall saknas", "resultat ", "rapporten"] {
                #expect(!words.contains(word), "\(path): \(word)")
            }
        }
        let overview = try Self.words("index.html", of: site)
        #expect(overview.contains("Planen har 1 regionmål, 1 delmål och 4 indikatorer."))
        #expect(overview.contains("5.1 Ett tillitsfullt ledarskap 4 indikatorer"))
    }

    @Test func theColumnSaysAYearOnlyWhenAllAreOfIt() throws {
        let goals = Self.goals.replacing("{år: 2024, ord", with: "{år: 2025, ord")
        let words = try Self.words("mal/5.1/index.html", of: Self.site("plan", goals: goals))
        #expect(words.contains("Indikator Tidigare utfall Mål 2026 Följs upp HME Chefer 84,8 % , 2024 78,7 % År"))
        #expect(words.contains("Nätverksträffar Svar saknas , 2025 2"))
    }

    @Test(arguments: [
        ("resultat: {nivå: helt}", "bedömning-i-plan"),
        ("indikatorer: [{id: a, titel: A, målvärde: 1, utfall: [{år: 2026, värde: 1}]}]", "utfall-i-plan"),
    ])
    func whatAPlanCannotShowIsTold(key: String, id: String) {
        let scale =
            "nivåer: [{id: helt, etikett: Ja, färg: grön, symbol: bock, från: 1}, {id: inte, etikett: Nej, färg: röd, symbol: kryss}]"
        let (_, found) = ReportLoader.load(
            SourceTree(
                name: "2026-plan", prefix: "",
                files: [
                    "rapport.yaml": "titel: Plan\når: 2026\norganisation: Prov\nslag: plan\n",
                    "skalor.yaml": "mål: {\(scale)}\nindikator: {\(scale)}\n",
                    "kapitel/1-a.md": "---\ntitel: A\n---\nText.\n",
                    "mal/mal-01.yaml": "nummer: 1\ntitel: Ett\n\(key)\n",
                ].mapValues { Array($0.utf8) }))
        #expect(found.contains { $0.id == id }, "\(found.map(\.id))")
    }
}
