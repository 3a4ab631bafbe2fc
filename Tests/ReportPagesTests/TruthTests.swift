import Diagnostics
import Foundation
import ReportLoading
import Testing

/// No sentence is published that nobody wrote and no data bears out.
@Suite struct TruthTests {
    private static let scales = ["mål", "indikator", "uppdrag"].map { name in
        let threshold = name == "indikator" ? ", från: 100" : ""
        return """
            \(name):
              nivåer:
                - {id: ja, etikett: når målet, färg: grön, symbol: bock\(threshold)}
                - {id: nej, etikett: når inte målet, färg: röd, symbol: kryss}

            """
    }.joined()

    private static func site(_ files: [String: String], kind: String = "resultat") -> Site {
        var all = [
            "rapport.yaml":
                "titel: Prov\når: 2023\norganisation: Region Prov\nuppföljning: {datum: 2023-12-31, typ: \(kind)}\n",
            "skalor.yaml": scales, "strategi.yaml": "titel: Strategin\n",
            "kapitel/1-text.md": "---\ntitel: Texten\n---\n\nText.\n",
        ]
        all.merge(files) { $1 }
        return Site(SourceTree(name: "prov", prefix: "Content/prov/", files: all.mapValues { Array($0.utf8) }))
    }

    /// A page's words.
    private static func words(_ path: String, of site: Site) throws -> String {
        let body = try site.text(path).components(separatedBy: "<body").last ?? ""
        return body.replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
    }

    @Test func aPaperWithoutGoalsAssessesNothing() throws {
        let site = Self.site([:])
        #expect(site.diagnostics.isEmpty)
        for path in site.files.keys where path.hasSuffix(".html") {
            let words = try Self.words(path, of: site)
            for claim in [
                "Resultat 31", "Resultat per", "Färgerna", "färger visar", "Bedömningarna gäller", "Rapporten visar",
                "hur det går för målen", "Version ej angivet", "Region Prov, Region Prov", "Målvärdet",
                "använda fritt", "Tre perspektiv",
            ] {
                #expect(!words.contains(claim), "\(path): \(claim)")
            }
        }
        #expect(try !site.text("index.html").contains("id=\"laget\""))
    }

    // MARK: The statement

