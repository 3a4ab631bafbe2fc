import ReportEditing
import ReportLoading
import Testing

/// A small edition, file by file as it comes out.
@Suite struct SmallEditionTests {
    private static let scale = """
        mål: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}
        indikator: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock, från: 100}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}
        uppdrag: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}

        """
    private static let files = [
        "skalor.yaml": scale,
        "rapport.yaml": """
        # Om rapporten
        titel: "Resultat 2022: så gick det"
        undertitel: Året 2022
        år: 2022   # året som rapporten gäller
        organisation: Regionen
        läge: beslutad
        beslut:
          organ: Nämnden
          datum: 2023-03-01
        uppföljning: {datum: 2022-12-31, typ: resultat}
        rättelser:
          - {datum: 2023-04-01, plats: Mål 1, ändring: Rättad}

        """,
        "strategi.yaml": """
        titel: Strategin
        prioriteringar: [{nummer: 1, titel: Ett, delprioriteringar: [{nummer: "1.1", titel: Kunskap}]}]
        avsnitt: [{titel: Omvärld, typ: omvärld}, {titel: Bidrag, typ: bidrag}]

        """,
        "mal/mal-01.yaml": """
        nummer: 1
        titel: Målet
        delmål:
          # det första
          - nummer: 1.1
            titel: Delmålet
            resultat: {nivå: ja, datum: 2022-12-31}
            kommentar: |
              Det gick bra.

              # ingen kommentar
            motivering: Därför.
            källa: Årsredovisning 2022
            indikatorer:
              - id: turer        # om turerna
                titel: Turer
                regel: minst
                målvärde: 90
                utfall:
                  - {datum: 2022-04, värde: 80}
                  - {datum: 2022-12, värde: "91,5", not: Sista mätningen}
                källa: Bilaga 1
              - id: sikt
                titel: Lång sikt
                regel: minst
                målvärde: {värde: 75, år: 2025}
                läge: utfall saknas
                lägesord: Mäts nästa år.

        """,
        "kontroller.yaml": "gränser:\n  lix: 50  # klarspråk\ntysta:\n  - id: lix\n    skäl: Prövat.\n",
        "ordlista.txt": "Friluftsrådet\n",
        "kapitel/1-ett.md": """
        ---
        titel: Ett
        prioritering: 1
        läge: klar            # färdig
        granskad-av: Staben
        sammanfattning: Året var bra.
        ---

        ## Så såg världen ut

        Text om 2022.

        ## Eget

        ```mål 1.1
        ```

        ```faktaruta Året
        Text.
        ```

        """,
    ]

    /// The same in one line within braces, as some people write.
    private static let inFlow = """
        nummer: 1
        titel: Målet
        resultat: {nivå: ja}
        indikatorer: [{id: a, titel: A, regel: minst, målvärde: 5, utfall: [{år: 2022, värde: 4}], källa: Bilaga}]
        delmål:
          - {nummer: "1.1", titel: Delmål, resultat: {nivå: nej}, kommentar: Text, indikatorer: [
              {id: b, titel: B,
               läge: utfall saknas},
              {id: c, titel: C, tidigare: [{år: 2021, värde: 1}], utfall: [{datum: 2022-05, värde: "2,5"}]}]}
        """

    @Test func understandsBraces() throws {
        var files = Self.files
        files["mal/mal-01.yaml"] = Self.inFlow
        let tree = SourceTree(name: "2022", prefix: "Content/2022/", files: files.mapValues { Array($0.utf8) })
        let report = try #require(ReportLoader.load(tree).report)
        let edition = NewEdition(from: tree, report: report, year: 2023)
        let (new, diagnostics) = ReportLoader.load(SourceTree(name: "2023", prefix: "", files: edition.files))
        #expect(diagnostics.filter { $0.severity == .error } == [])
        let goals = try #require(new).goals.flatMap { [$0] + $0.subgoals }
        #expect(goals.map { $0.history.map(\.year) } == [[2022], [2022]])
        #expect(goals.allSatisfy { $0.result == nil && $0.comment == nil })
        let measures = goals.flatMap(\.indicators).flatMap(\.measures)
        #expect(measures.map { $0.earlier.compactMap { $0.date?.year } } == [[2022], [], [2021, 2022]])
        #expect(measures.allSatisfy { $0.outcomes.isEmpty && $0.target == nil && $0.declaredState == nil })
        #expect(RealContent.text(edition.files["mal/mal-01.yaml"]).contains("FYLL I: utfall och målvärde"))
    }

