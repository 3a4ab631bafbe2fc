import ReportModel

/// The other data files, and the heads of the Markdown files.
extension Shape {
    static let assignments = Shape("uppdragen", [.may("uppdrag", .groups(assignment), "Ett uppdrag per grupp.")])

    private static let assignment = Shape(
        "uppdraget",
        [
            .must("id", .id, "Uppdragets korta namn.", "plan-for-cykelvagar"),
            .must("titel", .text, "Uppdragets text."),
            .may("beskrivning", .markdown, "Vad det går ut på. Markdown."),
            .must("givare", .text, "Vem som har gett uppdraget.", "Regionfullmäktige"),
            .may("mottagare", .text, "Vem som ska utföra det."),
            .may("status", .text, "En nivå för uppdrag i skalor.yaml.", "enligt-plan"),
            .may("datum", .date, "Dagen som statusen gäller.", "2023-12-31"),
            .may("följs-upp", .text, "När det följs upp, i ord."),
            .may("slutdatum", .date, "Dagen då det ska vara klart.", "2024-12-31"),
            .may("kommentar", .markdown, "Hur det går. Markdown."),
            .source,
        ])

    static let deviations = Shape("avvikelserna", [.may("avvikelser", .groups(deviation), "En avvikelse per grupp.")])

    private static let deviation = Shape(
        "avvikelsen",
        [
            .must("id", .id, "Avvikelsens korta namn.", "avvikelse-konsulter").onlyInData,
            .must("område", .text, "Vad den gäller.", "Ekonomi"),
            .may("orsak", .markdown, "Varför det blev så. Markdown."),
            .may("åtgärd", .markdown, "Vad som görs åt det. Markdown."), .source,
        ])

    static let keyFigures = Shape(
        "nyckeltalen", [.may("grupper", .groups(keyFigureGroup), "Nyckeltal som visas tillsammans.")])

    private static let keyFigureGroup = Shape(
        "gruppen av nyckeltal",
        [
            .must("id", .id, "Gruppens namn i blocket nyckeltal.", "ekonomi"),
            .must("titel", .text, "Gruppens rubrik.", "Ekonomi"),
            .may("nyckeltal", .groups(keyFigure), "Gruppens nyckeltal."),
        ])

    private static let keyFigure = Shape(
        "nyckeltalet",
        [
            .must("id", .id, "Nyckeltalets namn i formler.", "nettokostnad"),
            .must("titel", .text, "Vad det är.", "Nettokostnad"),
            .may("värde", .number, "Talet.", "\"398,1\""), .may("enhet", .text, "Enheten.", "mnkr"),
            .may("period", .text, "Tiden som det gäller.", "januari–december 2023"),
            .may("not", .text, "En kort anmärkning."), .source,
        ])

    static let grants = Shape(
        "de beviljade projekten",
        [
            .must("titel", .text, "Tabellens rubrik.", "Beviljade projektmedel"),
            .must("fil", .text, "Tabellen med kolumnerna Prioritering och Belopp.", "data/beviljade-projekt.csv")
                .unseen("tabellens rader visas"),
            .may("period", .text, "Tiden som beloppen gäller."),
            .may("uppgiven-summa", .number, "Summan som källan anger. Programmet räknar efter.", "63 100 961"),
            .may("uppgivet-antal", .whole, "Antalet projekt som källan anger.", "33"),
            .may("not", .text, "En kort anmärkning."), .source,
        ])

    static let contacts = Shape(
        "kontakterna", [.may("kontakter", .groups(contact), "En roll per grupp, aldrig en person.")])

    private static let contact = Shape(
        "kontakten",
        [
            .must("id", .id, "Namnet som kapitlen använder.", "samhallsbyggnad"),
            .must("roll", .text, "Rollen, aldrig ett personnamn.", "Enhetschef"),
            .may("enhet", .text, "Enheten."),
            .may("e-post", .text, "En funktionsbrevlåda.", "kommunikation@exempel.example"),
            .may("kapitel", .wholes, "Kapitlen som kontakten svarar för.", "[1]"),
        ])

    static let pictures = Shape("bilderna", [.may("bilder", .groups(picture), "En bild per grupp.")])

    private static let picture = Shape(
        "bilden",
        [
            .must("fil", .text, "Bildens fil.", "bilder/buss.svg"),
            .may("alt", .text, "Vad bilden visar, för den som inte ser den.", "En buss."),
            .may("bildtext", .text, "Texten under bilden."), .may("fotograf", .text, "Vem som tog eller ritade den."),
            .may("licens", .text, "Hur den får användas.", "CC BY 4.0"),
        ])

    static let accessibility = Shape(
        "tillgänglighetsredogörelsen",
        [
            .must(
                "förenlighet", .words(AccessibilityStatement.Conformity.self),
                "Hur väl webbplatsen följer lagen. Lämnas tom tills webbplatsen är testad.", "delvis"),
            .may("granskad", .date, "Dagen för granskningen.", "2024-02-20"),
            .may("tester", .groups(accessibilityTest), "Vad som har testats."),
            .may("brister", .groups(flaw), "Kända brister."),
            .may("ej-testat", .texts, "Det som inte har testats.", "[Röststyrning]"),
            .may("kontakt", .group(accessibilityContact), "Vart den som möter ett hinder vänder sig."),
            .may("tillsyn", .text, "Myndigheten som övervakar lagen."),
            .may(
                "tillsyn-adress", .text, "Sidan där en läsare anmäler till myndigheten.",
                "https://www.example.se/anmal"),
        ])

    private static let accessibilityTest = Shape(
        "testet",
        [
            .may("datum", .date, "Dagen.", "2024-02-12"), .must("vad", .text, "Vad som testades.", "Alla sidor"),
            .may("metod", .text, "Hur."), .may("resultat", .text, "Vad det visade."),
        ])

    private static let flaw = Shape(
        "bristen",
        [
            .must("vad", .text, "Vad som inte fungerar.", "En bred tabell."),
            .may("följd", .text, "Vad det betyder för läsaren."), .may("åtgärd", .text, "När och hur det rättas."),
        ])

    private static let accessibilityContact = Shape(
        "kontakten",
        [
            .may("funktion", .text, "Enheten eller rollen."),
            .may("e-post", .text, "En funktionsbrevlåda.", "kommunikation@exempel.example"),
            .may("telefon", .text, "Ett telefonnummer till funktionen."),
            .may("formulär", .text, "En sida där en läsare berättar om en brist.", "https://www.example.se/synpunkter"),
        ])

    // MARK: Markdown files

    static let chapter = Shape(
        "kapitlet",
        [
            .must("titel", .text, "Kapitlets rubrik."),
            .may("nummer", .whole, "Kapitlets nummer.", "3"),
            .may("prioritering", .whole, "Prioriteringen som det handlar om.", "1"),
            .may("sammanfattning", .text, "Två eller tre meningar."),
            .may("enhet", .text, "Enheten som svarar för texten.", "Samhällsbyggnad"),
            .may("läge", .words(Chapter.State.self), "Hur långt texten har kommit.", "utkast"),
            .may(
                "granskad-av", .text, "Enheten som har granskat texten, aldrig en person.", "Stab regional utveckling"
            ).unseen("den visas av status och i förhandsvisningen"),
            .may("kontakter", .texts, "Namn i kontakter.yaml.", "[samhallsbyggnad]"),
        ])

    static let foreword = Shape(
        "förordet",
        [
            .may("titel", .text, "Förordets rubrik.", "Förord"),
            .may("undertecknad", .texts, "Rollerna som skriver under.", "[Ordförande]"),
        ])
}
