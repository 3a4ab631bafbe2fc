import Diagnostics
import ReportEditing
import ReportLoading
import ReportModel
import ReportPipeline
import ReportProgress
import Testing

@Suite struct NewEditionTests {
    /// The new edition of a real one, as it would lie in `Content/2024`.
    private static func made(from name: String, year: Int = 2024) throws -> (tree: SourceTree, account: Account) {
        try made(from: RealContent.tree(name), year: year)
    }

    private static func made(from source: SourceTree, year: Int) throws -> (tree: SourceTree, account: Account) {
        let (report, _) = ReportLoader.load(source)
        let edition = NewEdition(from: source, report: try #require(report), year: year)
        return (SourceTree(name: String(year), prefix: "Content/\(year)/", files: edition.files), edition.account)
    }

    private static func run(_ tree: SourceTree) -> Pipeline.Outcome {
        Pipeline.run(tree, templates: RealContent.templates, templatePrefix: "Templates/")
    }

    // MARK: The real editions

    @Test(arguments: RealContent.editions)
    func buildsAtOnceAndAsksForTheRest(name: String) throws {
        let (tree, account) = try Self.made(from: name)
        let outcome = Self.run(tree)
        #expect(outcome.site != nil)
        #expect(outcome.diagnostics.filter { $0.id != "fyll-i" } == [])
        #expect(
            Set(
                outcome.diagnostics.compactMap { $0.range?.file.path.dropFirst("Content/2024/".count) }.map(String.init)
            ) == Set(account.prompts.map(\.path)))
        #expect(account.promptCount > 100)
    }

    @Test(arguments: RealContent.editions)
    func goesOnToTheYearAfter(name: String) throws {
        let (tree, first) = try Self.made(from: name)
        let (next, second) = try Self.made(from: tree, year: 2025)
        #expect(Self.run(next).diagnostics.filter { $0.id != "fyll-i" } == [])
        #expect(second.promptCount > first.promptCount - 10 && second.promptCount <= first.promptCount)
        #expect(!next.files.values.contains { RealContent.text($0).contains("# FYLL I: FYLL I") })
    }