    /// What was known of a part of the year stays that; what is of the year is a year's.
    @Test(
        arguments: [
            ("resultat: {nivå: ja, datum: 2022-08-31}", "{datum: 2022-08-31, nivå: ja}"),
            ("resultat: {nivå: ja, datum: 2022-08}", "{datum: 2022-08, nivå: ja}"),
            ("resultat: {nivå: ja, datum: 2022-12-31}", "{år: 2022, nivå: ja}"),
            ("resultat: {nivå: ja}", "{år: 2022, nivå: ja}"),
            ("resultat: {nivå: ja, datum: 2023-02-10}", "{år: 2022, nivå: ja}"),
            ("prognos: {nivå: nej, datum: 2022-08-31}", "{datum: 2022-08-31, nivå: nej, typ: prognos}"),
            ("resultat: {nivå: ja}\nprognos: {nivå: nej, datum: 2022-08-31}", "{år: 2022, nivå: ja}"),
            ("prognos: {nivå: nej}", nil),
        ] as [(String, String?)])
    func carriesJudgementsWithTheirDays(judgement: String, line: String?) throws {
        let text = try carried("nummer: 1\ntitel: Målet\n\(judgement)\n")
        #expect(text.contains("historik") == (line != nil))
        if let line { #expect(text.contains("historik:\n  - \(line)\n"), "\(text)") }
    }

    @Test(arguments: [
        ("{datum: 2022-08, värde: 4}", "{datum: 2022-08, värde: 4}"),
        ("{datum: 2022-08-31, värde: 4}", "{datum: 2022-08-31, värde: 4}"),
        ("{datum: 2022-08, värde: 4}, {datum: 2022-04, värde: 3}", "{datum: 2022-08, värde: 4}"),
        ("{datum: 2022-12-31, värde: 4}, {år: 2022, värde: 5}", "{år: 2022, värde: 5}"),
        ("{datum: 2022, värde: 5}", "{år: 2022, värde: 5}"), ("{värde: 5}", "{år: 2022, värde: 5}"),
        ("{datum: 2023-02-10, värde: 5}", "{år: 2022, värde: 5}"),
    ])
    func carriesOutcomesWithTheirDays(outcomes: String, line: String) throws {
        let text = try carried(
            "nummer: 1\ntitel: Målet\nindikatorer:\n  - id: a\n    titel: A\n    regel: minst\n    utfall: [\(outcomes)]\n"
        )
        #expect(text.contains("tidigare:\n      - \(line)\n"), "\(text)")
        let twice = try carried(
            "nummer: 1\ntitel: Målet\nindikatorer:\n  - id: a\n    titel: A\n    utfall: [\(outcomes)]\n    tidigare: [\(line)]\n"
        )
        #expect(twice.contains("tidigare: [\(line)]\n"), "\(twice)")
    }

    /// A goal's file as it comes out.
    private func carried(_ goal: String) throws -> String {
        var files = Self.files
        files["mal/mal-01.yaml"] = goal
        let tree = SourceTree(name: "2022", prefix: "Content/2022/", files: files.mapValues { Array($0.utf8) })
        let report = try #require(ReportLoader.load(tree).report)
        let made = NewEdition(from: tree, report: report, year: 2023).files
        let (_, diagnostics) = ReportLoader.load(SourceTree(name: "2023", prefix: "", files: made))
        #expect(diagnostics.filter { $0.severity == .error } == [])
        return RealContent.text(made["mal/mal-01.yaml"])
    }

    private static let made: (files: [String: [UInt8]], account: Account)? = {
        let tree = SourceTree(name: "2022", prefix: "Content/2022/", files: files.mapValues { Array($0.utf8) })
        guard let report = ReportLoader.load(tree).report else { return nil }
        let edition = NewEdition(from: tree, report: report, year: 2023)
        return (edition.files, edition.account)
    }()

    private func text(_ path: String) throws -> String { RealContent.text(try #require(Self.made?.files[path])) }

    @Test func theEdition() throws {
        #expect(
            try text("rapport.yaml") == """
                # Om rapporten
                titel: "FYLL I: rapportens titel (förra: Resultat 2022: så gick det)"
                undertitel:  # FYLL I: undertitel (förra: Året 2022)
                år: 2023   # året som rapporten gäller
                organisation: Regionen
                läge: utkast
                beslut: {organ: ej angivet, datum: ej angivet, diarienummer: ej angivet}  # FYLL I: när rapporten är beslutad
                uppföljning: {datum: ej angivet, typ: plan}  # FYLL I: när målen följs upp: datum, och typ: prognos eller resultat
                rättelser: []

                """)
    }

    @Test func theGoals() throws {
        #expect(
            try text("mal/mal-01.yaml") == """
                nummer: 1
                titel: Målet
                delmål:
                  # det första
                  - nummer: 1.1
                    titel: Delmålet
                    resultat:  # FYLL I: till exempel {nivå: ja, datum: 2023-12-31}; nivån är ja eller nej
                    historik:
                      - {år: 2022, nivå: ja}
                    kommentar:  # FYLL I: hur går det, och varför?
                    källa:
                    indikatorer:
                      - id: turer        # om turerna
                        titel: Turer
                        regel: minst
                        målvärde:  # FYLL I: målvärde för 2023 (2022: 90)
                        utfall:  # FYLL I: till exempel [{datum: 2023-12-31, värde: 12}]; finns inget utfall, byt raden mot läge: följs inte upp
                        tidigare:
                          - {datum: 2022-12, värde: "91,5", not: Sista mätningen, källa: Bilaga 1}
                        källa:
                      - id: sikt
                        titel: Lång sikt
                        regel: minst
                        målvärde: {värde: 75, år: 2025}
                        utfall:  # FYLL I: till exempel [{datum: 2023-12-31, värde: 12}]; finns inget utfall, byt raden mot läge: följs inte upp

                """)
    }

    @Test func theChapter() throws {
        #expect(
            try text("kapitel/1-ett.md") == """
                ---
                titel: Ett
                prioritering: 1
                läge: utkast            # färdig
                sammanfattning:  # FYLL I: två eller tre meningar om året
                ---

                ## Omvärld

                FYLL I: Vad hände i omvärlden under året som påverkade arbetet? Välj det viktigaste, och skriv vad det ledde till.

                ## Bidrag

                FYLL I: Vad gjorde Regionen under året, och vad kom det ut av det?

                ### Delprioritering 1.1

                FYLL I: Vad gjordes under året för delprioriteringen ”Kunskap”, och vad kom det ut av det?

                ## Så såg världen ut

                FYLL I: Behövs avsnittet i år? Skriv det i så fall på nytt, annars tar du bort rubriken.

                ## Eget

                FYLL I: Behövs avsnittet i år? Skriv det i så fall på nytt, annars tar du bort rubriken.

                ```mål 1.1
                ```

                """)
    }

