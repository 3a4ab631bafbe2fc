import ReportModel

/// `mal/*.yaml`: goals, indicators and their figures.
extension Shape {
    static let regionalGoal = Shape(
        "regionmålet", goalKeys(number: "4") + [.may("delmål", .groups(subgoal), "Nämndens mål under regionmålet.")])

    static let subgoal = Shape("delmålet", goalKeys(number: "\"4.1\""))

    private static func goalKeys(number: String) -> [Key] {
        [
            .must("nummer", .text, "Målets nummer och adress.", number),
            .must("titel", .text, "Målets text."),
            .may("prognos", .group(judgement("prognosen")), "Bedömningen i förväg."),
            .may("resultat", .group(judgement("resultatet")), "Hur det blev. Visas före prognosen."),
            .may("historik", .groups(history), "Tidigare bedömningar: ett års, eller en dags."),
            .may("kommentar", .markdown, "Varför det gick som det gick. Markdown."),
            .may(
                "orsak", .text, "Varför målet inte nås, i en mening. Den står i Det viktigaste.",
                "Trafiken blev dyrare än väntat."),
            .may("motivering", .text, "Varför färgen skiljer sig från indikatorernas."),
            .may("prioriteringar", .wholes, "Numren på prioriteringarna som målet hör till.", "[3]"),
            .may(
                "bedöms", .words(Answer.self),
                "Om målet räknas som ett mål att bedöma. Behövs bara där bedömningarna inte visar det: nej för en grupp av indikatorer, ja för ett regionmål som väntar på sin bedömning.",
                "nej"),
            .source,
            .may("indikatorer", .groups(indicator), "Det som mäts."),
        ]
    }

    private static func judgement(_ subject: String) -> Shape {
        Shape(
            subject,
            [
                .must("nivå", .text, "En nivå för mål i skalor.yaml.", "helt"),
                .may("datum", .date, "Dagen som bedömningen gäller.", "2023-12-31"),
            ])
    }

    private static let history = Shape(
        "historiken",
        [
            .may("år", .whole, "Året som bedömningen gäller. Ange år eller datum.", "2022"),
            .may("datum", .date, "Dagen eller månaden, om bedömningen inte gäller ett helt år.", "2022-08-31"),
            .must("nivå", .text, "En nivå för mål i skalor.yaml.", "delvis"),
            .may(
                "typ", .words(HistoricKind.self), "Om det var en prognos; annars ett resultat.", "prognos"),
        ])

    // MARK: Indicators

    static let indicator = Shape(
        "indikatorn",
        [
            .must("id", .id, "Indikatorns adress. Ändras aldrig.", "turer-i-tid"),
            .must("titel", .text, "Vad som mäts.", "Andel bussturer som går i tid"),
            .may("förklaring", .text, "Hur det mäts."),
            .may("följs-upp", .text, "När det mäts, i ord.", "varje tertial"),
        ] + stateKeys + [
            .source, .may("mått", .groups(measure), "Flera mått i en indikator, i stället för målvärde och utfall."),
        ] + figureKeys)

    private static let measure = Shape(
        "måttet",
        [
            .must("id", .id, "Måttets korta namn.", "kvinnor"),
            .must("titel", .text, "Vad som mäts.", "Andel kvinnor"),
        ] + stateKeys + [.source] + figureKeys)

    private static let stateKeys: [Key] = [
        .may(
            "läge", .words(DeclaredState.self), "Varför en siffra saknas. Indikatorn blir grå med de orden.",
            "utfall saknas"),
        .may("lägesord", .text, "Egna ord om varför siffran saknas."),
    ]

    private static let figureKeys: [Key] = [
        .may("enhet", .text, "Enheten efter siffran.", "procent"),
        .may("regel", .choice(RuleWord.all), "Hur utfallet jämförs med målvärdet.", "minst"),
        .may("målvärde", .groupOrValue(target), "Det som ska nås.", "90"),
        .may(
            "baslinje", .groupOrValue(baseline), "Utgångsvärdet för reglerna förändring och behåll.",
            "{värde: 5, år: 2020}"),
        .may("förändring", .text, "Hur mycket utfallet ska ändras från baslinjen.", "-15 procent"),
        .may("skala", .group(steps), "Stegen för regeln skala."),
        .may("utfall", .groups(outcome("utfallet")), "Det som mättes i år."),
        .may("räknas", .words(Aggregation.self), "Vilket av flera utfall som gäller; annars det senaste.", "medel"),
        .may("tidigare", .groups(outcome("det tidigare utfallet")), "Tidigare utfall, med år eller datum."),
    ]

    /// The figures' own keys, which an indicator with several measures must not have itself.
    static let figureNames = figureKeys.map(\.name)

    static let target = Shape(
        "målvärdet",
        [
            .may("värde", .numberOrAnswer, "Det som ska nås. Ange värde eller ord.", "75"),
            .may("ord", .text, "Målet i ord, när källan inte anger någon siffra.", "högre än rikets"),
            .may("år", .whole, "Året då det ska vara nått, om det inte är rapportens.", "2025"), .source,
        ])

    static let baseline = Shape(
        "baslinjen",
        [
            .may("värde", .number, "Utgångsvärdet.", "5"), .may("år", .whole, "Året som det mättes.", "2020"), .source,
        ])

    private static let steps = Shape(
        "skalan",
        [
            .must("lägst", .number, "Det lägsta steget.", "0"), .must("högst", .number, "Det högsta steget.", "3"),
            .may("steg", .wordsByNumber, "Vad stegen betyder.", "{0: Ej påbörjat, 3: Klart}"),
        ])

    private static func outcome(_ subject: String) -> Shape {
        Shape(
            subject,
            [
                .may("år", .whole, "Året, om dagen inte är känd.", "2022"),
                .may("datum", .date, "Dagen för mätningen.", "2023-12-31"),
                .may(
                    "värde", .numberOrAnswer, "Talet, eller ja eller nej. Ange precis ett av värde, andel och ord.",
                    "91"),
                .may("andel", .number, "Andelen av målet i procent, när källan inte anger annat.", "\"87,87\""),
                .may("ord", .text, "Källans ord, när den inte anger någon siffra.", "i nivå med målet"),
                .may("nivå", .text, "En nivå för indikatorer i skalor.yaml. Bara tillsammans med ord.", "helt"),
                .may("not", .text, "En kort anmärkning."), .source,
            ])
    }
}
