import ReportModel

/// `rapport.yaml`, `skalor.yaml` and `strategi.yaml`: the frame of an edition.
extension Shape {
    static let edition = Shape(
        "rapporten",
        [
            .must("titel", .text, "Rapportens titel.", "Resultat Västerbotten 2023"),
            .may("undertitel", .text, "En rad under titeln."),
            .must("år", .whole, "Året som rapporten gäller.", "2023"),
            .may(
                "slag", .words(ReportKind.self),
                "Vad dokumentet är. Slaget avgör vilka sidor, kolumner och ord rapporten har; utan det gäller typ: under uppföljning.",
                "plan"),
            .may("språk", .text, "Språkets kod; svenska om inget anges.", "sv"),
            .must("organisation", .text, "Organisationen som rapporten handlar om.", "Region Västerbotten"),
            .may("utgivare", .text, "Enheten som ger ut rapporten."),
            .may("beslut", .group(decision), "Vem som har beslutat om rapporten, och när."),
            .may("version", .text, "Utgåvans nummer.", "\"1.0\""),
            .may(
                "läge", .words(Edition.State.self),
                "Ett utkast märks UTKAST på varje sida. Skriv beslutad när rapporten är beslutad.", "utkast"),
            .may("uppföljning", .group(followUp), "Vad målens färger står för, och per vilken dag."),
            .may("märkning", .text, "Ett band överst på varje sida, till exempel en varning."),
            .may("beskrivning", .text, "Två eller tre meningar om rapporten."),
            .may("rättelser", .groups(correction), "Vad som har rättats efter publiceringen, den äldsta först."),
            .may("versioner", .groups(version), "Versionerna som har publicerats, den äldsta först."),
            .may(
                "adress", .text, "Adressen som läsaren når årgången på. Börjar med https:// och slutar med snedstreck.",
                "https://www.example.se/resultat/2023/"),
            .may("omdirigeringar", .groups(redirect), "Gamla adresser som ska leda till nya."),
            .may("källor", .groups(sourceDocument), "Dokumenten som siffrorna kommer från."),
            .may(
                "aktuell", .words(Edition.Answer.self),
                "Om adressen aktuell/ ska leda till den här årgången, fast en senare av samma slag är publicerad.", "ja"
            ).unseen("det avgör vart adressen aktuell/ leder"),
            .may("delar", .group(sharing), "Filer som hämtas från en annan årgång i stället för att kopieras."),
            .may("publicering", .groups(publishingPlace), "Platser som rapporten publiceras på, med namn."),
        ])

    private static let sharing = Shape(
        "delningen",
        [
            .must("från", .text, "Årgångens mapp.", "2023").unseen("filerna därifrån visas"),
            .must(
                "filer", .texts,
                "Filer och mappar att hämta. En egen fil med samma namn säger vad som skiljer sig.",
                "[skalor.yaml, strategi.yaml, mal/]"
            ).unseen("filerna själva visas"),
        ])

    private static let decision = Shape(
        "beslutet",
        [
            .may("organ", .text, "Nämnden eller styrelsen som beslutade."),
            .may("datum", .date, "Dagen för beslutet.", "2024-03-14"),
            .may("diarienummer", .text, "Ärendets nummer.", "RUN 2024-0123"),
        ])

    private static let followUp = Shape(
        "uppföljningen",
        [
            .may("datum", .date, "Dagen som bedömningarna gäller.", "2023-12-31"),
            .may(
                "typ", .words(FollowUpKind.self), "En prognos är en bedömning i förväg; en plan har inga färger ännu.",
                "resultat"),
        ])

    private static let correction = Shape(
        "rättelsen",
        [
            .must("datum", .date, "Dagen då felet rättades.", "2024-04-02"),
            .must("plats", .texts, "Var felet stod: en adress som i en länk, eller ord.", "mål:1.2"),
            .must("ändring", .text, "Vad som ändrades.", "Siffran är 12, inte 21."),
        ])

    private static let version = Shape(
        "versionen",
        [
            .must("version", .text, "Versionens nummer.", "\"1.1\""),
            .must("datum", .date, "Dagen då den publicerades.", "2024-04-02"),
            .may("vad", .text, "Vad som är nytt i den.", "Väntetiden vid byte är rättad."),
        ])

    private static let redirect = Shape(
        "omdirigeringen",
        [
            .must("från", .text, "Den gamla adressen, efter årgångens egen.", "kapitel/gammalt-namn/"),
            .must("till", .text, "Den nya adressen, en adress som i en länk eller en webbadress.", "kapitel:nytt-namn"),
        ])

