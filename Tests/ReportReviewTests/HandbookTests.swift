import Diagnostics
import Foundation
import ReportAssessment
import ReportLoading
import ReportOutput
import ReportPipeline
import ReportPreview
import ReportSearch
import SiteChecks
import Templates
import Testing

@testable import ReportReview

/// `Content/handbok/kontroller.md` against the code: every message is explained there, and its examples are true.
@Suite struct HandbookTests {
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let templates = FolderReader(root: project.path + "/Templates", prefix: "").read(name: "").tree.files

    /// A file with what an example puts in it.
    struct Part: Sendable {
        var path: String
        var text: String
    }

    /// What takes the message away.
    struct Mend: Sendable {
        /// Whether the wrong example stays as it is, and something else is added.
        var keepsWrong: Bool
        var parts: [Part]
    }

    /// A message's part of the handbook.
    struct Entry: Sendable, CustomTestStringConvertible {
        var id: String
        var wrong: Part?
        /// Every remedy that has an example.
        var mends: [Mend] = []
        var testDescription: String { id }
    }

    /// What stands before an example: ”I `fil`:”, ”Rätt:”, ”Eller:”, ”Rätt, i `fil`:”, ”Rätt, också i `fil`:” and ”Och i `fil`:”.
    private enum Label {
        case wrong(String)
        case mend(path: String?, keepsWrong: Bool)
        case more(String)

        init?(_ line: String) {
            guard line.hasSuffix(":") else { return nil }
            let path = line.split(separator: "`").dropFirst().first.map(String.init)
            switch line.split(separator: "`").first.map(String.init) {
            case "I ": self = .wrong(path ?? "")
            case "Rätt:", "Eller:": self = .mend(path: nil, keepsWrong: false)
            case "Rätt, i ", "Eller, i ": self = .mend(path: path, keepsWrong: false)
            case "Rätt, också i ", "Eller, också i ": self = .mend(path: path, keepsWrong: true)
            case "Och i ": self = .more(path ?? "")
            default: return nil
            }
        }
    }

