import Diagnostics
import ReportPipeline
import SiteFiles
import StrictReading
import Testing

@testable import ReportLoading
@testable import ReportPages
@testable import Templates

/// No script, element, attribute or address gets into a page from content, data, words or theme, whichever of the
/// templates' slots they stand in; and every slot has been tried.
///
/// Seen: with quotation marks left as they are.
@Suite struct SlotTests {
    /// A `{{name}}` of a template, and the signs that stand around what it gave.
    private struct Slot: CustomStringConvertible {
        var template: String
        var name: String
        var line: Int
        var description: String { "\(template):\(line) {{\(name)}}" }
        var lastName: String { name.split(separator: ".").last.map(String.init) ?? name }
    }

    private static let open: Character = "\u{E000}"
    private static let middle: Character = "\u{E001}"
    private static let close: Character = "\u{E002}"
    private static let mark = "alert(1)"

    /// Settings for servers are no pages; their tests are in `Tests/system/server.test.sh`.
    private static func isPageTemplate(_ path: String) -> Bool {
        path.hasSuffix(".mustache") && !path.hasPrefix("server/")
    }

    /// The templates with signs around every slot.
    private static func marked(_ templates: [String: [UInt8]]) -> (files: [String: [UInt8]], slots: [Slot]) {
        var files = templates
        var slots: [Slot] = []
        for path in templates.keys.sorted() where isPageTemplate(path) {
            let lines = String(decoding: templates[path] ?? [], as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            let marked = lines.enumerated().map { number, line in
                line.replacing(/\{\{\{?\s*(\.|[A-Za-z][A-Za-z0-9._]*)\s*\}\}\}?/) { match in
                    slots.append(
                        Slot(
                            template: String(path.dropLast(".mustache".count)), name: String(match.output.1),
                            line: number + 1))
                    return "\(open)\(slots.count - 1)\(middle)\(match.output.0)\(close)"
                }
            }
            files[path] = Array(marked.joined(separator: "\n").utf8)
        }
        return (files, slots)
    }

    private struct Built {
        var files: [RenderedFile]
        var diagnostics: [Diagnostic]
        var slots: [Slot] = []
    }

    /// - Parameter isDraft: As a draft, with the offers of what can be printed.
    private static func build(_ edition: HostileEdition, marked isMarked: Bool, isDraft: Bool = false) throws -> Built {
        let (templates, slots) = isMarked ? marked(edition.templates) : (edition.templates, [])
        var memory = Pipeline.Memory()
        let prepared = Pipeline.prepare(
            edition.tree, templates: templates, templatePrefix: "Templates/", isDraft: isDraft, memory: &memory)
        let source = try #require(prepared.source, "\(DiagnosticFormatter.short.format(prepared.diagnostics))")
        let drawings = isDraft ? source.plan().pieces(at: source.plan().pagePaths).flatMap(\.charts) : []
        let prints =
            drawings.map { RenderedFile(path: String($0.path.dropLast(4)) + ".png", bytes: [0]) }
            + (isDraft ? source.plan().pagePaths.map { RenderedFile(path: Self.print(of: $0), bytes: [0]) } : [])
        let plan = SitePlan(source.report, templates: source.templates, gaps: source.gaps, prints: prints)
        let pieces = plan.pieces(at: plan.pagePaths)
        let status = Pipeline.progressPage(of: source, found: prepared.diagnostics)
        let files =
            pieces.flatMap { [$0.file] + $0.charts } + plan.dataFiles + plan.assets + (status.page.map { [$0] } ?? [])
        return Built(
            files: files, diagnostics: prepared.diagnostics + pieces.flatMap(\.diagnostics) + status.diagnostics,
            slots: slots)
    }

    private static func print(of page: String) -> String {
        page.hasPrefix("kapitel/") ? String(page.dropLast("index.html".count)) + "kapitel.pdf" : "rapport.pdf"
    }

    private static func isPage(_ file: RenderedFile) -> Bool {
        file.path.hasSuffix(".html") || file.path.hasPrefix("data/") && file.path.hasSuffix(".svg")
    }

    // MARK: Nothing gets in

    private static let hostile = Result { try build(.hostile, marked: false) }

    @Test func noMarkupComesFromContent() throws {
        let hostile = try Self.hostile.get()
        let harmless = try Self.build(.harmless, marked: false)
        #expect(
            !hostile.diagnostics.containsError,
            "\(DiagnosticFormatter.short.format(hostile.diagnostics.filter { $0.severity == .error }.inOrder()))")
        let counterparts = Dictionary(
            harmless.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        var mentions = 0
        for file in hostile.files where Self.isPage(file) {
            let page = try StrictHTML(file.bytes)
            #expect(page.harm == [], "\(file.path)")
            mentions +=
                String(decoding: page.text, as: UTF8.self).split(separator: Self.mark, omittingEmptySubsequences: false)
                .count - 1
            guard let counterpart = counterparts[file.path] else { continue }
            if file.path == "sok/index.html" || file.path == "lage/index.html" {
                // The search's words stand in groups, and what is left to mend in a list: the text makes more and fewer.
                #expect(try Set(page.skeleton) == Set(StrictHTML(counterpart).skeleton), "\(file.path)")
                continue
            }
            let difference = try page.skeleton.difference(from: StrictHTML(counterpart).skeleton)
            #expect(difference.isEmpty, "\(file.path): the text changed what the page is made of")
        }
        #expect(mentions > 2000, "the text is hardly to be seen, so the test tests nothing")
    }

    @Test func linksThatLeadOutTellNothing() throws {
        var outward = 0
        for file in try Self.hostile.get().files where file.path.hasSuffix(".html") {
            for element in try StrictHTML(file.bytes).elements
            where element.name == "a" && element["href"]?.hasPrefix("http") == true {
                outward += 1
                #expect(
                    element["rel"]?.split(separator: " ").contains("noreferrer") == true,
                    "\(file.path): \(element.attributes)")
            }
        }
        #expect(outward > 0)
    }

