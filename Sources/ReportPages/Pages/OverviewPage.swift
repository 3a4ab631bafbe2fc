import ExactNumbers
import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// `index.html`: what, who, the state at a glance and the way in.
struct OverviewPage {
    let scope: PageScope
    let downloads: [View]

    private var site: SiteContext { scope.site }
    private var report: Report { site.report }

    init(site: SiteContext, downloads: [View]) {
        scope = PageScope(
            site: site, page: .overview,
            details: PageDetails(
                type: "overview", title: site.edition.title, description: site.edition.summary,
                alternates: [(site.word("reportAsData"), "data/rapport.json", "application/json")],
                searchKind: site.word("overview")))
        self.downloads = downloads
    }

    func render() -> RenderedFile {
        let edition = site.edition
        return scope.file(
            "oversikt",
            [
                "overview": [
                    "organisation": edition.organisation, "title": edition.title, "subtitle": edition.subtitle,
                    "description": edition.summary,
                    "reportURL": scope.url(.wholeReport), "pdf": site.pdf(of: .wholeReport, root: scope.page.root),
                    "foreword": ForewordView(scope: scope, headingLevel: 2).view,
                    "kicker": AssessmentWords(site: site.material).kicker,
                    "assessment": AssessmentWords(site: site.material).basis,
                    "keyPoints": KeyPointsView(scope: scope, sectionClass: "section").view,
                    "hasGoals": !regionalGoals.isEmpty, "goalsTitle": site.goalsTitle,
                    "plan": site.isPlan
                        ? ["lead": CountWords(site: site).ofPlan, "regionalGoals": regionalGoals] as View : nil,
                    "tiles": site.isPlan ? nil : ["regionalGoals": regionalGoals] as View,
                    "goalsURL": scope.url(.goals),
                    "hasPriorities": site.parts.hasPriorities,
                    "chaptersTitle": site.word(site.parts.hasPriorities ? "priorities" : "chapters"),
                    "prioritiesLead": site.parts.hasPriorities ? strategyLead : nil,
                    "priorities": report.strategy.priorities.map(priority),
                    "hasOtherChapters": !otherChapters.isEmpty,
                    "otherChapters": otherChapters, "hasPerspectives": !report.strategy.perspectives.isEmpty,
                    "hasSustainabilityGoals": !report.strategy.sustainabilityGoals.isEmpty,
                    "sustainabilityGoals": sustainabilityGoals,
                    "perspectives": report.strategy.perspectives.map {
                        ["title": $0.title, "description": $0.summary, "url": scope.url(.perspective(id: $0.id))]
                            as View
                    },
                    "hasGlobalGoals": site.parts.hasGlobalGoals, "globalGoals": GlobalGoal.all.map(globalGoal),
                    "assignments": assignments,
                    "imprint": ImprintView(scope: scope, headingLevel: 3).wanted,
                    "hasDownloads": !downloads.isEmpty && (site.parts.hasFigures || !site.parts.isPaper),
                    "downloads": downloads, "paper": paper, "hasChapters": !site.parts.isPaper,
                ] as View
            ])
    }

    /// The text itself, where the report is nothing else.
    private var paper: View? {
        guard site.parts.isPaper, let chapter = report.chapters.first else { return nil }
        let text = TextRenderer(scope: scope, file: chapter.file, idPrefix: "text--")
        let sections = chapter.sections.map { section in
            ["title": section.title, "url": "#text--" + section.id, "hasChildren": false, "children": [] as [View]]
                as View
        }
        return [
            "bodyHTML": site.texts[chapter].map { HTML($0, by: text) },
            "toc": sections.count < 3 ? nil : ["id": "innehall", "items": sections] as View,
        ]
    }

    private var regionalGoals: [View] {
        site.assessed.goals.map { goal in
            [
                "number": goal.goal.number, "title": goal.goal.title,
                "url": goal.hasPage && !goal.isAssessed ? scope.url(of: goal) : nil,
                "goals": ([goal] + goal.subgoals).filter(\.isAssessed).map {
                    GoalView(scope: scope, assessed: $0).item.merging([
                        "indicatorCount": CountWords(site: site).indicators($0.indicators.count)
                    ])
                },
            ]
        }
    }

    private var sustainabilityGoals: [View] {
        report.strategy.sustainabilityGoals.map { ["title": $0.title, "description": $0.summary] }
    }