    static let entries: [Entry] = {
        let text =
            (try? String(contentsOf: project.appendingPathComponent("Content/handbok/kontroller.md"), encoding: .utf8))
            ?? ""
        var entries: [Entry] = []
        var block: (fence: String, lines: [String])?
        var label: Label?
        var isInEntry = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let open = block {
                guard line == open.fence else {
                    block?.lines.append(line)
                    continue
                }
                block = nil
                guard isInEntry, let last = entries.indices.last, let said = label else { continue }
                let example = open.lines.joined(separator: "\n")
                switch said {
                case .wrong(let path): entries[last].wrong = Part(path: path, text: example)
                case .mend(let path, let keepsWrong):
                    let part = Part(path: path ?? entries[last].wrong?.path ?? "", text: example)
                    entries[last].mends.append(Mend(keepsWrong: keepsWrong, parts: [part]))
                case .more(let path):
                    if let mend = entries[last].mends.indices.last {
                        entries[last].mends[mend].parts.append(Part(path: path, text: example))
                    }
                }
                label = nil
            } else if line.hasPrefix("```") {
                block = (String(line.prefix { $0 == "`" }), [])
            } else if line.hasPrefix("### ") {
                entries.append(Entry(id: String(line.dropFirst(4))))
                isInEntry = true
            } else if line.hasPrefix("## ") {
                isInEntry = false
            } else if let found = Label(line) {
                label = found
            }
        }
        return entries
    }()

    /// Every id that a message has: those that rooms declare, and those that stand where a message is made.
    static let ids = (Array(declared.values) + written.values).reduce(into: Set<String>()) { $0.formUnion($1) }

    /// What rooms declare.
    static let declared: [String: Set<String>] = [
        "ReportOutput": names(OutputProblem.self), "ReportPreview": names(PreviewProblem.self),
        "ReportSearch": names(SearchProblem.self), "SiteChecks": names(SiteProblem.self),
        "Templates": names(TemplateProblem.self),
    ]

    private static func names<Name: DiagnosticName & CaseIterable>(_ type: Name.Type) -> Set<String> {
        Set(type.allCases.map(\.rawValue))
    }

    /// What stands as a text where a message is made, by room.
    static let written: [String: Set<String>] = {
        let patterns: [Regex<(Substring, Substring)>] = [
            /Diagnostic\(\s*\.(?:error|warning|note),\s*"([^"\\]+)"/, /\? \.warning : \.note, "([^"]+)"/,
            /\? \.error : \.warning, "([^"]+)"/,
            /findings\.(?:error|warning)\(\s*"([^"]+)"/, /report\(\s*(?:\.\w+,\s*)?"([^"\\]+)"/,
            /problem\(\s*id: "([^"]+)"/, /static let (?:id|depthID) = "([^"]+)"/,
            /contradiction\("([^"]+)"/, /id: String = "([^"]+)"/, /add\(\s*\.\w+,\s*"([^"]+)"/,
        ]
        let named: Regex<(Substring, Substring)> = /\bid: "([^"\\]+)"/
        var ids: [String: Set<String>] = [:]
        let sources = FolderReader(root: project.path + "/Sources", prefix: "").read(name: "").tree.files
        for (path, bytes) in sources where path.hasSuffix(".swift") {
            let text = String(decoding: bytes, as: UTF8.self)
            let room = String(path.prefix { $0 != "/" })
            for pattern in patterns {
                ids[room, default: []].formUnion(text.matches(of: pattern).map { String($0.1) })
            }
            // The views have ids of their own.
            if ["ReportLoading/", "ReportAssessment/", "ReportTexts/", "ReportPages/Texts/"].contains(
                where: path.hasPrefix)
            {
                ids[room, default: []].formUnion(text.matches(of: named).map { String($0.1) })
            }
        }
        return ids
    }()

    /// A room that declares its ids has no other.
    @Test(arguments: declared.keys.sorted())
    func namesAreDeclared(room: String) {
        #expect(Self.written[room, default: []] == [], "skriv dem i Sources/\(room)/DiagnosticNames.swift")
    }

    /// What no content of an edition brings about, or only such that is too large for an example.
    static let withoutExample: Set<String> = [
        "adress-ut-ur-mappen", "egna-filer", "för-många-filer", "pdf-bild", "pdf-bred-tabell", "pdf-tecken",
        "bedömning-mot-förra-rapporten", "delad-fil-saknas", "delad-årgång-saknas", "delar-i-cirkel", "delat-saknas",
        "disken-full", "dubbel-adress", "dubbelt-filnamn",
        "dubbelt-sid-id", "död-länk", "fel-färg",
        "fel-teckenkodning", "förenlighet-saknas", "för-bred-tabell", "för-djup-mapp", "för-djup-nästling",
        "för-låg-kontrast",
        "för-lång-tabell", "för-långt-namn", "för-stor-fil",
        "för-stor-tabell", "för-stor-text", "för-stort-tal", "för-svår-text", "inte-vår-mapp", "kan-inte-läsa",
        "kan-inte-skriva", "lika-färger", "länk-till-mapp",
        "länk-ut-ur-mappen", "ogiltigt-tecken", "okänd-delmall", "okänd-lucka", "text-som-html", "okänd-mall",
        "okänd-årgång", "okänt-namn",
        "oskyddad-text", "pdf-misslyckades",
        "pdf-saknar-verktyg", "pdf-tog-för-lång-tid", "saknad-färg", "saknad-mapp", "saknar-behörighet",
        "skala-utan-gränser", "skrivskyddad", "skyddad-html",
        "diagram-utan-png", "fel-i-årgången", "fel-namn", "finns-redan", "git-svarar-inte", "ingen-version",
        "inget-git", "inte-senare-år", "okänd-mapp",
        "saknat-årtal", "stavning-ej-gjord", "trasig-json", "trasig-länk", "trasig-mall", "tung-bild", "upptaget",
        "upptagen-mapp", "upptagen-port", "utan-textsökning",
        "värde-mot-förra-rapporten", "pdf-av-annan-version", "ändrad-pdf", "ändrad-fil", "saknat-program",
        "fel-serverplats",
    ]

    @Test func explainsEveryMessage() {
        let explained = Self.entries.map(\.id)
        #expect(Self.ids.count > 150)
        #expect(Self.ids.subtracting(explained).sorted() == [], "meddelanden som handboken inte förklarar")
        #expect(Set(explained).subtracting(Self.ids).sorted() == [], "avsnitt om meddelanden som inte finns")
        #expect(explained.count == Set(explained).count, "ett meddelande förklaras två gånger")
    }

    @Test func hasAnExampleOfEveryMessageThatContentCanGive() {
        let without = Set(Self.entries.filter { $0.wrong == nil }.map(\.id))
        #expect(without.subtracting(Self.withoutExample).sorted() == [])
        #expect(Self.withoutExample.subtracting(without).sorted() == [], "dessa har exempel numera")
    }

    @Test(arguments: entries.filter { $0.wrong != nil })
    func exampleGivesItsMessage(_ entry: Entry) throws {
        let wrong = Self.check([try #require(entry.wrong)])
        #expect(wrong.contains { $0.id == entry.id }, "gav i stället \(wrong.map { $0.id + ": " + $0.message })")
    }

    /// Who follows the handbook is rid of the message, and gets no other instead.
    @Test(arguments: entries.filter { $0.wrong != nil })
    func everyRemedyHelps(_ entry: Entry) throws {
        #expect(!entry.mends.isEmpty, "handboken visar inte hur det blir rätt")
        for mend in entry.mends {
            let mended = Self.check((mend.keepsWrong ? [try #require(entry.wrong)] : []) + mend.parts)
            let left = mended.filter { !Self.harmless.contains($0.id) }
            #expect(left.map { "\($0.id): \($0.message)" } == [])
        }
    }

    /// A table, a picture or a document that an example leaves unused.
    private static let harmless: Set<String> = ["oanvänd-fil"]

    @Test func theEditionItselfIsRight() {
        let found = Self.check([Part(path: "kapitel/1-bussar.md", text: "Bussarna gick även på landet.")])
        #expect(found.map(\.id).filter { $0 != "oanvänd-fil" } == [])
    }
}
