import Diagnostics
import Foundation
import ReportLoading
import Testing

/// What was written in a table is what its page, its file and the formulas show.
@Suite struct TableBlockTests {
    private static let base = [
        "rapport.yaml": "titel: A\når: 2023\norganisation: B\nuppföljning: {datum: 2023-08-31}\n",
        "skalor.yaml":
            "mål: {nivåer: [{id: ja, etikett: Nås helt, färg: grön, symbol: bock}, {id: nej, etikett: Nås inte, färg: röd, symbol: kryss}]}\nindikator: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock, från: 80}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}\n",
        "strategi.yaml": "titel: S\nprioriteringar: [{nummer: 1, titel: En}]\n",
        "tillganglighet.yaml": "förenlighet: helt\ngranskad: 2023-01-01\n",
        "mal/mal-1.yaml": """
        nummer: 1
        titel: M
        indikatorer:
          - {id: i, titel: I, regel: minst, målvärde: 3000000000, utfall: [{datum: 2023-08-31, värde: 2399999999}]}
        """,
    ]

    private static func site(_ text: String, _ files: [String: String] = [:]) -> Site {
        let all = base.merging(["kapitel/1-a.md": "---\ntitel: A\n---\n\n## Prov\n\n\(text)\n"]) { $1 }.merging(files) {
            $1
        }
        return Site(SourceTree(name: "p", prefix: "Content/p/", files: all.mapValues { Array($0.utf8) }))
    }

    private static func page(_ site: Site) throws -> String {
        try site.text("kapitel/a/index.html").replacing("\u{A0}", with: " ")
    }

    /// The cells of the page's tables, row by row.
    private static func rows(_ page: String) -> [[String]] {
        page.matches(of: /<tr[^>]*>(.*)<\/tr>/).map { row in
            row.output.1.matches(of: /<t[hd][^>]*>([^<]*)<\/t[hd]>/).map { String($0.output.1) }
        }
    }

    private static func table(_ rows: String, _ settings: String = "") -> String {
        "```tabell\ntitel: T\n\(settings)---\n\(rows)\n```"
    }

