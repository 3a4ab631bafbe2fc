import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// `rapport.html`: the whole report on one page, for print and for those who read from end to end.
struct WholeReportPage {
    let scope: PageScope
    private var site: SiteContext { scope.site }
    private var report: Report { site.report }

    init(site: SiteContext) {
        scope = PageScope(
            site: site, page: .wholeReport,
            details: PageDetails(type: "report", title: site.edition.title, description: site.edition.summary))
    }

    func render() -> RenderedFile {
        let records = RecordViews(scope: scope)
        let edition = site.edition
        let legends = LegendViews(site: site, headingLevel: 4).views
        let keyFigures = records.keyFigures(idPrefix: "nyckeltal-", of: ownKeyFigureGroups)
        return scope.file(
            "rapport",
            [
                "report": [
                    "organisation": edition.organisation.isEmpty ? nil : edition.organisation, "title": edition.title,
                    "subtitle": edition.subtitle,
                    "version": edition.version,
                    "isDraft": edition.state == .draft, "siteURL": Page.overview.path,
                    "pdf": site.pdf(of: .wholeReport, root: scope.page.root),
                    "assessment": AssessmentWords(site: site.material).basis,
                    "keyPoints": KeyPointsView(scope: scope, sectionClass: "report-part").view,
                    "kicker": AssessmentWords(site: site.material).kicker,
                    "planLead": site.isPlan ? CountWords(site: site).ofPlan : nil,
                    "imprint": ImprintView(scope: scope, headingLevel: 3).wanted, "toc": toc,
                    "foreword": ForewordView(scope: scope, headingLevel: 2).view,
                    "goalTable": GoalTableView(scope: scope, id: "maltabell", goals: site.assessed.goals).view,
                    "hasLegends": !legends.isEmpty, "legends": legends,
                    "strategy": strategy, "chapters": report.chapters.map(chapter),
                    "hasGoals": !site.assessed.goals.isEmpty, "goalsTitle": site.goalsTitle,
                    "regionalGoals": site.assessed.goals.map(regionalGoal),
                    "hasGlobalGoals": site.parts.hasGlobalGoals, "globalGoals": globalGoals,
                    "assignments": once(records.assignments(id: "uppdragstabell"), .assignments),
                    "deviations": once(records.deviations(id: "avvikelsetabell"), .deviations),
                    "grants": once(records.grants(id: "projekttabell"), .grants), "hasKeyFigures": !keyFigures.isEmpty,
                    "keyFigures": keyFigures,
                    "hasContacts": !report.contacts.isEmpty, "contacts": records.contacts(report.contacts),
                    "accessibility": site.parts.hasStatement
                        ? StatementView(scope: scope, idPrefix: "till-", headingLevel: 3).view : nil,
                ] as View
            ])
    }

    /// A table that a chapter shows is not shown again at the end.
    private func once(_ table: View?, _ block: BlockName) -> View? { isShown(block) ? nil : table }

    private func isShown(_ block: BlockName, group: String? = nil) -> Bool {
        let wanted: Set = [ChapterMentions.RecordTable(block), ChapterMentions.RecordTable(block, group: group)]
        return report.chapters.contains { !$0.mentions.recordTables.isDisjoint(with: wanted) }
    }

    private var ownKeyFigureGroups: [KeyFigureGroup] {
        report.keyFigureGroups.filter { !isShown(.keyFigures, group: $0.id) }
    }

    private func chapter(_ chapter: Chapter) -> View {
        let titleID = WholeReportID.chapter(chapter.slug) + "-titel"
        let text = TextRenderer(
            scope: scope, file: chapter.file, idPrefix: WholeReportID.prefix(chapter: chapter.slug), titleID: titleID,
            levelOffset: 1)
        return ChapterView(site: site, chapter: chapter).head(headingLevel: 2, titleID: titleID)
            .merging([
                "bodyHTML": site.texts[chapter].map { HTML($0, by: text) },
                "correctionNotice": CorrectionView(site: site, page: scope.page).notice(
                    about: .chapter(slug: chapter.slug)),
            ])
    }

