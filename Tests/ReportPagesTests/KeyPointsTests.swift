import Testing

@testable import ReportLoading

/// What matters stands first, by name and with a reason, and says nothing that the data do not.
@Suite struct KeyPointsTests {
    private static let levels =
        "nivåer: [{id: helt, etikett: Nås, färg: grön, symbol: bock}, {id: delvis, etikett: Nås delvis, färg: gul, symbol: våg}, {id: inte, etikett: Nås inte, färg: röd, symbol: kryss}]"

    private static func words(_ goals: String, path: String = "index.html") throws -> String {
        let files = [
            "rapport.yaml":
                "titel: Året\når: 2023\norganisation: Prov\nläge: beslutad\nbeslut: {organ: Nämnden, datum: 2024-03-14}\n",
            "skalor.yaml":
                "mål: {\(levels)}\nindikator: {nivåer: [{id: ja, etikett: Ja, färg: grön, symbol: bock, från: 100}, {id: nej, etikett: Nej, färg: röd, symbol: kryss}]}\n",
            "mal/mal-01.yaml": "nummer: 1\ntitel: Regionmål\ndelmål:\n" + goals,
            "kapitel/1-a.md": "---\ntitel: A\nläge: klar\n---\nText.\n",
        ]
        let site = Site(SourceTree(name: "2023", prefix: "", files: files.mapValues { Array($0.utf8) }))
        let text = try site.text(path).replacing(/<[^>]*>/, with: " ").split { $0.isWhitespace }.joined(separator: " ")
        let from = try #require(text.firstRange(of: "Det viktigaste 1") ?? text.firstRange(of: "Det viktigaste 0"))
        return String(text[from.lowerBound...].prefix(900))
    }

    private static func goal(_ number: String, _ level: String, _ comment: String) -> String {
        "  - {nummer: \"\(number)\", titel: Titel \(number), resultat: {nivå: \(level)}, kommentar: \"\(comment)\"}\n"
    }

    @Test(arguments: ["index.html", "rapport.html"])
    func theWorstStandsFirstByName(path: String) throws {
        let words = try Self.words(
            Self.goal("1.1", "helt", "")
                + Self.goal("1.2", "delvis", "Kort. Bussarna gick sönder två gånger i veckan hela vintern.")
                + Self.goal(
                    "1.3", "inte",
                    "Prognosen är att målet inte nås vid årets slut. Kostnaderna blev 15,6 miljoner kronor högre än i budget."
                ),
            path: path)
        let third = try #require(
            words.firstRange(of: "1.3 Titel 1.3 Nås inte Kostnaderna blev 15,6 miljoner kronor högre än i budget."))
        let second = try #require(
            words.firstRange(of: "1.2 Titel 1.2 Nås delvis Bussarna gick sönder två gånger i veckan hela vintern."))
        #expect(third.lowerBound < second.lowerBound)
        #expect(!words.prefix(upTo: second.upperBound).contains("Titel 1.1"))
        #expect(words.contains("Nämnden beslutade om rapporten 14 mars 2024."))
    }

    @Test(arguments: [
        ("Det beror på att de två bolagen fick högre kostnader än väntat.", ""),
        (
            "Efter augusti saknas ca 5 procent av pengarna, t.ex. för tåg och buss. Mer text.",
            "Efter augusti saknas ca 5 procent av pengarna, t.ex. för tåg och buss."
        ),
        ("Andelen är `=mål.antal` och det är lägre än i fjol här.", ""),
    ])
    func theReasonIsASentenceThatStandsByItself(comment: String, reason: String) throws {
        let words = try Self.words(Self.goal("1.1", "inte", comment))
        let item = words.components(separatedBy: "Titel 1.1 Nås inte ").dropFirst().first ?? ""
        if reason.isEmpty {
            #expect(item.hasPrefix("Nämnden beslutade"))
        } else {
            #expect(item.hasPrefix(reason))
        }
    }

    @Test func theEditorsOwnReasonComesFirst() throws {
        let words = try Self.words(
            Self.goal("1.1", "inte", "Bussarna gick sönder två gånger i veckan hela vintern.")
                .replacing("kommentar:", with: "orsak: Det kom för lite pengar., kommentar:"))
        #expect(words.contains("Titel 1.1 Nås inte Det kom för lite pengar. Nämnden"))
    }

    @Test func howMuchIsNotKnownIsSaid() throws {
        let indicators =
            "  - nummer: \"1.1\"\n    titel: T\n    resultat: {nivå: helt}\n    indikatorer: [{id: a, titel: A, regel: minst, målvärde: 1, utfall: [{datum: 2023, värde: 1}]}, {id: b, titel: B, läge: utfall saknas}, {id: c, titel: C, läge: följs inte upp}]\n"
        #expect(
            try Self.words(indicators).contains(
                "2 av 3 indikatorer har ingen färg (följs inte upp nu: 1, utfall saknas: 1)."))
    }
}