    @Test func showsWhatIsWritten() throws {
        let text = Self.table(
            "Ort;Invigd;Postnummer;Telefon;Kod;Andel;Antal;Ändring\nAlby;1987;90135;0901234;0114;24,0;1234;+3,20\nBerga;2023;90187;0705;0580;6,10;–;−0,0\nCarl;2001;;;2480;0,5;saknas;-1 500"
        )
        let rows = try Self.rows(Self.page(Self.site(text)))
        #expect(
            rows == [
                ["Ort", "Invigd", "Postnummer", "Telefon", "Kod", "Andel", "Antal", "Ändring"],
                ["Alby", "1987", "90135", "0901234", "0114", "24,0", "1 234", "+3,20"],
                ["Berga", "2023", "90187", "0705", "0580", "6,10", "–", "−0,0"],
                ["Carl", "2001", "–", "–", "2480", "0,5", "saknas", "−1 500"],
            ])
    }

    @Test func letsTheAuthorSayTheKind() throws {
        let text = Self.table(
            "Ort;Plats, ny;Antal\nA;41070;1950\nB;42150;2010", "slag: {\"Plats, ny\": kod, Antal: tal}\nsumma: ja\n")
        let rows = try Self.rows(Self.page(Self.site(text)))
        #expect(rows[1] == ["A", "41070", "1 950"])
        #expect(rows.last?.last == "3 960")
    }

    @Test(arguments: [
        // Shares, years and codes have no sum; a total of the table's own is enough.
        ("Ort;År;Andel i procent;Antal\nA;2001;50;10,0\nB;2002;60;5,25", ["", "", "15,25"]),
        ("Ort;Procent;Antal\nA;40,1;10\nB;59,8;5", ["99,9", "15"]),
        ("Ort;Antal;Postnr\nA;10;90101\nB;5;90102", ["15", ""]),
    ])
    func addsWhatCanBeAdded(rows: String, sums: [String]) throws {
        let shown = try Self.rows(Self.page(Self.site(Self.table(rows, "summa: ja\n"))))
        #expect(shown.last?.dropFirst().map { $0 == "&nbsp;" ? "" : $0 } == sums)
    }

    @Test(arguments: ["Totalt", "Summa", "Sammanlagt", "Hela länet", "Totalsumma"])
    func addsNoTotalAgain(name: String) throws {
        let files = ["data/t.csv": "Ort;Antal\nAlby;5\nBerga;7\n\(name);12\n\nKälla: Påhittat;\n* Preliminärt;\n"]
        let text = """
            Summa `=SUMMA(data/t.csv; Antal)`, medel `=MEDEL(data/t.csv; Antal)`, antal `=ANTAL(data/t.csv)`.

            ```tabell
            fil: data/t.csv
            titel: T
            summa: ja
            ```

            ```diagram
            typ: staplar
            fil: data/t.csv
            titel: D
            ```

            ```diagram
            typ: delar-av-helhet
            fil: data/t.csv
            titel: P
            ```
            """
        let site = Self.site(text, files)
        let page = try Self.page(site)
        #expect(site.diagnostics.isEmpty)
        #expect(page.contains("Summa 12, medel 6, antal 2."))
        #expect(Self.rows(page).prefix(4).map { $0.last } == ["Antal", "5", "7", "12"])
        #expect(!page.contains(">Källa: Påhittat</th>"))
        #expect(page.contains("Källa: Påhittat</p>") && page.contains("* Preliminärt</p>"))
        #expect(page.contains("Helheten, 12, har två delar."))
        #expect(!page.contains("med Källa"))
    }

    @Test(arguments: ["5*", "..", "–", "1 200 kr", "ca 5", "e.u.", "5 st"])
    func namesCellsThatAreNoNumbers(cell: String) {
        let files = ["data/t.csv": "Ort;Antal\nAlby;5\nBerga;7\nCarl;\(cell)\n"]
        for function in ["SUMMA", "MEDEL", "ANTAL"] {
            let found = Self.site("Talet `=\(function)(data/t.csv; Antal)`.", files).diagnostics
            #expect(found.map(\.id) == ["cell-utan-tal"])
            #expect(found.first?.message.contains("”\(cell)” (rad 4)") == true)
        }
    }

    @Test func choosesColumnsByNamesWithCommas() throws {
        let files = ["data/k.csv": "Ort;\"Tal, kvinnor\";\"Tal, män\"\nAlby;25,1;17,3\nBerga;26,4;18,0\n"]
        let text = """
            Kvinnor `=SUMMA(data/k.csv; Tal, kvinnor)`, män `=SUMMA(data/k.csv; "Tal, män")`.

            ```diagram
            typ: grupperade-staplar
            fil: data/k.csv
            titel: T
            serier: ["Tal, kvinnor", ”Tal, män”]
            ```

            ```tabell
            fil: data/k.csv
            titel: T
            kolumner: [Ort, 'Tal, män']
            ```
            """
        let site = Self.site(text, files)
        let page = try Self.page(site)
        #expect(site.diagnostics.isEmpty)
        #expect(page.contains("Kvinnor 51,5, män 35,3."))
        #expect(page.contains("Diagrammet jämför Tal, kvinnor och Tal, män"))
        #expect(page.contains(">18,0<"))
    }

    @Test func showsTheColumnsOfGrantsThatItDoesNotKnow() throws {
        let files = [
            "beviljade-projekt.yaml": "titel: Stöd\nfil: data/p.csv\n",
            "data/p.csv": "Prioritering;Projekt;Projektägare;Belopp\n1;Ett;Byn;1000\nTotalt;;;1000\n",
        ]
        let site = Self.site("```projekt\n```", files)
        let page = try Self.page(site)
        #expect(site.diagnostics.isEmpty)
        #expect(page.contains(">Projektägare</th>") && page.contains(">Byn</td>"))
    }

    @Test func publishesFiguresAsTheyAreWritten() throws {
        let text = "```tabell\nfil: data/t.csv\ntitel: T\n```"
        let files = ["data/t.csv": "Kommun;Kod;Andel;Ändring;Text\nA;0114;24,0;-1,2 %;-\nB;0580;1 206,10;+3 %;=1+1\n"]
        let site = Self.site(text, files)
        let csv = try site.text("data/tabell-t.csv")
        #expect(csv.contains("A;0114;24,0;-1,2 %;-\r\n"))
        #expect(csv.contains("B;0580;1206,10;+3 %;'=1+1\r\n"))
    }

    /// 79,99999997 percent is not 80 beside a status that begins there.
    @Test func roundsNoShareAcrossItsThreshold() throws {
        let site = Self.site("Text.")
        let bytes = try #require(site.files["data/rapport.json"])
        let json = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let goal = try #require((json["goals"] as? [[String: Any]])?.first)
        let indicator = try #require((goal["indicators"] as? [[String: Any]])?.first)
        let share = try #require(indicator["share"] as? NSNumber)
        #expect(indicator["status"] as? String == "nej")
        #expect(share.doubleValue < 80)
        let csv = try site.text("data/indikatorer.csv")
        #expect(csv.contains(";79,999999") && !csv.contains(";80;"))
    }
}