    @Test func figuresAsFilesHoldNoMarkupAndNoFormulas() throws {
        for file in try Self.hostile.get().files where file.path.hasPrefix("data/") {
            if file.path.hasSuffix(".json") { #expect(!file.bytes.contains(UInt8(ascii: "<")), "\(file.path)") }
            if file.path.hasSuffix(".csv") { #expect(CSVCells.formulas(in: file.bytes) == [], "\(file.path)") }
        }
    }

    @Test func noCellIsAFormula() throws {
        let formulas = ["=HYPERLINK(1)", "+1+1", "-1+1|cmd", "@SUM(A1)", "\t=1", "＝1+1"]
        var tree = Site.content(of: "exempel")
        let rows = formulas.map { "\($0);-5,5;-\n\"a\n=1\";7;\($0)x\n" }
        tree.files["data/formler.csv"] = Array(("Namn;Tal;Text\n" + rows.joined()).utf8)
        for path in tree.files.keys where path.hasPrefix("mal/") {
            var next = 0
            let text = String(decoding: tree.files[path] ?? [], as: UTF8.self).replacing(/(?m)^( *titel: )[^>|].*$/) {
                match in
                next += 1
                return "\(match.output.1)'\(formulas[next % formulas.count])'"
            }
            tree.files[path] = Array(text.utf8)
        }
        let site = Site(tree)
        let tables = site.files.filter { $0.key.hasSuffix(".csv") }
        #expect(tables.count > 5, "\(DiagnosticFormatter.short.format(site.diagnostics))")
        for (path, bytes) in tables { #expect(CSVCells.formulas(in: bytes) == [], "\(path)") }
        let table = String(decoding: try #require(tables["data/tabell-formler.csv"]), as: UTF8.self)
        #expect(table.contains(";-5,5;"), "a negative number is a number")
        #expect(
            tables.values.contains { String(decoding: $0, as: UTF8.self).contains("'-1+1|cmd") },
            "the formulas are hardly to be seen")
    }

    // MARK: Every slot

    /// Slots that no text of anybody's reaches, by their names, and of those with a common name by their template: what
    /// they hold is made here, or was checked to be nothing else when it was read. Tested below for being so.
    private static let closed: Set<String> = [
        // Addresses, ids and classes.
        "anchor", "canonicalURL", "colourClass", "correctionsId", "currentKind", "dataURL", "email", "emailURL",
        "formURL", "supervisionURL",
        "fileURL", "goalsURL", "historyId",
        "homeURL", "id", "idPrefix", "kindClass", "language", "legendURL", "redirectURL", "reportURL", "root", "script",
        "siteURL", "src", "titleId",
        "type", "url", "delar/head .",
        // Numbers, dates and sizes.
        "amount", "barWidth", "barX", "columnCount", "columnsBeforeStatus", "count", "date", "dateISO", "difference",
        "done", "endDate",
        "grandTotal", "headingLevel", "height", "highest", "lowest", "number", "remarks", "size", "statedSum", "step",
        "steps", "rowClass",
        "subheadingLevel", "sum", "total", "width", "wordCount", "year",
        // The program's own words.
        "colour", "format", "generator", "mimeType", "separator", "delar/varfor interpretation",
        // The names of the global goals, which the tool knows.
        "sidor/agenda title", "sidor/kapitel title", "sidor/oversikt title", "sidor/rapport title",
        // Words as the index parts them, for those who have no script.
        "sidor/sok word",
    ]

    @Test func everySlotHasBeenTried() throws {
        var values: [Int: Set<String>] = [:]
        let built = try Self.build(.hostile, marked: true)
        let draft = try Self.build(.hostile, marked: true, isDraft: true)
        for file in built.files + draft.files where file.path.hasSuffix(".html") {
            Self.read(String(decoding: file.bytes, as: UTF8.self)) { slot, value in
                values[slot, default: []].insert(value)
            }
        }
        for page in try Self.imagined() { Self.read(page) { slot, value in values[slot, default: []].insert(value) } }
        for (number, slot) in built.slots.enumerated() {
            let found = values[number] ?? []
            let isReached = found.contains { $0.contains(Self.mark) }
            if Self.closed.contains(slot.lastName) || Self.closed.contains("\(slot.template) \(slot.lastName)"),
                !isReached
            {
                let strange = found.filter { $0.utf8.contains { "<>\"'".utf8.contains($0) } }
                #expect(strange.isEmpty, "\(slot) is said to hold no text of anybody's")
            } else {
                #expect(isReached, "\(slot) has not been tried: \(found.sorted().prefix(3))")
            }
        }
    }

    /// Every template with something in each of its slots, for what no edition has all at once: first what
    /// is shown where something is, then what is shown where it is missing.
    private static func imagined() throws -> [String] {
        let (files, _) = marked(HostileEdition.hostile.templates)
        let templates = try #require(TemplateSet.load(files, prefix: "").templates)
        let findings = RenderFindings()
        var pages: [String] = []
        for path in files.keys.sorted() where isPageTemplate(path) {
            let text = String(decoding: files[path] ?? [], as: UTF8.self)
            let missing = Set(text.matches(of: /\{\{\^\s*([A-Za-z][A-Za-z0-9._]*)/).map { String($0.output.1) })
            for absent in [[]] + missing.sorted().map({ [$0] }) + [missing] {
                let view = everything(in: files, but: absent)
                let context = PageContext(site: view, page: view, root: "")
                pages.append(
                    String(
                        decoding: templates.render(
                            String(path.dropLast(".mustache".count)), view, in: context, findings: findings),
                        as: UTF8.self))
            }
        }
        for page in pages { #expect(try StrictHTML(Self.unmarked(page)).harm == [], "\(page.prefix(200))") }
        return pages
    }

    /// A text for every name that a template asks for, and nothing for some.
    private static func everything(in files: [String: [UInt8]], but absent: Set<String>) -> View {
        let names = Set(
            files.filter { $0.key.hasSuffix(".mustache") }.flatMap { _, text in
                String(decoding: text, as: UTF8.self).matches(of: /\{\{[{#^&]?\s*([A-Za-z][A-Za-z0-9._]*)/).map {
                    String($0.output.1)
                }
            }
        ).sorted()
        let outer = ["words", "site", "page"]
        let leaves = names.flatMap { $0.split(separator: ".").map(String.init) }.filter { !outer.contains($0) }.reduce(
            [:] as View
        ) { $0.merging(leaf($1, isAbsent: absent.contains($1))) }
        let groups = names.filter { $0.contains(".") }.map { String($0.prefix { $0 != "." }) }.filter {
            !outer.contains($0)
        }
        return groups.reduce(leaves) { $0.merging([$1: absent.contains($1) ? nil : leaves]) }
    }

    private static func leaf(_ name: String, isAbsent: Bool) -> View {
        if isAbsent || name == "root" { return [name: nil] }
        if name.hasSuffix("HTML") { return [name: HTML(EscapedText.html(HostileEdition.text))] }
        return [name: name == "script" ? "sok.js" : closed.contains(name) ? "1" : HostileEdition.text]
    }

    private static func unmarked(_ page: String) -> [UInt8] {
        Array(page.replacing(/\u{E000}[0-9]+\u{E001}/, with: "").replacing("\u{E002}", with: "").utf8)
    }

    /// Calls with every slot's number and what stands in it, inner ones included.
    private static func read(_ page: String, _ body: (Int, String) -> Void) {
        var stack: [(slot: Int, text: [UInt8])] = []
        var rest = Array(page.utf8)[...]
        // The signs are three bytes each: EE 80 80, 81 and 82.
        while let next = rest.firstIndex(of: 0xEE) {
            let text = rest[..<next]
            for index in stack.indices { stack[index].text += text }
            let kind = rest[next + 2]
            rest = rest[(next + 3)...]
            if kind == 0x80 {
                let digits = rest.prefix { $0 != 0xEE }
                stack.append((Int(String(decoding: digits, as: UTF8.self)) ?? -1, []))
                rest = rest[digits.endIndex...].dropFirst(3)
            } else if kind == 0x82, let slot = stack.popLast() {
                body(slot.slot, String(decoding: slot.text, as: UTF8.self))
            }
        }
    }
}
