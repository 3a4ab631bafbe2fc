import Diagnostics
import Foundation
import ReportEditing
import ReportLoading
import ReportPipeline
import Testing

/// The handbook's examples work, and what it shows of messages is what the program says.
@Suite struct HandbookTests {
    private static let pages: [String: String] = {
        let content = RealContent.project.path + "/Content"
        let tree = FolderReader(root: content + "/handbok", prefix: "").read(name: "handbok").tree
        var pages = Dictionary(
            uniqueKeysWithValues: tree.paths(in: "", extensions: ["md"]).map {
                (String($0.dropLast(3)), RealContent.text(tree.files[$0]))
            })
        pages["HANDBOK"] = try? String(contentsOfFile: content + "/HANDBOK.md", encoding: .utf8)
        return pages
    }()
    private static let handbook = Handbook(pages: pages, example: RealContent.tree("exempel"))

    private static func run(_ tree: SourceTree) -> Pipeline.Outcome {
        Pipeline.run(tree, templates: RealContent.templates, templatePrefix: "Templates/")
    }

    @Test func buildsWithAPictureOfEveryExample() throws {
        let outcome = Self.run(Self.handbook.tree)
        #expect(outcome.diagnostics == [])
        let site = try #require(outcome.site)
        for name in [
            "handbok", "slag", "block", "diagram", "formler", "ny-argang", "publicera", "efter-publicering", "nycklar",
        ] {
            let page = try #require(site.files.first { $0.path == "kapitel/\(name)/index.html" })
            let html = RealContent.text(page.bytes)
            let count = Self.handbook.examples.count { $0.page.lowercased() == name && $0.kind == .text }
            #expect(html.split(separator: "<em>Så blir det:</em>").count - 1 == count, "\(name)")
            #expect(html.firstMatch(of: #/href="([^"]*\.md|kapitel:[^"]*)"/#) == nil, "\(name)")
        }
        // Outside an example a formula is shown as it is typed, and not worked out.
        let formulas = RealContent.text(
            try #require(site.files.first { $0.path == "kapitel/formler/index.html" }).bytes)
        #expect(formulas.contains("<code>`=regionmål.antal`</code>"))
        #expect(Self.handbook.examples.count { $0.kind == .text } > 30)
    }

    /// The example edition's own frame, with what an example says in the place of what it says itself.
    private static func frame(with example: String, in tree: SourceTree) -> [UInt8] {
        let isKey = { (line: Substring) in line.first?.isLetter == true }
        let keys = Set(example.split(separator: "\n").filter(isKey).map { $0.prefix { $0 != ":" } })
        var isReplaced = false
        let kept = RealContent.text(tree.files["rapport.yaml"]).split(separator: "\n").filter { line in
            if isKey(line) { isReplaced = keys.contains(line.prefix { $0 != ":" }) }
            return !isReplaced
        }
        return Array((kept.joined(separator: "\n") + "\n" + example).utf8)
    }

    /// What is no part of a chapter is tried where an editor would put it.
    @Test(arguments: handbook.examples.filter { $0.kind != .text }.map { "\($0.page):\($0.line)" })
    func everyFileExampleWorks(place: String) throws {
        let example = try #require(Self.handbook.examples.first { "\($0.page):\($0.line)" == place })
        var tree = RealContent.tree("exempel")
        switch example.kind {
        case .text: return
        case .chapter: tree.files["kapitel/9-handbok.md"] = Array(example.text.utf8)
        case .file("kapitel"): tree.files["kapitel/9-handbok.md"] = Array("---\n\(example.text)---\n\nText.\n".utf8)
        case .file("indikator"):
            let indented = example.text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
            tree.files["mal/mal-07.yaml"] = Array("nummer: 7\ntitel: Prov\nindikatorer:\n\(indented)\n".utf8)
        case .file("rapport.yaml"): tree.files["rapport.yaml"] = Self.frame(with: example.text, in: tree)
        case .file(let path):
            #expect(path.contains("/"), "”\(path)” säger inte var exemplet hör hemma")
            tree.files[path] = Array(example.text.utf8)
        }
        #expect(Self.run(tree).diagnostics == [])
    }

    /// The excerpt, the columns and the caret of the sample are those that an editor meets.
    @Test func theSampleMessageIsARealOne() throws {
        let page = try #require(Self.pages["HANDBOK"])
        let start = try #require(page.firstRange(of: "```text meddelande\n")).upperBound
        let sample = page[start...].split(separator: "```", maxSplits: 1)[0]
        let place = try #require(sample.firstMatch(of: #/--> (?<path>\S+):(?<line>\d+):/#))
        let number = try #require(Int(place.output.line))
        let excerpt = try #require(sample.split(separator: "\n").first { $0.hasPrefix("\(number) | ") }).dropFirst(
            "\(number) | ".count)
        var tree = RealContent.tree("2023")
        let path = String(place.output.path.dropFirst("Content/2023/".count))
        var lines = RealContent.text(tree.files[path]).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        lines[number - 1] = String(excerpt)
        tree.files[path] = Array(lines.joined(separator: "\n").utf8)
        let found = Self.run(tree).diagnostics.filter { $0.severity == .error }
        #expect(DiagnosticFormatter.human.format(found) == String(sample))
    }

    /// Every link between the handbook's pages leads to one.
    @Test func everyLinkLeadsSomewhere() {
        let content = RealContent.project.path + "/Content"
        for (name, text) in Self.pages {
            let folder = name == "HANDBOK" ? content : content + "/handbok"
            for match in text.matches(of: #/\]\((?<path>[^):#`]+\.md)\)/#) {
                #expect(
                    FileManager.default.fileExists(atPath: "\(folder)/\(match.output.path)"),
                    "\(name): \(match.output.path)")
            }
        }
    }
}
