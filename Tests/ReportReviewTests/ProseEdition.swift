import Diagnostics
import ReportAssessment
import ReportLoading

@testable import ReportReview

/// The invented edition that the labelled sentences speak of.
enum ProseEdition {
    static let files: [String: String] = [
        "rapport.yaml": """
        titel: Resultat Prov 2023
        år: 2023
        organisation: Region Prov
        uppföljning: {datum: 2023-12-31, typ: resultat}
        """,
        "skalor.yaml": """
        mål:
          nivåer:
            - {id: helt, etikett: Uppfylls helt, färg: grön, symbol: bock}
            - {id: delvis, etikett: Uppfylls delvis, färg: gul, symbol: våg}
            - {id: inte, etikett: Uppfylls inte, färg: röd, symbol: kryss}
        indikator:
          nivåer:
            - {id: helt, etikett: Målvärdet uppfylls helt, färg: grön, symbol: bock, från: 100}
            - {id: delvis, etikett: Målvärdet uppfylls delvis, färg: gul, symbol: våg, från: 80}
            - {id: inte, etikett: Målvärdet uppfylls inte, färg: röd, symbol: kryss}
        uppdrag:
          nivåer:
            - {id: enligt-plan, etikett: Pågår enligt plan, färg: grön, symbol: bock}
            - {id: avvikelse, etikett: Pågår med avvikelse, färg: gul, symbol: våg}
        """,
        "strategi.yaml": """
        titel: Strategi för Prov
        inriktningar:
          - {id: hela-regionen, titel: Hela regionen}
          - {id: lika-villkor, titel: Lika villkor}
          - {id: omstallning, titel: Omställning}
        antal-delprioriteringar: 10
        prioriteringar:
          - {nummer: 1, titel: En lärande region}
          - {nummer: 2, titel: En region som hänger ihop}
          - {nummer: 3, titel: En region att må bra i}
          - {nummer: 4, titel: En region för alla}
        """,
        "mal/mal-1.yaml": """
        nummer: 1
        titel: Det är lätt att resa
        delmål:
          - nummer: "1.1"
            titel: Bussarna går i tid
            resultat: {nivå: helt}
            kommentar: Bussarna gick.
            indikatorer:
              - id: andel-bussturer-i-tid
                titel: Andel bussturer som går i tid
                enhet: procent
                regel: minst
                målvärde: 90
                utfall: [{datum: 2023-12-31, värde: 90}]
                tidigare: [{år: 2018, värde: 84}, {år: 2019, värde: "85,5"}, {år: 2020, värde: 91}, {år: 2021, värde: "88,4"}, {år: 2022, värde: 87}]
              - id: salda-pendlarkort
                titel: Sålda pendlarkort
                enhet: antal
                regel: minst
                målvärde: 2500
                utfall: [{datum: 2023-12-31, värde: 1999}]
                tidigare: [{år: 2021, värde: 2650}, {år: 2022, värde: 2380}]
          - nummer: "1.2"
            titel: Resan går fort
            resultat: {nivå: helt}
            kommentar: Resan gick.
            indikatorer:
              - id: restid-provstad-lillby
                titel: Restid med buss mellan Provstad och Lillby
                enhet: minuter
                regel: högst
                målvärde: 35
                utfall: [{datum: 2023-12-31, värde: 32}]
                tidigare: [{år: 2021, värde: 38}, {år: 2022, värde: 36}]
        """,
        "mal/mal-2.yaml": """
        nummer: 2
        titel: Invånarna är nöjda
        delmål:
          - nummer: "2.1"
            titel: Resenärerna är nöjda
            resultat: {nivå: helt}
            kommentar: De är nöjda.
            indikatorer:
              - id: nojda-resenarer
                titel: Andel resenärer som är nöjda med sin senaste resa
                enhet: procent
                regel: minst
                målvärde: 75
                utfall: [{datum: 2023-11, värde: "81,5"}]
                tidigare: [{år: 2022, värde: 79}]
          - nummer: "2.2"
            titel: Biblioteken är levande
            resultat: {nivå: delvis}
            kommentar: De lever.
            indikatorer:
              - id: besok-pa-bibliotek
                titel: Besök på bibliotek per invånare
                enhet: besök
                regel: minst
                målvärde: 5
                utfall: [{datum: 2023-12-31, värde: "4,2"}]
                tidigare: [{år: 2021, värde: "3,1"}, {år: 2022, värde: "4,2"}]
        """,
        "mal/mal-3.yaml": """
        nummer: 3
        titel: Vi är en bra arbetsgivare
        delmål:
          - nummer: "3.1"
            titel: Fler är friska
            resultat: {nivå: delvis}
            kommentar: Några är friska.
            indikatorer:
              - id: sjukfranvaro
                titel: Sjukfrånvaro i procent av arbetstiden
                enhet: procent
                regel: högst
                målvärde: 5
                utfall: [{datum: 2023-12-31, värde: "6,1"}]
                tidigare: [{år: 2022, värde: "5,4"}]
          - nummer: "3.2"
            titel: Alla trivs
            resultat: {nivå: inte}
            kommentar: Alla trivs inte.
        """,
        "beviljade-projekt.yaml": """
        titel: Beviljade projekt
        uppgiven-summa: 6650500
        fil: data/projekt.csv
        """,
        "data/projekt.csv": "Prioritering;Projekt;Belopp\n1;Bussar;1250000\n2;Böcker;2400500\n3;Badhus;3000000\n",
    ]

    /// The edition with files laid over it.
    static func tree(_ more: [String: String] = [:]) -> SourceTree {
        let files = self.files.merging(more) { $1 }
        return SourceTree(name: "prov", prefix: "Content/prov/", files: files.mapValues { Array($0.utf8) })
    }

    /// A chapter of its own with a text.
    static func chapter(_ text: String) -> [String: String] {
        ["kapitel/1-bussar.md": "---\ntitel: Bussar\nnummer: 1\nkontakter: []\n---\n\n## Avsnitt\n\n\(text)\n"]
    }

    /// What reviewing an edition says, with what loading and assessing it said.
    static func review(_ tree: SourceTree, tools: ReviewTools = ReviewTools(), earlier: [SourceTree] = [])
        -> [Diagnostic]
    {
        let (report, loading) = ReportLoader.load(tree)
        guard let report else { return loading }
        let assessment = Assessor.assess(report)
        let found = loading + assessment.diagnostics
        let reports = earlier.compactMap { ReportLoader.load($0).report }.map { Assessor.assess($0).report }
        let review = Reviewer.review(assessment.report, tree: tree, found: found, earlier: reports, tools: tools)
        return (found + review).inOrder()
    }
}

extension ProseEdition {
    static func prose(_ tree: SourceTree) -> Prose? { ReportLoader.load(tree).report.map { Prose($0, tree: tree) } }
}
