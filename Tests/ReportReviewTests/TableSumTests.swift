import Diagnostics
import ReportLoading
import ReportModel
import Testing

@testable import ReportReview

/// Sums in tables: what adds up is left in peace, what does not is said, with both figures.
@Suite struct TableSumTests {
    /// What is said of a table, each with its severity and the row's name: `varning Summa kostnader`.
    private static func said(_ rows: String) -> [String] {
        let text = "```tabell\ntitel: Prov\n---\n\(rows)\n```"
        return ProseEdition.review(ProseEdition.tree(ProseEdition.chapter(text)))
            .filter { $0.id == "tabellsumma-stämmer-inte" }
            .map { found in
                let label = found.message.split(separator: "”").dropFirst().first ?? ""
                let column = found.message.split(separator: "”").dropFirst(3).first ?? ""
                return "\(found.severity == .warning ? "varning" : "notering") \(label), \(column)"
            }
    }

    @Test(arguments: [
        // A sum that is last, and one that is not.
        "Ort;Antal\nA;10\nB;20\nSumma;30", "Ort;Antal\nA;10\nB;20\nTotalt;30\nC;99",
        // Sections with a sum each, and the whole of them.
        "P;Kr\nA;10\nB;20\nSumma intäkter;30\nC;-5\nD;-7\nSumma kostnader;-12\nTotalt;18",
        "P;Kr\nTILLGÅNGAR;\nA;10\nB;20\nSumma anläggningstillgångar;30\nC;5\nSumma omsättningstillgångar;5\nSUMMA TILLGÅNGAR;35",
        "P;Kr\nA;10\nB;20\nDelsumma;30\nC;5\nTotalsumma;35",
        // Costs without a minus, and a result.
        "P;Kr\nA;10\nB;20\nSumma intäkter;30\nC;5\nD;7\nSumma kostnader;12\nÅrets resultat;18",
        // The whole above its parts.
        "Ort;Antal\nTotalt;30\nA;10\nB;20", "Ort;Antal\nHela länet;30\nA;10\nB;20",
        // Parts of a row, below it.
        "Ort;Antal\nA;10\nvarav kvinnor;6\nB;20\nSumma;30", "Ort;Antal\nA;10\n- kvinnor;6\n- män;4\nB;20\nSumma;30",
        // A sum without a name of its own among the parts.
        "P;2022;2023\nLöner;10;12\nAvgifter;3;4\nPersonalkostnader;13;16\nHyra;7;8\nSumma;20;24",
        // What is no sum: means, shares, years, codes, ranks.
        "Ort;Medelålder;År;Postnummer\nA;41,5;2001;90101\nB;43,1;2002;90102\nTotalt;42,2;2003;90103",
        "Ort;Antal;Andel nöjda i procent\nA;10;80\nB;20;90\nTotalt;30;87", "Ort;Antal;Förändring\nA;10;5\nB;20;-3\nSumma;30;1",
        "Ort;Lön\nA;31000\nB;33000\nTotalt;32100", "Ort;Resor;Resor per invånare\nA;10;2\nB;20;4\nSumma;30;3",
        // Every way to write a figure or that there is none.
        "P;Kr\nA;−10\nB;–20\nC;-5\nSumma;-35", "P;Kr\nA;10\nB;–\nC;-\nSumma;10", "P;Kr\nA;10\nB;\nSumma;10",
        "P;Kr\nA;10\nB;..\nSumma;25", "P;Kr\nA;10*\nB;1 200 kr\nSumma;1 210", "P;Kr\nA;(10)\nB;5-\nSumma;-15",
        "P;Not;Tkr\nA;1;10\nB;2;20\nSumma;;30", "P;2022;2023\nA;1950;2010\nB;2050;1990\nSumma;4000;4000",
        // A result that no rows explain is a figure of its own.
        "Nyckeltal;Värde\nLikviditet;1,1\nÅrets resultat;547\nAntal bolag;5", "Ort;Antal\nA;10\nSamtliga anställda;55",
    ])
    func saysNothingOfWhatAddsUp(_ rows: String) { #expect(Self.said(rows) == []) }

    @Test(arguments: [
        ("Ort;Antal\nA;10\nB;20\nSumma;50", ["varning Summa, Antal"]),
        ("Ort;Antal\nA;10\nB;20\nTotalt;50\nC;99", ["varning Totalt, Antal"]),
        (
            "P;Kr\nA;100\nB;200\nSumma intäkter;300\nC;-50\nD;-70\nSumma kostnader;-102\nTotalt;180",
            ["varning Summa kostnader, Kr"]
        ),
        ("P;Kr\nA;100\nB;200\nSumma tillgångar;330\nC;50\nSUMMA TILLGÅNGAR;380", ["varning Summa tillgångar, Kr"]),
        ("P;Kr\nA;100\nB;200\nDelsumma;300\nC;50\nTotalsumma;530", ["varning Totalsumma, Kr"]),
        ("P;2022;2023\nA;100;110\nB;200;210\nVerksamhetens nettokostnader;300;230", ["varning Verksamhetens nettokostnader, 2023"]),
        ("Ort;Antal\nTotalt;3000\nA;1000\nB;200", ["varning Totalt, Antal"]),
        ("P;Kr\nA;−100\nB;–200\nSumma;300", ["varning Summa, Kr"]),
        // Off by what rounding explains, and by a little more.
        ("P;Tkr\nA;101\nB;102\nC;103\nSumma;308", ["notering Summa, Tkr"]),
        ("P;Tkr\nA;101\nB;102\nC;103\nSumma;309", ["varning Summa, Tkr"]),
        ("P;Mnkr\nA;1,1\nB;2,2\nSumma;3,4", ["notering Summa, Mnkr"]), ("P;Mnkr\nA;1,1\nB;2,2\nSumma;3,6", ["varning Summa, Mnkr"]),
        // What an empty cell stands for nobody knows.
        ("P;Kr\nA;100\nB;\nSumma;250", ["notering Summa, Kr"]),
        ("P;Kr\nA;100\nB;–\nSumma;250", ["varning Summa, Kr"]),
    ])
    func saysWhatDoesNotAddUp(_ rows: String, _ expected: [String]) { #expect(Self.said(rows) == expected) }

    @Test func readsTablesInMarkdownAndFiles() {
        let markdown = "| Post | Kr |\n| --- | --- |\n| A | −10 |\n| B | –20 |\n| **Summa** | **−50** |\n"
        let files = ProseEdition.chapter(markdown).merging(["data/fel.csv": "Ort;Antal\nA;10\nB;20\nSumma;50\nC;1\n"]) { $1 }
        let found = ProseEdition.review(ProseEdition.tree(files)).filter { $0.id == "tabellsumma-stämmer-inte" }
        #expect(found.map(\.severity) == [.warning, .warning])
        #expect(found.contains { $0.message.contains("säger 50 i kolumnen ”Antal”") && $0.message.contains("tillsammans 30") })
        #expect(found.contains { $0.message.contains("säger −50") && $0.message.contains("tillsammans −30") })
    }

    // MARK: The annual report of 2018

    /// Statements as they were printed; each with what really differs in them.
    @Test(arguments: [
        (
            """
            Post;Utfall;Budget;Avvikelse
            Medlemsavgifter/Anslag;242 293;242 264;29
            Summa intäkter;242 293;242 264;29
            Politiska organisationen;-5 298;-4 842;-455
            Region Västerbottens kansli;-47 660;-46 172;-1 489
            Kollektivtrafikmyndigheten;0;0;0
            Västerbottensturism, verksamhet;-2 045;-2 295;250
            Seminarier och kurser;-6;0;-6
            MediaCenter och Infomix;601;0;601
            Vidarefakturering;0;0;0
            Bidrag och medlemsavgifter;-4 274;-4 217;-57
            Projektmedel och bolagsanslag;-10 270;-11 175;905
            Kulturrelaterat;-91 931;-91 575;-356
            Kultur statsbidrag;-70 216;-70 216;0
            Länsbiblioteket;-7 310;-7 607;297
            Film i Västerbotten;-3 755;-3 819;64
            Utbildningsrelaterat;-43;-250;207
            Primärkommunalt, relaterat;-85;-95;10
            Summa kostnader;-242 290;-242 263;-27
            Totalt;3;1;2
            """, ["notering Summa kostnader, Utfall", "notering Summa kostnader, Avvikelse"]
        ),
        (
            """
            Post;Not;2018-12-31;2017-12-31
            TILLGÅNGAR;;;
            Anläggningstillgångar;;;
            Materiella anläggningstillgångar;;;
            Inventarier och tekniska anläggningar;8;0;91
            Finansiella anläggningstillgångar;;;
            Aktier, andelar, värdepapper;9;2 052;2 509
            Summa anläggningstillgångar;;2 052;2 600
            Omsättningstillgångar;;;
            Kortfristiga fordringar;10;12 861;37 679
            Kortfristiga placeringar;;637;43 833
            Kassa och Bank;;50 283;12 086
            Summa omsättningstillgångar;;63 781;93 597
            SUMMA TILLGÅNGAR;;65 833;96 197
            EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER;;;
            Eget kapital;12;;
            Årets resultat;;3;547
            Resultatutjämningsreserv;;298;298
            Balanserad vinst och förlust;;3 178;2 631
            Summa;;3 479;3 476
            Avsättningar;13;;
            Pensionsavsättning;;12 518;9 685
            Resterande pensionsförpliktelse;;13 507;13 442
            SKL Pensionsstiftelse;;-13 507;-13 442
            Skulder;;;
            Kortfristiga skulder;11;49 836;83 036
            Summa avsättningar och skulder;;62 354;92 721
            SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER;;65 833;96 197
            """, ["notering Summa omsättningstillgångar, 2017-12-31"]
        ),
        (
            """
            Post;2018;2017
            Den löpande verksamheten;;
            Årets resultat;173;4 447
            Avskrivningar;7 525;11 615
            Förändring obeskattad reserv;56;152
            Pensionsavsättningar;3 055;2 004
            Övriga justeringar;646;-717
            Kassaflöde före förändring av rörelsekapital;11 455;17 502
            Förändring av rörelseförråd;8;50
            Förändring av rörelsefordringar;-116 022;-15 324
            Förändring av rörelseskulder;126 769;4 485
            Skattekostnad;-170;187
            Kassaflöde från den löpande verksamheten;22 040;6 900
            Investeringsverksamhet;;
            Förvärv av materiella anläggningstillgångar;-35 402;-29 865
            Avyttrande av materiella anläggningstillgångar;27 411;23 478
            Förvärv av immateriella anläggningstillgångar;-444;-24
            Förvärv av finansiella anläggningstillgångar;-8;0
            Kassaflöde från investeringsverksamheten;-8 443;-6 411
            Finansieringsverksamhet;;
            Amortering;-2 389;-5 000
            Övrig finansiering;80;559
            Kassaflöde från finansieringsverksamheten;-2 309;-4 441
            Ökning/Minskning av likvida medel;11 290;-3 951
            Likvida medel vid årets början;125 448;129 397
            Likvida medel vid periodens slut;136 738;125 448
            """,
            [
                "notering Kassaflöde före förändring av rörelsekapital, 2017",
                "notering Ökning/Minskning av likvida medel, 2018", "notering Ökning/Minskning av likvida medel, 2017",
                "varning Likvida medel vid periodens slut, 2017",
            ]
        ),
        (
            """
            Post;2018;2017
            Länsstyrelsen;3 465;3 987
            Staten, Kulturrådet;74 657;70 304
            Summa;78 122;74 291
            Staten, övriga;866;942
            Summa;866;942
            Uppdragsersättning mm;4 796;5 215
            Övriga intäkter;4 590;4 737
            Summa;9 386;9 952
            Summa Intäkter, basverksamheten;88 375;85 185
            """, ["notering Summa Intäkter, basverksamheten, 2018"]
        ),
        (
            """
            Post;2018;2017
            Lönekostnader;-31 715;-32 734
            Sociala avgifter;-11 002;-10 994
            Pensionskostnader;-5 448;-3 508
            Personalrelaterade kostnader;-48 165;-47 235
            Ägaranslag;-59 938;-58 145
            Externa bidrag;-110 229;-108 640
            Främmande tjänster;-10 003;-10 233
            Övriga verksamhetskostnader;-35 334;-31 927
            Summa kostnader, basverksamheten;-263 669;-256 181
            """,
            ["notering Personalrelaterade kostnader, 2017", "notering Summa kostnader, basverksamheten, 2017"]
        ),
        (
            """
            Post;Moderbolag 2018;Moderbolag 2017;Koncern 2018;Koncern 2017
            Uminova Innovation AB;19;19;19;19
            Norrbotniabanan AB;200;200;0;0
            ALMI Företagspartner Nord AB;24,5;490;0;0
            AC-Net Internservice AB;800;800;0;0
            Transitio AB;1 000;1 000;1 000;1 000
            Umeå Biotech Incubator AB;8;0;8;0
            Övriga;0;0;639;639
            Summa;2 052;2 509;1 667;1 658
            """, ["notering Summa, Moderbolag 2018", "notering Summa, Koncern 2018"]
        ),
        (
            """
            Post;2018;2017;Koncern 2018;Koncern 2017
            Ingående anskaffningsvärde;4 540;4 540;112 009;108 322
            Årets nyanskaffningar;0;0;35 846;29 889
            Årets avyttringar och utrangeringar;0;0;-30 263;-26 202
            Utgående anskaffningsvärde;4 540;4 540;117 592;112 009
            Ingående ackumulerade avskrivningar;-4 449;-4 311;-78 178;-69 817
            Årets avskrivningar;-91;-139;-7 525;-11 615
            Årets avyttringar och utrangeringar;0;0;2 855;3 254
            Utgående avskrivningar;-4 540;-4 449;-82 848;-78 178
            Summa redovisat värde;0;91;34 744;33 831
            Varav avskrivningar, basverksamheten;-89;-124;;
            Varav avskrivningar, projekt;-2;-15;;
            """, ["notering Utgående avskrivningar, 2017"]
        ),
    ])
    func findsWhatReallyDiffers(_ rows: String, _ expected: [String]) { #expect(Self.said(rows) == expected) }
}
