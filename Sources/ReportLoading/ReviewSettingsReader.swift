import Diagnostics
import ReportModel

/// `kontroller.yaml`: the edition's limits for its own texts, and the messages that it leaves as they are.
enum ReviewSettingsReader {
    static func read(_ fields: Fields?, words: SourceFile?, isPlace: (String) -> Bool) -> ReviewSettings {
        var settings = ReviewSettings()
        if let fields {
            settings.limits = fields.group("gränser").map(limits) ?? settings.limits
            settings.silences = fields.groups("tysta") { silence($0, isPlace: isPlace) }
            fields.finish()
        }
        settings.words = words.map { WordListReader.words(in: $0.text) } ?? []
        return settings
    }

    private static func limits(_ fields: Fields) -> ReviewSettings.Limits {
        var limits = ReviewSettings.Limits()
        limits.lix = limit("lix", in: fields) ?? limits.lix
        limits.meanSentence = limit("meningslängd", in: fields) ?? limits.meanSentence
        limits.longestSentence = limit("längsta-mening", in: fields) ?? limits.longestSentence
        limits.longestParagraph = limit("längsta-stycke", in: fields) ?? limits.longestParagraph
        limits.heaviestPicture = limit("tyngsta-bild", in: fields) ?? limits.heaviestPicture
        fields.finish()
        return limits
    }

    private static func limit(_ key: String, in fields: Fields) -> Int? {
        guard let number = fields.whole(key) else { return nil }
        guard number.value > 0 else {
            fields.findings.error(
                "fel-tal", "\(key): gränsen ska vara större än noll", at: number.range,
                help: "ta bort raden, så gäller den vanliga gränsen")
            return nil
        }
        return number.value
    }

    private static func silence(_ fields: Fields, isPlace: (String) -> Bool) -> ReviewSettings.Silence? {
        let id = fields.requiredText("id")
        let path = fields.text("i")
        let text = fields.string("text")
        let reason = fields.requiredText("skäl")
        if let path, !isPlace(path.value) {
            let isFolder = path.value.hasSuffix("/")
            fields.findings.error(
                "okänd-fil", "\(isFolder ? "mappen" : "filen") ”\(path.value)” finns inte i årgångens mapp",
                at: path.range,
                help:
                    "skriv vägen från årgångens mapp, till exempel kapitel/0-inledning.md, eller kapitel/ för alla kapitel"
            )
        }
        guard let id, let reason else { return nil }
        return ReviewSettings.Silence(id: id, path: path, text: text, reason: reason.value)
    }
}

/// `ordlista.txt`: one word or name a line; what follows `#` is a remark.
enum WordListReader {
    static func words(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let word = String(line.prefix { $0 != "#" }).trimmed
            return word.isEmpty ? nil : word
        }
    }
}