    private func regionalGoal(_ goal: AssessedGoal) -> View {
        [
            "anchor": regionalGoalAnchor(goal), "number": goal.goal.number, "title": goal.goal.title,
            "goals": ([goal] + goal.subgoals).filter(\.hasPage).map { goal in
                GoalView(scope: scope, assessed: goal).page(headingLevel: 4)
                    .merging([
                        "correctionNotice": CorrectionView(site: site, page: scope.page).notice(
                            about: .goal(number: goal.goal.number))
                    ])
            },
        ]
    }

    /// Perspectives, so that links to them stay on the page.
    private var strategy: View? {
        let strategy = report.strategy
        guard !strategy.perspectives.isEmpty else { return nil }
        return [
            "perspectives": strategy.perspectives.map { perspective in
                let chapters = report.chapters.compactMap { chapter in
                    chapter.sections.first { $0.kind == .perspective(id: perspective.id) && !$0.isEmpty }.map {
                        section in
                        ["title": chapter.numberedTitle, "url": scope.url(.chapter(slug: chapter.slug), section.id)]
                            as View
                    }
                }
                return [
                    "anchor": WholeReportID.perspective(perspective.id), "title": perspective.title,
                    "description": perspective.summary,
                    "hasChapters": !chapters.isEmpty, "chapters": chapters,
                ] as View
            }
        ]
    }

    private var globalGoals: [View] {
        GlobalGoal.all.map { goal in
            let chapters = site.index.globalGoals[goal.number, default: []].map { place in
                ["title": place.chapterTitle, "url": scope.url(place.page, place.id)] as View
            }
            return [
                "anchor": WholeReportID.globalGoal(goal.number), "number": String(goal.number), "title": goal.title,
                "hasChapters": !chapters.isEmpty, "chapters": chapters,
            ]
        }
    }

    private var regionalGoalLinks: [View] {
        site.assessed.goals.map { goal in
            [
                "title": "\(site.word("regionalGoal")) \(goal.goal.number). \(goal.goal.title)",
                "url": "#" + regionalGoalAnchor(goal),
            ]
        }
    }

    private func regionalGoalAnchor(_ goal: AssessedGoal) -> String {
        goal.hasPage ? "regionmal-\(goal.goal.number)" : WholeReportID.goal(goal.goal.number)
    }

    private var toc: View {
        let link = { (title: String, fragment: String) -> View in
            ["title": title, "url": "#" + fragment, "hasChildren": false, "children": [] as [View]]
        }
        var items: [View] = []
        if KeyPointsView(scope: scope, sectionClass: "").view != nil {
            items.append(link(site.word("keyPoints"), "det-viktigaste"))
        }
        items += ImprintView.isWanted(site.edition) ? [link(site.word("aboutReport"), "om-rapporten")] : []
        if report.foreword != nil { items.append(link(report.foreword?.title ?? "", "forord")) }
        if !report.goals.isEmpty { items.append(link(site.goalsTitle, "malen-i-korthet")) }
        items += report.chapters.map { link($0.numberedTitle, WholeReportID.chapter($0.slug)) }
        if !report.goals.isEmpty {
            items.append(
                link(site.word("allGoals"), "alla-mal").merging(["hasChildren": true, "children": regionalGoalLinks]))
        }
        if !report.strategy.perspectives.isEmpty { items.append(link(site.word("perspectives"), "inriktningar")) }
        if site.parts.hasGlobalGoals { items.append(link(site.word("agenda2030"), "agenda-2030")) }
        if !report.assignments.isEmpty, !isShown(.assignments) {
            items.append(link(site.word("assignments"), "uppdrag"))
        }
        if !report.deviations.isEmpty, !isShown(.deviations) {
            items.append(link(site.word("deviations"), "avvikelser"))
        }
        if report.grants != nil, !isShown(.grants) { items.append(link(site.word("grants"), "projekt")) }
        if !ownKeyFigureGroups.isEmpty { items.append(link(site.word("keyFigures"), "nyckeltal")) }
        if !report.contacts.isEmpty { items.append(link(site.word("contacts"), "kontakter")) }
        if site.parts.hasStatement { items.append(link(site.word("accessibilityStatement"), "tillganglighet")) }
        return ["id": "innehall", "items": items]
    }
}
