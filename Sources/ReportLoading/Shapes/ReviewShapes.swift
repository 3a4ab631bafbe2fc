/// `kontroller.yaml`: what an edition asks of its own texts.
extension Shape {
    private static let reason = "filen styr vad check säger"

    static let review = Shape(
        "kontrollerna", unseen: reason,
        [
            .may("gränser", .group(limits), "Hur långa och svåra texterna får vara innan kontrollen säger till."),
            .may("tysta", .groups(silence), "Meddelanden som ni har tagit ställning till och vill låta vara."),
        ])

    private static let limits = Shape(
        "gränserna", unseen: reason,
        [
            .may("lix", .whole, "Högsta läsbarhetsindex för ett kapitel.", "45"),
            .may("meningslängd", .whole, "Högsta medelantal ord i en mening.", "18"),
            .may("längsta-mening", .whole, "Flest ord i en enskild mening.", "35"),
            .may("längsta-stycke", .whole, "Flest ord i ett stycke.", "120"),
            .may("tyngsta-bild", .whole, "En bilds högsta vikt i kilobyte.", "500"),
        ])

    private static let silence = Shape(
        "tystningen", unseen: reason,
        [
            .must("id", .text, "Meddelandets namn, som det står inom hakparentes.", "lång-mening"),
            .may(
                "i", .text,
                "Filen, räknad från årgångens mapp, eller en mapp som slutar med snedstreck. Utan den gäller det hela årgången.",
                "kapitel/0-inledning.md"),
            .may("text", .text, "Några ord ur stället, om bara det ska tystas."),
            .must("skäl", .text, "Varför meddelandet inte behöver följas."),
        ])
}