    private var strategyLead: String {
        [report.strategy.title, report.strategy.period].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func priority(_ priority: Priority) -> View {
        let chapter = site.index.chapter(ofPriority: priority.number)
        return [
            "number": String(priority.number), "title": priority.title,
            "url": chapter.map { scope.url(.chapter(slug: $0.slug)) },
            "summary": chapter?.summary, "hasSubPriorities": !priority.subPriorities.isEmpty,
            "subPriorities": priority.subPriorities.map { sub in
                [
                    "number": sub.number, "title": sub.title,
                    "label": site.phrases("subPriority", ["number": sub.number]),
                    "url": site.index.subPriorities[sub.number].map {
                        scope.url($0.page, $0.id)
                    },
                ] as View
            },
        ]
    }

    private var otherChapters: [View] {
        report.chapters.filter { $0.priority == nil }.map {
            ["title": $0.title, "summary": $0.summary, "url": scope.url(.chapter(slug: $0.slug))]
        }
    }

    private func globalGoal(_ goal: GlobalGoal) -> View {
        let count = site.index.globalGoals[goal.number, default: []].count
        return [
            "number": String(goal.number), "title": goal.title, "url": scope.url(.agenda2030, "mal-\(goal.number)"),
            "countText": ChapterCount.text(count, site: site), "isEmpty": count == 0,
        ]
    }

    private var assignments: View? {
        let statuses = report.assignments.map { assignment in
            // In a plan nothing is late because nobody has said anything of it.
            site.isPlan && assignment.status == nil ? .state(.planned) : Status(of: assignment)
        }
        guard
            let tally = TallyView(
                site: site, scale: report.scales.assignments, statuses: statuses, noun: site.word("assignmentsNoun")
            ).view
        else { return nil }
        return ["tally": tally, "url": scope.url(.goals, "uppdrag")]
    }
}

/// ”inget kapitel”, ”1 kapitel”, ”5 kapitel”.
enum ChapterCount {
    static func text(_ count: Int, site: SiteContext) -> String {
        switch count {
        case 0: site.phrases("chapterCountNone")
        case 1: site.phrases("chapterCountOne")
        default: site.phrases("chapterCountMany", ["count": String(count)])
        }
    }
}

/// The foreword, where the edition has one.
struct ForewordView {
    let scope: PageScope
    let headingLevel: Int

    var view: View? {
        guard let foreword = scope.site.report.foreword else { return nil }
        return [
            "id": "forord", "title": foreword.title, "headingLevel": String(headingLevel),
            "bodyHTML": scope.html(foreword.text, idPrefix: "forord--", levelOffset: headingLevel),
            "hasSignatures": !foreword.signatories.isEmpty,
            "signatures": foreword.signatories,
        ]
    }
}

/// Who stands behind the report.
struct ImprintView {
    let scope: PageScope
    let headingLevel: Int
    private var site: SiteContext { scope.site }

    /// Whether the edition says anything of who stands behind it.
    static func isWanted(_ edition: Edition) -> Bool {
        !edition.organisation.isEmpty || edition.publisher != nil || edition.version != nil
            || edition.decision.body != nil || edition.decision.date != nil || edition.decision.diaryNumber != nil
            || !edition.sources.isEmpty || !edition.corrections.isEmpty
    }

    /// `nil` where there is nothing to say.
    var wanted: View? { Self.isWanted(site.edition) ? view : nil }

    var view: View {
        let edition = site.edition
        let notGiven = site.word("notGiven")
        let decision: View = [
            "body": edition.decision.body ?? notGiven,
            "date": ValueView.optional(edition.decision.date?.words, missing: notGiven),
            "diaryNumber": ValueView.optional(edition.decision.diaryNumber, missing: notGiven),
        ]
        return [
            "organisation": edition.organisation, "publisher": edition.publisher ?? notGiven, "decision": decision,
            "version": edition.version,
            "isDraft": edition.state == .draft, "assessmentText": AssessmentWords(site: site.material).asOf,
            "hasSources": !edition.sources.isEmpty,
            "sources": edition.sources.map { ["title": $0.title, "publisher": $0.publisher] as View },
            "headingLevel": String(headingLevel),
            "correctionsId": "rattelser", "hasCorrections": !edition.corrections.isEmpty,
            "corrections": CorrectionView(site: site, page: scope.page).list,
            "versionsURL": scope.page == .wholeReport ? nil : scope.url(.versions),
            "hasVersions": !edition.versions.isEmpty, "versions": VersionViews(site: site, page: scope.page).views,
        ]
    }
}
