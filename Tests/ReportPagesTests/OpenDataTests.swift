import Diagnostics
import ExactNumbers
import Foundation
import ReportAssessment
import ReportLoading
import ReportModel
import Testing

@testable import ReportData
@testable import SiteFiles

/// `data/`: a public interface.
@Suite struct OpenDataTests {
    private typealias Object = [String: Any]

    private func json(_ edition: String) throws -> Object {
        let bytes = try #require(try Site.edition(edition).files["data/rapport.json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Object)
    }

    private func objects(_ value: Any?) throws -> [Object] { try #require(value as? [Object]) }

    // MARK: JSON

    /// 16 goals are expected to be met in full, 3 in part, 2 not at all.
    @Test func hasTheCountsOf2023() throws {
        let subgoals = try objects(json("2023")["goals"]).flatMap { try objects($0["subgoals"]) }
        #expect(try objects(json("2023")["goals"]).count == 9)
        #expect(subgoals.count == 21)
        #expect(subgoals.count { $0["status"] as? String == "helt" } == 16)
        #expect(subgoals.count { $0["status"] as? String == "delvis" } == 3)
        #expect(subgoals.count { $0["status"] as? String == "inte" } == 2)
        #expect(try subgoals.flatMap { try objects($0["indicators"]) }.count == 45)
    }

    private static let keys: [String: Set<String>] = [
        "": [
            "edition", "scales", "goals", "assignments", "deviations", "grants", "grantTotals", "keyFigures",
            "chapters",
        ],
        "goals": [
            "id", "title", "url", "status", "statusLabel", "statusKind", "statusDate", "history", "priorities",
            "source", "indicators", "subgoals",
        ],
        "subgoals": [
            "id", "title", "url", "status", "statusLabel", "statusKind", "statusDate", "history", "priorities",
            "source", "indicators",
        ],
        "indicators": [
            "id", "title", "url", "unit", "rule", "target", "earlierOutcome", "earlierOutcomeDate",
            "outcome", "outcomeDate", "share", "observations", "status",
            "statusLabel", "reason", "followUp", "source", "measures",
        ],
        "measures": [
            "id", "title", "unit", "rule", "target", "earlierOutcome", "earlierOutcomeDate",
            "outcome", "outcomeDate", "share", "observations", "status",
            "statusLabel", "reason",
        ],
        "observations": ["date", "value", "share", "note", "source"],
        "assignments": [
            "id", "title", "giver", "receiver", "status", "statusLabel", "date", "followUp", "dueDate", "source",
        ],
        "grants": ["priority", "project", "amount", "source"],
        "chapters": ["id", "number", "priority", "title", "url", "globalGoals", "sections"],
        "sections": ["id", "title", "url", "kind", "perspective", "subPriorities", "globalGoals"],
    ]

    /// A value that is not given is `null`, never absent and never 0.
    @Test(arguments: Site.editions)
    func leavesNoKeyOut(edition: String) throws {
        func check(_ value: Any, named name: String) {
            if let object = value as? Object {
                if let keys = Self.keys[name] { #expect(Set(object.keys) == keys, "\(name)") }
                for (key, child) in object where key != "scales" { check(child, named: key) }
            }
            for element in value as? [Any] ?? [] { check(element, named: name) }
        }
        check(try json(edition), named: "")
    }

    @Test(arguments: Site.editions)
    func givesAStatusOfTheScaleOrAState(edition: String) throws {
        let json = try json(edition)
        let scales = try #require(json["scales"] as? Object)
        let levels = { (name: String) in Set((scales[name] as? [Object] ?? []).compactMap { $0["id"] as? String }) }
        let states = Set(StatusState.allCases.map(\.rawValue))
        let goals = try objects(json["goals"])
        let all = try goals + goals.flatMap { try objects($0["subgoals"]) }
        for indicator in try all.flatMap({ try objects($0["indicators"]) }) {
            let status = try #require(indicator["status"] as? String)
            #expect(levels("indicators").union(states).contains(status), "\(status)")
            #expect((indicator["reason"] as? String)?.isEmpty == false)
            if indicator["outcome"] is NSNull {
                #expect(
                    !(indicator["share"] is NSNumber) || indicator["rule"] as? String == "andel",
                    "\(indicator["id"] ?? "")")
            }
        }
        for goal in all {
            guard let status = goal["status"] as? String else { continue }
            #expect(levels("goals").union(states).contains(status), "\(status)")
        }
    }

    @Test(arguments: Site.editions)
    func namesPagesThatExist(edition: String) throws {
        let site = try Site.edition(edition)
        let pages = try site.pages
        func check(_ value: Any) {
            if let object = value as? Object {
                if let url = object["url"] as? String {
                    let parts = url.split(separator: "#").map(String.init)
                    #expect(pages[parts[0]] != nil, "\(url)")
                    if parts.count > 1 { #expect(pages[parts[0]]?.ids.contains(parts[1]) == true, "\(url)") }
                }
                object.values.forEach(check)
            }
            (value as? [Any])?.forEach(check)
        }
        check(try json(edition))
    }

    // MARK: CSV

    private func table(_ path: String, of edition: String) throws -> DataTable {
        let bytes = try #require(try Site.edition(edition).files[path])
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(path): Excel känner igen UTF-8 på märket")
        let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        #expect(text.replacing("\r\n", with: "").utf8.allSatisfy { $0 != 0x0D }, "\(path)")
        let plain = text.replacing("\r\n", with: "\n")
        let (table, diagnostics) = TableReader.read(plain, in: SourceFile(path: path, text: plain))
        #expect(diagnostics.isEmpty)
        return try #require(table)
    }

    /// What this tool writes, this tool reads: every table has as many rows as the JSON.
    @Test(arguments: Site.editions)
    func readsItsOwnTables(edition: String) throws {
        let json = try json(edition)
        let goals = try objects(json["goals"])
        let all = try goals + goals.flatMap { try objects($0["subgoals"]) }
        let indicators = try all.flatMap { try objects($0["indicators"]) }
        let measures = indicators.map { max(1, ($0["measures"] as? [Any] ?? []).count) }.reduce(0, +)
        #expect(try table("data/mal.csv", of: edition).rows.count == all.count { $0["status"] is String })
        #expect(try table("data/indikatorer.csv", of: edition).rows.count == measures)
        let rows = try table("data/indikatorer.csv", of: edition)
        let share = try #require(rows.index(of: "Andel av målvärdet i procent"))
        let id = try #require(rows.index(of: "Indikator"))
        for indicator in indicators where (indicator["measures"] as? [Any] ?? []).isEmpty {
            let row = try #require(rows.rows.first { $0.cells[id].text == indicator["id"] as? String })
            #expect((row.cells[share].number != nil) == (indicator["share"] is NSNumber), "\(indicator["id"] ?? "")")
        }
        for path in try Site.edition(edition).files.keys where path.hasPrefix("data/") && path.hasSuffix(".csv") {
            _ = try table(path, of: edition)
        }
    }

    /// The tables that texts show come out with the figures that went in.
    @Test(arguments: Site.editions)
    func publishesTablesAsTheyAre(edition: String) throws {
        let tree = Site.content(of: edition)
        for path in tree.files.keys.sorted() where path.hasPrefix("data/") {
            let report = try #require(ReportLoader.load(tree).report)
            let source = try #require(report.tables[path])
            let published = try table("data/tabell-" + path.dropFirst(5), of: edition)
            #expect(published.columns == source.columns)
            for (left, right) in zip(published.rows, source.rows) {
                #expect(left.cells.map(\.number) == right.cells.map(\.number))
                for (cell, original) in zip(left.cells, right.cells) where cell.number == nil {
                    #expect(cell.text == original.text)
                }
            }
        }
    }

    /// A cell that a spreadsheet would run is text there, in every file.
    @Test(arguments: ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\";\"y\")"])
    func defusesFormulas(text: String) throws {
        var csv = CSVWriter(columns: ["=kolumn", "B"])
        csv.add([.text(text), .text("ofarlig")])
        let written = String(decoding: csv.bytes.dropFirst(3), as: UTF8.self)
        let rows = written.replacing("\r\n", with: "\n")
        #expect(rows.hasPrefix("'=kolumn;B\n"))
        let cell = try #require(rows.split(separator: "\n").last)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"), "\(cell)")
    }

    @Test func writesNumbersAsSwedesDo() {
        var csv = CSVWriter(columns: ["A"])
        csv.add([.number(ExactNumber(-15, over: 2))])
        csv.add([.number(nil)])
        csv.add([.text("5 % ”x”; \"y\"\nz")])
        #expect(
            String(decoding: csv.bytes.dropFirst(3), as: UTF8.self) == "A\r\n-7,5\r\n\r\n\"5 % ”x”; \"\"y\"\"\nz\"\r\n")
    }

    @Test func writesJSONThatAParserReadsBack() throws {
        let hostile = "\"\\\u{1}\u{1F}\u{7F}</script>å\u{2028}🎉\n\t\r"
        var json = JSONWriter()
        json.object { json in
            json.member("text", hostile)
            json.member("inget", nil as String?)
            json.member(hostile, [1, 2])
            json.member("tomt", [String]())
            json.member("sant", true)
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? Object)
        #expect(object["text"] as? String == hostile)
        #expect(object["inget"] is NSNull)
        #expect(object[hostile] as? [Int] == [1, 2])
        #expect((object["tomt"] as? [Any])?.isEmpty == true)
        #expect(!String(decoding: json.bytes, as: UTF8.self).contains("</script"))
    }
}