    @Test func theChecks() throws {
        #expect(try text("kontroller.yaml") == "gränser:\n  lix: 50  # klarspråk\ntysta: []\n")
        #expect(try text("ordlista.txt") == "Friluftsrådet\n")
    }

    @Test func theAccount() throws {
        let account = try #require(Self.made?.account)
        #expect(
            account.carried == [
                "gränserna i kontroller.yaml", "ordlistan", "organisation, utgivare och språk",
                "skalornas nivåer, färger och gränser",
                "strategin med 1 prioritering, inriktningar och kapitlens avsnitt",
                "1 regionmål, 1 delmål och 2 indikatorer med regler och prioriteringar",
                "1 utfall från 2022, nu som tidigare utfall",
                "1 bedömning från 2022, nu som historik", "1 kapitel med rubriker, enheter och kontakter",
            ])
        #expect(
            account.left == [
                "titel, beslut, version, datum, beskrivning, adress, rättelser, versioner, omdirigeringar och källor i rapport.yaml",
                "1 målvärde eller utgångsvärde från 2022, som står kvar som anteckning på sin rad",
                "kapitlens texter och sammanfattningar",
                "målens kommentarer, motiveringar och källor",
            ])
        #expect(
            account.prompts.map { "\($0.path) \($0.count)" } == [
                "kapitel/1-ett.md 6", "mal/mal-01.yaml 5", "rapport.yaml 4",
            ])
    }
}
