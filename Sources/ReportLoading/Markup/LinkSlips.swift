import Diagnostics
import ReportModel

/// Links, pictures and notes that became none.
enum LinkSlips {
    static let id = "trasig-länk-i-text"

    /// So far is looked for the end of what has begun: no label or address is longer, and a text that only begins is read
    /// once.
    private static let farthest = 2000

    private static let folders = ["../", "./", "bilder/", "dokument/", "data/"]

    static func slips(in text: WrittenText) -> [Slip] {
        let signs = text.signs
        guard signs.contains(where: { $0 == "[" || $0 == "]" }) else { return [] }
        var found = notes(in: text)
        var starts: Set<Int> = []
        for place in signs.indices where signs[place] == "]" {
            // Of brackets around a link that became one, only the innermost are told of.
            guard let slip = slip(after: place, in: text), starts.insert(slip.place.lowerBound).inserted else {
                continue
            }
            found.append(slip)
        }
        for place in signs.indices.dropFirst() where signs[place] == "[" && signs[place - 1] == ")" {
            found += swapped(place, in: text).map { [$0] } ?? []
        }
        return found
    }

    private static func looksLikeAddress(_ text: some StringProtocol) -> Bool {
        if text.contains(where: \.isWhitespace) { return false }
        let files = [".pdf", ".md", ".csv", ".docx", ".xlsx", ".jpg", ".jpeg", ".png", ".svg"]
        return LinkAddress(String(text)).isUnmistakable || folders.contains(where: text.hasPrefix)
            || files.contains(where: text.lowercased().hasSuffix)
    }

    // MARK: After ]

    private static func slip(after close: Int, in text: WrittenText) -> Slip? {
        let signs = text.signs
        guard let open = signs[..<close].suffix(farthest).lastIndex(of: "["), !isNote(signs[open..<close]) else {
            return nil
        }
        let start = open > 0 && signs[open - 1] == "!" ? open - 1 : open
        guard let next = signs[(close + 1)...].prefix(3).firstIndex(where: { $0 != " " }) else { return nil }
        if next > close + 1 { return spaced(start, close, next, in: text) }
        switch signs[next] {
        case "(": return unread(start, close, in: text)
        case "[" where !isNote(signs[next...]): return withoutAddress(start, close, in: text)
        case ":" where text.isLineStart(open): return lateDefinition(open, close, in: text)
        default: return nil
        }
    }

    private static func isNote(_ signs: ArraySlice<Character>) -> Bool { signs.dropFirst().first == "^" }

    /// `[mål 1.1] (mal:1.1)`
    private static func spaced(_ start: Int, _ close: Int, _ open: Int, in text: WrittenText) -> Slip? {
        guard text.signs[open] == "(", let end = text.signs[open...].prefix(farthest).firstIndex(of: ")"),
            looksLikeAddress(String(text.signs[(open + 1)..<end]))
        else { return nil }
        let kind = text.signs[start] == "!" ? "bild" : "länk"
        return Slip(
            id: "mellanslag-i-länk",
            message:
                "”\(EmphasisSlips.excerpt(text, start..<end + 1))” blir ingen \(kind): det står ett mellanslag mellan ] och (",
            place: start..<end + 1, help: "ta bort mellanslaget")
    }

    /// `[text](an address that is none)`
    private static func unread(_ start: Int, _ close: Int, in text: WrittenText) -> Slip? {
        let kind = text.signs[start] == "!" ? "bild" : "länk"
        let rest = text.signs[(close + 2)...].prefix(farthest)
        let end = rest.firstIndex(of: ")")
        let place = start..<(end.map { $0 + 1 } ?? close + 2)
        let address = rest[..<(end ?? rest.endIndex)]
        let help: String
        if text.signs[start..<close].contains(WrittenText.hidden), text.hasLink {
            help = "en länk får inte stå i en annan länks text: skriv två länkar efter varandra"
        } else if end == nil {
            help = "avsluta adressen med )"
        } else if address.contains("\n") {
            help = "skriv hela adressen på en rad"
        } else if address.contains("\""), address.contains(where: \.isWhitespace) {
            help = "skriv titeln inom ett par citattecken, sist i parentesen: [text](adress \"titel\")"
        } else if address.contains(where: \.isWhitespace) {
            help = "sätt adressen inom < och >: [text](<adress med mellanslag>)"
        } else {
            help = "skriv [text](adress), och skriv parenteser i adressen som %28 och %29"
        }
        return Slip(
            id: id, message: "”\(EmphasisSlips.excerpt(text, place))” blir ingen \(kind), utan visas som det står",
            place: place, help: help)
    }