    @Test(arguments: RealContent.editions)
    func keepsTheFrameAndDropsTheYear(name: String) throws {
        let source = RealContent.tree(name)
        let (tree, _) = try Self.made(from: name)
        for path in ["skalor.yaml", "strategi.yaml", "kontakter.yaml"] {
            #expect(tree.files[path] == source.files[path], "\(path)")
        }
        let old = try #require(ReportLoader.load(source).report)
        let new = try #require(ReportLoader.load(tree).report)
        #expect(new.edition.year == 2024)
        #expect(new.edition.state == .draft)
        #expect(new.edition.title.hasPrefix("FYLL I: "))
        #expect(
            new.edition.decision.date == nil && new.edition.decision.body == nil
                && new.edition.decision.diaryNumber == nil)
        #expect(new.edition.followUpDate == nil && new.edition.followUpKind == .plan && new.edition.corrections.isEmpty)
        #expect(new.edition.notice == old.edition.notice)
        #expect(new.goals.map(\.number) == old.goals.map(\.number))
        #expect(Self.goals(new).map(\.title) == Self.goals(old).map(\.title))
        #expect(
            Self.goals(new).allSatisfy {
                $0.forecast == nil && $0.result == nil && $0.comment == nil && $0.reason == nil
            })
        #expect(Self.indicators(new).map(\.id) == Self.indicators(old).map(\.id))
        #expect(Self.indicators(new).flatMap(\.measures).allSatisfy { $0.outcomes.isEmpty && $0.declaredState == nil })
        #expect(
            Self.indicators(new).flatMap(\.measures).map(\.rule?.name)
                == Self.indicators(old).flatMap(\.measures).map(\.rule?.name))
        #expect(new.keyFigureGroups.flatMap(\.figures).allSatisfy { $0.value == nil && $0.period == nil })
        #expect(new.chapters.map(\.title) == old.chapters.map(\.title))
        #expect(new.chapters.allSatisfy { $0.state == .draft && $0.reviewedBy == nil && $0.summary == nil })
        #expect(new.accessibilityStatement?.conformity == nil && new.accessibilityStatement?.tests.isEmpty == true)
        #expect(new.accessibilityStatement?.flaws.count == old.accessibilityStatement?.flaws.count)
    }

    private static func goals(_ report: Report) -> [Goal] { report.goals.flatMap { [$0] + $0.subgoals } }
    private static func indicators(_ report: Report) -> [Indicator] { goals(report).flatMap(\.indicators) }

    /// The outcome that counted is last year's now, with the same value, and with its source.
    @Test(arguments: RealContent.editions)
    func outcomesBecomeLastYears(name: String) throws {
        let old = try #require(ReportLoader.load(RealContent.tree(name)).report)
        let new = try #require(ReportLoader.load(try Self.made(from: name).tree).report)
        var count = 0
        for (before, after) in zip(Self.indicators(old), Self.indicators(new)) {
            for (old, new) in zip(before.measures, after.measures) {
                let dated = old.outcomes.enumerated().max {
                    ($0.element.date ?? PartialDate(year: 0), $0.offset) < (
                        $1.element.date ?? PartialDate(year: 0), $1.offset
                    )
                }
                guard old.outcomes.count <= 1 || old.aggregation == .latest, let latest = dated?.element else {
                    #expect(new.earlier.map(\.value) == old.earlier.map(\.value))
                    continue
                }
                #expect(new.earlier.contains { $0.value == latest.value && $0.date?.year == 2023 }, "\(before.id)")
                #expect(new.earlier.count == old.earlier.count + 1)
                count += 1
            }
        }
        #expect(count > (name == "exempel" ? 80 : 5))
    }

    /// A comment stays unless it stood inside something that went.
    @Test func keepsComments() throws {
        let source = RealContent.tree("exempel")
        let (tree, _) = try Self.made(from: "exempel")
        var count = 0
        for (path, bytes) in source.files where path.hasSuffix(".yaml") && tree.files[path] != nil {
            let new = RealContent.text(tree.files[path])
            for line in RealContent.text(bytes).split(separator: "\n") {
                guard
                    let comment = line.split(separator: " ").first == "#"
                        ? line : line.firstRange(of: "   # ").map({ line[$0.upperBound...] })
                else { continue }
                guard !line.contains("- {") else { continue }
                #expect(new.contains(comment), "\(path): \(comment)")
                count += 1
            }
        }
        #expect(count > 60)
    }

    /// The status of an edition that nobody has written yet says so: questions are no text.
    @Test func promptsAreNoText() throws {
        let outcome = Self.run(try Self.made(from: "2023").tree)
        let status = EditionProgress(try #require(outcome.report), diagnostics: outcome.diagnostics)
        for chapter in status.chapters {
            #expect(chapter.missing.contains { if case .sections = $0 { true } else { false } }, "\(chapter.title)")
            #expect(chapter.words < 100, "\(chapter.title)")
        }
    }

    @Test func everySectionStandsWithAQuestion() throws {
        let old = try #require(ReportLoader.load(RealContent.tree("2023")).report)
        let new = try #require(ReportLoader.load(try Self.made(from: "2023").tree).report)
        for chapter in new.chapters where chapter.priority != nil {
            #expect(
                chapter.sections.map(\.kind).filter { $0 != .other } == old.strategy.sectionPlan.map(\.kind),
                "\(chapter.title)")
        }
        for chapter in new.chapters {
            for section in chapter.sections {
                guard case .paragraph(let content) = chapter.blocks(of: section).dropFirst().first?.kind else {
                    Issue.record("\(chapter.title): \(section.title)")
                    continue
                }
                #expect(
                    content.first.map {
                        if case .text(let text) = $0.kind { text.hasPrefix("FYLL I: ") } else { false }
                    } == true)
            }
        }
    }
}