    @Test(
        arguments: [
            (
                nil, ["Det är inte angivet"],
                ["känner inte till", "Allt är inte testat", "Brister", "Så har vi testat", "Tillsyn"]
            ),
            (
                "förenlighet:\nbrister: [{vad: En bred tabell.}]\n", ["Det är inte angivet", "En bred tabell."],
                ["känner inte till"]
            ),
            (
                "förenlighet:\n", ["Det är inte angivet", "anger inga brister"],
                ["känner inte till", "Så har vi testat"]
            ),
            ("förenlighet:\nbrister: []\n", ["anger inga brister"], ["känner inte till"]),
            ("förenlighet: helt\n", ["helt förenlig", "Vi känner inte till några brister."], ["Allt är inte testat"]),
            (
                "förenlighet: helt\nej-testat: [Röststyrning]\n",
                ["helt förenlig", "Vi känner inte till några brister. Allt är inte testat", "Röststyrning"], []
            ),
            (
                "förenlighet: delvis\n", ["delvis förenlig", "anger inga brister"],
                ["känner inte till", "inte testat", "Kontakta"]
            ),
            (
                "förenlighet: delvis\nbrister: []\nej-testat: [Röststyrning]\n",
                ["delvis förenlig", "Vi känner inte till några brister. Allt är inte testat"], []
            ),
            ("förenlighet: inte\n", ["inte förenlig", "anger inga brister"], ["känner inte till"]),
            (
                "förenlighet: delvis\ngranskad: 2024-02-01\nkontakt: {e-post: a@exempel.example}\ntillsyn: Myndigheten\n",
                [
                    "granskades senast: 1 februari 2024", "Kontakta oss", "a@exempel.example",
                    "Myndigheten har ansvaret",
                ],
                ["ej angivet"]
            ),
        ] as [(String?, [String], [String])])
    func theStatementSaysWhatItSays(statement: String?, says: [String], saysNot: [String]) throws {
        let site = Self.site(statement.map { ["tillganglighet.yaml": $0] } ?? [:])
        #expect(!site.diagnostics.containsError)
        for path in ["tillganglighet/index.html", "rapport.html"] {
            let words = try Self.words(path, of: site)
            for sentence in says { #expect(words.contains(sentence), "\(path): \(sentence)") }
            for sentence in saysNot where path.hasPrefix("till") {
                #expect(!words.contains(sentence), "\(path): \(sentence)")
            }
        }
    }

    // MARK: Goals

    private static func goal(_ keys: String) -> [String: String] {
        ["mal/m.yaml": "nummer: 1\ntitel: Målet\n" + keys]
    }

    /// What the colours are follows from what they are.
    @Test(
        arguments: [
            (
                "resultat", "resultat: {nivå: ja}\n",
                ["Resultat per 31 december 2023", "Målens färger visar hur det gick."], ["i förväg", "uträknade"]
            ),
            ("resultat", "", ["Inte bedömt"], ["färger visar", "i förväg", "uträknade"]),
            (
                "resultat", "prognos: {nivå: ja}\n", ["Prognos per 31 december 2023", "i förväg"],
                ["visar hur det gick"]
            ),
            ("prognos", "resultat: {nivå: ja}\n", ["visar hur det gick"], ["i förväg"]),
            (
                "prognos",
                "prognos: {nivå: ja}\nindikatorer: [{id: a, titel: A, regel: minst, målvärde: 1, utfall: [{datum: 2023-06, värde: 1}]}]\n",
                ["i förväg", "Indikatorernas färger är uträknade"], []
            ),
            ("prognos", "indikatorer: [{id: a, titel: A, läge: utfall saknas}]\n", ["utan färg"], ["uträknade"]),
            ("plan", "", ["Plan för 2023", "Planen har 1 mål."], ["färger", "bedöm", "Bedöm", "Varför", "resultat"]),
            (
                "plan", "indikatorer: [{id: a, titel: A, regel: minst, målvärde: 1}]\n",
                ["Planen har 1 mål och 1 indikator."], ["färg", "bedöm", "Bedöm", "Varför"]
            ),
        ] as [(String, String, [String], [String])])
    func coloursAreExplainedByWhatTheyAre(kind: String, goal: String, says: [String], saysNot: [String]) throws {
        let words = try Self.words("index.html", of: Self.site(Self.goal(goal), kind: kind))
        for sentence in says { #expect(words.contains(sentence), "\(sentence)") }
        for sentence in saysNot { #expect(!words.contains(sentence), "\(sentence)") }
    }

    /// A forecast was not made on the day of the results.
    @Test func noDateIsLent() throws {
        let site = Self.site(Self.goal("resultat: {nivå: ja}\nprognos: {nivå: nej}\n"))
        let words = try Self.words("mal/1/index.html", of: site)
        #expect(words.contains("Resultat 31 december 2023"))
        #expect(words.contains("Prognos når inte målet"))
        let assignments = Self.site([
            "uppdrag.yaml": "uppdrag: [{id: a, titel: A, givare: G}, {id: b, titel: B, givare: G, status: ja}]\n"
        ])
        let rows = try Self.words("mal/index.html", of: assignments).components(separatedBy: "Inte bedömt")
        let rest = try #require(rows.last)
        #expect(rows.count > 1 && !rest.prefix(20).contains("31 december"))
        #expect(rest.contains("når målet 31 december 2023"))
    }

    @Test func noTimeStandsAroundNoDate() throws {
        let site = Self.site(
            Self.goal(
                "indikatorer: [{id: a, titel: A, regel: minst, målvärde: 1, utfall: [{värde: 1, not: X}, {datum: 2023-06, värde: 2}]}]\n"
            ))
        for path in site.files.keys where path.hasSuffix(".html") {
            let text = try site.text(path)
            for part in text.components(separatedBy: "<time").dropFirst() {
                let inside = part.components(separatedBy: "</time>")[0]
                #expect(inside.contains(/>[^<]*\d{4}/), "\(path): \(inside)")
            }
        }
        #expect(try Self.words("indikatorer/a/index.html", of: site).contains("Utan datum"))
    }

    /// The colour is explained, and no reason is made up.
    @Test func noReasonIsMadeUp() throws {
        let site = Self.site(
            Self.goal("resultat: {nivå: ja}\n").merging([
                "beviljade-projekt.yaml": "titel: Projekt\nfil: data/p.csv\nuppgiven-summa: 10\n",
                "data/p.csv": "Prioritering;Projekt;Belopp\n;Ett;5\n;;4\n",
                "strategi.yaml": """
                titel: Strategin
                inriktningar: [{id: a, titel: Ett}, {id: b, titel: Två}]

                """,
            ]) { $1 })
        #expect(!site.diagnostics.containsError)
        #expect(try Self.words("mal/1/index.html", of: site).contains("Målet har inga indikatorer."))
        for path in site.files.keys where path.hasSuffix(".html") {
            let words = try Self.words(path, of: site)
            for claim in [
                "bygger på det arbete", "säger inte varför", "gemensamt för alla", "hela prioriteringen",
                "Tre perspektiv",
                "–.", "bestämt i förväg", "nämnden",
            ] {
                #expect(!words.contains(claim), "\(path): \(claim)")
            }
        }
    }

    /// The start page: how much is not known, and the goals that were missed by their names, the worst first.
    @Test func theStartPageNamesWhatWasMissed() throws {
        let indicators = (1...4).map {
            "{id: i\($0), titel: I, regel: minst, målvärde: 2, \($0 == 1 ? "utfall: [{datum: 2023-12, värde: 1}]" : "läge: utfall saknas")}"
        }.joined(separator: ", ")
        let site = Self.site([
            "mal/1.yaml": "nummer: 1\ntitel: Bussarna går i tid\nresultat: {nivå: nej}\nindikatorer: [\(indicators)]\n",
            "mal/2.yaml": "nummer: 2\ntitel: Fler läser böcker\nresultat: {nivå: ja}\n",
        ])
        let words = try Self.words("index.html", of: site)
        #expect(words.contains("3 av 4 indikatorer har ingen färg (utfall saknas: 3)."))
        #expect(words.contains("Sammanlagt 2 mål."))
        let missed = try #require(words.components(separatedBy: "Mål som inte når den bästa nivån").dropFirst().first)
            .components(separatedBy: "Alla mål")[0]
        #expect(missed.contains("1 Bussarna går i tid") && !missed.contains("Fler läser"))
        let table = try Self.words("mal/index.html", of: site)
        #expect(table.contains("4 indikatorer. når inte målet : 1 ."))
    }

    /// An introduction under a council's goal, and a subgoal that is judged above it.
    @Test func saysWhereTheJudgementStands() throws {
        let below = Self.site(
            Self.goal("kommentar: En inledning.\ndelmål: [{nummer: \"1.1\", titel: Delmålet, resultat: {nivå: ja}}]\n"))
        #expect(!below.diagnostics.containsError)
        let introduction = try Self.words("mal/1/index.html", of: below)
        #expect(introduction.contains("Bedömningarna står vid delmålen.") && introduction.contains("En inledning."))
        #expect(!introduction.contains("Inte bedömt") && !introduction.contains("inga indikatorer"))
        #expect(introduction.contains("1.1 Delmålet"))
        let above = Self.site(
            Self.goal("resultat: {nivå: ja}\ndelmål: [{nummer: \"1.1\", titel: Delmålet}]\n"))
        let subgoal = try Self.words("mal/1.1/index.html", of: above)
        #expect(subgoal.contains("Bedömningen står vid regionmål 1.") && !subgoal.contains("Inte bedömt"))
        #expect(try Self.words("index.html", of: above).contains("Sammanlagt 1 mål."))
    }

    /// A level that the edition writes with a small letter begins no sentence so.
    @Test func sentencesBeginWithACapital() throws {
        let site = Self.site(
            Self.goal(
                "indikatorer: [{id: a, titel: A, regel: minst, målvärde: 2, utfall: [{datum: 2023-06, värde: 1}]}]\n"))
        let words = try Self.words("indikatorer/a/index.html", of: site)
        #expect(words.contains("Når inte målet gäller under 100 %."))
    }
}