    /// `[text][name]` without a line that gives the name's address.
    private static func withoutAddress(_ start: Int, _ close: Int, in text: WrittenText) -> Slip? {
        guard let end = text.signs[(close + 2)...].prefix(200).firstIndex(of: "]") else { return nil }
        let name = String(text.signs[(close + 2)..<end])
        // References to a list of sources are written so: [1][2].
        guard name.contains(where: \.isLetter) || name.isEmpty else { return nil }
        let written = name.isEmpty ? String(text.signs[start..<close].drop { "![".contains($0) }) : name
        return Slip(
            id: id,
            message:
                "”\(EmphasisSlips.excerpt(text, start..<end + 1))” blir ingen \(text.signs[start] == "!" ? "bild" : "länk"): adressen saknas",
            place: start..<end + 1, help: "skriv [text](adress), eller lägg till en egen rad: [\(written)]: adress")
    }

    /// `[name]: address` that belongs to a paragraph.
    private static func lateDefinition(_ open: Int, _ close: Int, in text: WrittenText) -> Slip? {
        let rest = text.line(at: close + 2)
        let address = String(rest.drop { $0 == " " })
        guard looksLikeAddress(address) else { return nil }
        return Slip(
            id: id, message: "raden ”\(EmphasisSlips.excerpt(text, open..<rest.endIndex))” visas som text",
            place: open..<rest.endIndex, help: "sätt en tom rad före raden")
    }

    /// `(text)[address]`
    private static func swapped(_ open: Int, in text: WrittenText) -> Slip? {
        guard let end = text.signs[open...].prefix(farthest).firstIndex(of: "]"),
            looksLikeAddress(String(text.signs[(open + 1)..<end])),
            let start = text.signs[..<open].suffix(farthest).lastIndex(of: "(")
        else { return nil }
        return Slip(
            id: id,
            message: "”\(EmphasisSlips.excerpt(text, start..<end + 1))” blir ingen länk: parenteserna är omkastade",
            place: start..<end + 1, help: "skriv [text](adress)")
    }

    // MARK: Notes

    private static func notes(in text: WrittenText) -> [Slip] {
        text.signs.indices.compactMap { place in
            guard text.signs[place] == "^" else { return nil }
            if place > 0, text.signs[place - 1] == "[" { return missing(place - 1, in: text) }
            guard place + 1 < text.count, text.signs[place + 1] == "[" else { return nil }
            return Slip(
                id: "fotnot-saknas", message: "en not mitt i texten, ^[…], visas som det står",
                place: place..<place + 2,
                help: "skriv [^namn] här, och notens text på en egen rad efter stycket: [^namn]: text")
        }
    }

    /// `[^1]` that became no reference, since no note has that name.
    private static func missing(_ open: Int, in text: WrittenText) -> Slip? {
        let signs = text.signs
        guard let end = signs[open...].prefix(60).firstIndex(of: "]"), end > open + 2 else { return nil }
        let label = String(signs[(open + 2)..<end])
        let place = open..<end + 1
        if label.contains(where: \.isWhitespace) {
            return Slip(
                id: "fotnot-saknas", message: "”[^\(label)]” blir ingen fotnot: namnet innehåller ett mellanslag",
                place: place, help: "skriv namnet utan mellanslag, både här och före notens text")
        }
        let isHead = text.isLineStart(open)
        let rest = signs[(end + 1)...].prefix(3)
        if isHead, rest.first == " ", rest.dropFirst().first == ":" {
            return Slip(
                id: "fotnot-saknas", message: "”[^\(label)] :” börjar ingen fotnot: kolonet står inte intill ]",
                place: place, help: "skriv [^\(label)]: text")
        }
        return Slip(
            id: "fotnot-saknas", message: "fotnoten ”[^\(label)]” har ingen text", place: place,
            help: isHead && rest.first == " "
                ? "börjar notens text här, skriv kolon efter hakparentesen: [^\(label)]: text"
                : "skriv noten på en egen rad: [^\(label)]: text")
    }
}