    private static let sourceDocument = Shape(
        "källan",
        [
            .must("id", .id, "Ett kort namn.", "arsredovisning").unseen("dokumentets titel visas"),
            .must("titel", .text, "Dokumentets titel.", "Årsredovisning 2023"),
            .may("utgivare", .text, "Vem som gav ut det."),
        ])

    private static let publishingPlace = Shape(
        "platsen",
        [
            .must("namn", .id, "Namnet som du skriver när du publicerar.", "webben").unseen(
                "det är för den som publicerar"),
            .must("plats", .text, "En mapp, eller en mapp på en server.", "\"webb@www.example.se:/srv/www/resultat\"")
                .unseen("det är för den som publicerar"),
        ])

    // MARK: skalor.yaml

    static let scales = Shape(
        "skalorna",
        [
            .must("mål", .group(scale(of: "mål")), "Nivåerna som en person väljer mellan när ett mål bedöms."),
            .must("indikator", .group(scale(of: "indikator")), "Nivåerna som räknas ut av utfall och målvärde."),
            .may("uppdrag", .group(scale(of: "uppdrag")), "Nivåerna som en person väljer mellan för ett uppdrag."),
        ])

    private static func scale(of what: String) -> Shape {
        Shape(
            "skalan för \(what)", [.must("nivåer", .groups(level(of: what)), "Två till sju nivåer, den bästa först.")])
    }

    private static func level(of what: String) -> Shape {
        let short = Key.may("kort", .text, "Ett eller två ord för smala tabeller.", "Helt")
        return Shape(
            "nivån",
            [
                .must("id", .id, "Nivåns korta namn. Ändras inte när rapporten är publicerad.", "helt").onlyInData,
                .must("etikett", .text, "Vad läsaren ser.", "Uppfylls helt"),
                what == "uppdrag" ? short.unseen("uppdragens tabell har plats för hela etiketten") : short,
                .must("färg", .words(StatusColour.self), "Nivåns färg.", "grön"),
                .must("symbol", .words(StatusSymbol.self), "Formen bredvid färgen.", "bock"),
                .may(
                    "från", .number,
                    "Lägsta andel av målvärdet i procent. Bara för indikatorer, och inte för den sista nivån.", "100"),
            ])
    }

    // MARK: strategi.yaml

    static let strategy = Shape(
        "strategin",
        [
            .must("titel", .text, "Strategins titel."),
            .may("period", .text, "Åren som den gäller.", "2020–2030"),
            .may("övergripande-mål", .groups(sustainabilityGoal), "De övergripande hållbarhetsmålen."),
            .may("inriktningar", .groups(perspective), "Perspektiv som löper genom allt arbete."),
            .may("prioriteringar", .groups(priority), "Strategins prioriteringar."),
            .may("antal-delprioriteringar", .whole, "Hur många delprioriteringar strategin har i allt.", "20")
                .unseen("check håller kapitlens ord om antalet mot det"),
            .may("avsnitt", .groups(section), "Avsnitten i en prioriterings kapitel, i ordning."),
        ])

    private static let sustainabilityGoal = Shape(
        "det övergripande målet",
        [
            .must("id", .id, "Målets korta namn.", "levande-plats").unseen("målets namn visas"),
            .must("titel", .text, "Målets namn.", "En levande plats"),
            .may("beskrivning", .text, "Vad målet betyder."),
        ])

    private static let perspective = Shape(
        "inriktningen",
        [
            .must("id", .id, "Inriktningens adress.", "sammanhallen-region"),
            .must("titel", .text, "Inriktningens namn.", "Sammanhållen region"),
            .may("även", .texts, "Andra namn som kapitlen använder som rubrik.", "[Jämställd inkludering]"),
            .may("beskrivning", .text, "Vad den betyder."),
        ])

    private static let priority = Shape(
        "prioriteringen",
        [
            .must("nummer", .whole, "Prioriteringens nummer.", "1"),
            .must("titel", .text, "Prioriteringens hela namn."),
            .may("kort", .text, "Ett kortare namn."),
            .may("delprioriteringar", .groups(subPriority), "De delprioriteringar som har namn."),
        ])

    private static let subPriority = Shape(
        "delprioriteringen",
        [
            .must("nummer", .text, "Delprioriteringens nummer.", "\"1.1\""),
            .may("titel", .text, "Delprioriteringens namn."),
        ])

    private static let section = Shape(
        "avsnittet",
        [
            .may("id", .text, "Avsnittets korta namn.").unseen("avsnittet hittas på sin rubrik"),
            .may("titel", .text, "Avsnittets rubrik. Krävs utom för inriktningar.", "Omvärldsbevakning"),
            .must(
                "typ", .words(StrategyReader.SectionWord.self),
                "Vad avsnittet handlar om. Typen inriktningar ger ett avsnitt för varje inriktning.", "omvärld"),
        ])
}
