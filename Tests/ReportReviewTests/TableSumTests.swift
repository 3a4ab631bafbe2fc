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
        "Ort;Antal;Andel nöjda i procent\nA;10;80\nB;20;90\nTotalt;30;87",
        "Ort;Antal;Förändring\nA;10;5\nB;20;-3\nSumma;30;1",
        "Ort;Lön\nA;31000\nB;33000\nTotalt;32100", "Ort;Resor;Resor per invånare\nA;10;2\nB;20;4\nSumma;30;3",
        // Every way to write a figure or that there is none.
        "P;Kr\nA;−10\nB;–20\nC;-5\nSumma;-35", "P;Kr\nA;10\nB;–\nC;-\nSumma;10", "P;Kr\nA;10\nB;\nSumma;10",
        "P;Kr\nA;10\nB;..\nSumma;25", "P;Kr\nA;10*\nB;1 200 kr\nSumma;1 210", "P;Kr\nA;(10)\nB;5-\nSumma;-15",
        "P;Not;Tkr\nA;1;10\nB;2;20\nSumma;;30", "P;2022;2023\nA;1950;2010\nB;2050;1990\nSumma;4000;4000",
        // A result that no rows explain is a figure of its own.
        "Nyckeltal;Värde\nLikviditet;1,1\nÅrets resultat;547\nAntal bolag;5", "Ort;Antal\nA;10\nSamtliga anställda;55",
        // Tables as they stand in reports.
        "Kommun;Folkmängd 2022;Folkmängd 2023;Förändring\nBjurholm;2 400;2 390;-10\nDorotea;2 500;2 480;-20\nLänet totalt;4 900;4 870;-30",
        "Post;Budget;Utfall;Avvikelse\nIntäkter;;;\nBidrag;100;110;10\nAvgifter;50;40;-10\nSumma intäkter;150;150;0\nKostnader;;;\nLöner;-80;-85;-5\nHyra;-20;-20;0\nSumma kostnader;-100;-105;-5\nVerksamhetens resultat;50;45;-5",
        "Post;Kr\nIntäkter;500\nKostnader;-450\nAvskrivningar;-20\nVerksamhetens nettokostnader;30\nSkatteintäkter;100\nFinansnetto;-5\nÅrets resultat;125",
        "Post;Kr\nVerksamhetens intäkter;500\nVerksamhetens kostnader;-1450\nAvskrivningar;-20\nVerksamhetens nettokostnader;-970\nSkatteintäkter;800\nGenerella statsbidrag;200\nVerksamhetens resultat;30\nFinansiella intäkter;5\nFinansiella kostnader;-15\nResultat efter finansiella poster;20\nExtraordinära poster;0\nÅrets resultat;20",
        "Åldersgrupp;Kvinnor;Män;Totalt\n20–29;5;6;11\n30–39;10;12;22\n40–49;8;9;17\nSumma;23;27;50",
        "Mått;2022;2023\nAntal anställda;111;120\nvarav kvinnor;89;90\nvarav män;22;30\nTotalt antal årsarbetare;100;110",
        "Ort;Sjukfrånvaro\nA;4,5\nB;5,5\nTotalt;5,1",
        "Ort;Resor;Andel\nA;100;25 %\nB;300;75 %\nTotalt;400;100 %",
        "Ort;Andel (%)\nA;24,9\nB;75,2\nSumma;100",
        "Kategori;Antal;Procent\nA;1;33,3\nB;1;33,3\nC;1;33,3\nTotalt;3;100",
        "Verksamhet;Intäkt;Kostnad;Netto\nTrafik;10;30;-20\nKultur;5;8;-3\nTotalt;15;38;-23",
        "Energislag;MWh\nFjärrvärme;12,4\nEl;33,1\nDelsumma;45,5\nSolel;-3,1\nSumma;42,4",
        "År;Resor\n2021;1950\n2022;2040\n2023;2100\nTotalt;6090",
        "Nämnd;Budget;Utfall\nA;10;11\nB;20;19\nSumma nämnder;30;30\nFinansförvaltning;-30;-31\nSumma regionen;0;-1",
        "Projekt;Sökt;Beviljat\nX;100;50\nY;200;100\nSumma;300;150\nAndel beviljat;;50 %",
        "Kön;Antal\nKvinnor;60\nMän;40\nTotalt;100\nAndel kvinnor (%);60",
        "Medlem;Andel;Belopp\nA;10;5\nB;20;10\nSumma;30;15",
        "Grupp;Antal\nTotalt;100\nKvinnor;60\nMän;40\nUnder 30 år;20\n30–49 år;50\n50 år eller äldre;30",
        "Grupp;Antal\nKvinnor;60\nMän;40\nTotalt;100\nUnder 30 år;20\n30–49 år;50\n50 år eller äldre;30\nTotalt;100",
        "Skuld;Kr\nLån A;100\nLån B;200\nSumma lån;300\nvarav kortfristig del;50\nÖvrigt;20\nSumma skulder;320",
        "Kvartal;Kr\nKvartal 1;10\nKvartal 2;20\nKvartal 3;30\nKvartal 4;40\nHelår;100",
        "Post;2023\nIngående balans;100\nÅrets resultat;20\nUtgående balans;120",
        "Bolag;Ägarandel;Resultat\nA;60;1,5\nB;40;-0,5\nTotalt;;1,0",
        "Post;Kr\nSumma anslag;500\nvarav drift;300\nvarav investering;200",
        "Kommun;Antal\nUmeå;130 224\nSkellefteå;72 723\nÖvriga;70 000\nHela länet;272 947",
        "Mätning;Antal svar;Nöjd\nVår;54;3,9\nHöst;64;4,1\nTotalt;118;4,0",
        "Typ;Antal;Belopp (tkr)\nA;3;1 200,5\nB;2;800,25\nSumma;5;2 000,75",
        "Typ;Kvinnor;Män\nDeltid;10;5\nHeltid;50;45\nSumma;60;50\nMedelålder;45;44",
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
        (
            "P;2022;2023\nA;100;110\nB;200;210\nVerksamhetens nettokostnader;300;230",
            ["varning Verksamhetens nettokostnader, 2023"]
        ),
        ("Ort;Antal\nTotalt;3000\nA;1000\nB;200", ["varning Totalt, Antal"]),
        ("P;Kr\nA;−100\nB;–200\nSumma;300", ["varning Summa, Kr"]),
        // In bold, and with a note.
        ("P;Kr\nA;100\nB;200*\n**Summa**;**500**", ["varning **Summa**, Kr"]),
        // Off by what rounding explains, and by a little more.
        ("P;Tkr\nA;101\nB;102\nC;103\nSumma;308", ["notering Summa, Tkr"]),
        ("P;Tkr\nA;101\nB;102\nC;103\nSumma;309", ["varning Summa, Tkr"]),
        ("P;Mnkr\nA;1,1\nB;2,2\nSumma;3,4", ["notering Summa, Mnkr"]),
        ("P;Mnkr\nA;1,1\nB;2,2\nSumma;3,6", ["varning Summa, Mnkr"]),
        // What an empty cell stands for nobody knows.
        ("P;Kr\nA;100\nB;\nSumma;250", ["notering Summa, Kr"]),
        ("P;Kr\nA;100\nB;–\nSumma;250", ["varning Summa, Kr"]),
        (
            "Post;Kr\nVerksamhetens intäkter;500\nVerksamhetens kostnader;-1450\nAvskrivningar;-20\nVerksamhetens nettokostnader;-870",
            ["varning Verksamhetens nettokostnader, Kr"]
        ),
        ("Post;Kr\nIntäkter;500\nKostnader;-450\nÅrets resultat;60", ["varning Årets resultat, Kr"]),
        ("Typ;Antal\nTotalt;110\nA;60\nB;40", ["varning Totalt, Antal"]),
        ("Ort;Andel (%)\nA;24,9\nB;75,2\nSumma;110", ["varning Summa, Andel (%)"]),
        ("Post;Tkr\nA;12\nB;-5\nC;8\nTOTALSUMMA;51", ["varning TOTALSUMMA, Tkr"]),
    ])
    func saysWhatDoesNotAddUp(_ rows: String, _ expected: [String]) { #expect(Self.said(rows) == expected) }

    @Test func readsTablesInMarkdownAndFiles() {
        let markdown = "| Post | Kr |\n| --- | --- |\n| A | −10 |\n| B | –20 |\n| **Summa** | **−50** |\n"
        let files = ProseEdition.chapter(markdown).merging(["data/fel.csv": "Ort;Antal\nA;10\nB;20\nSumma;50\nC;1\n"]) {
            $1
        }
        let found = ProseEdition.review(ProseEdition.tree(files)).filter { $0.id == "tabellsumma-stämmer-inte" }
        #expect(found.map(\.severity) == [.warning, .warning])
        #expect(
            found.contains {
                $0.message.contains("säger 50 i kolumnen ”Antal”") && $0.message.contains("tillsammans 30")
            })
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
