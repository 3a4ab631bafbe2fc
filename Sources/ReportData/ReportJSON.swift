import ExactNumbers
import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles

/// `data/rapport.json`: the report's figures as a public interface.
///
/// Names are English and never change; a value that is not given is `null`, never absent and never 0.
struct ReportJSON {
    let site: SiteFacts
    let corrections: Corrections
    var report: Report { site.report }

    func file() -> RenderedFile {
        var json = JSONWriter()
        json.object { json in
            json.member("edition") { edition(&$0) }
            json.member("scales") { scales(&$0) }
            json.member("goals") { $0.array(site.assessed.goals, regionalGoal) }
            json.member("assignments") { $0.array(report.assignments, assignment) }
            json.member("deviations") { $0.array(report.deviations, deviation) }
            json.member("grants") { $0.array(report.grants?.grants ?? [], grant) }
            json.member("grantTotals") { grantTotals(&$0) }
            json.member("keyFigures") { $0.array(report.keyFigureGroups, keyFigureGroup) }
            json.member("chapters") { $0.array(report.chapters, chapter) }
        }
        return RenderedFile(path: "data/rapport.json", bytes: json.bytes)
    }

    // MARK: Edition

    private func edition(_ json: inout JSONWriter) {
        let edition = report.edition
        json.object { json in
            json.member("name", edition.name)
            json.member("title", edition.title)
            // A paper may be of no year.
            json.member("year", edition.year == 0 ? nil : edition.year)
            json.member("language", edition.language)
            json.member("organisation", edition.organisation)
            json.member("publisher", edition.publisher)
            json.member("decision") { json in
                json.object { json in
                    json.member("body", edition.decision.body)
                    json.member("date", edition.decision.date?.iso)
                    json.member("diaryNumber", edition.decision.diaryNumber)
                }
            }
            json.member("version", edition.version)
            json.member("state", edition.state == .draft ? "utkast" : "beslutad")
            json.member("kind", edition.kind.rawValue)
            json.member("followUp") { json in
                json.object { json in
                    json.member("kind", edition.followUpKind.rawValue)
                    json.member("date", edition.followUpDate?.iso)
                }
            }
            json.member("notice", edition.notice)
            json.member("url", edition.address?.text)
            json.member("corrections") { $0.array(corrections.entries, correction) }
            json.member("versions") { $0.array(edition.versions, version) }
        }
    }

    private func scales(_ json: inout JSONWriter) {
        let levels = { (json: inout JSONWriter, scale: AssessmentScale) in
            json.array(scale.levels) { json, level in
                json.object { json in
                    json.member("id", level.id)
                    json.member("label", level.label)
                    json.member("colour", level.colour.rawValue)
                    json.member("from", level.threshold)
                }
            }
        }
        json.object { json in
            json.member("goals") { levels(&$0, report.scales.goals) }
            json.member("indicators") { levels(&$0, report.scales.indicators) }
            json.member("assignments") { levels(&$0, report.scales.assignments) }
        }
    }

    // MARK: Goals

    private func regionalGoal(_ json: inout JSONWriter, _ goal: AssessedGoal) {
        json.object { json in
            goalMembers(&json, goal)
            json.member("subgoals") { json in
                json.array(goal.subgoals) { json, subgoal in json.object { goalMembers(&$0, subgoal) } }
            }
        }
    }

    /// A goal that is not assessed itself has no status.
    private func goalMembers(_ json: inout JSONWriter, _ assessed: AssessedGoal) {
        let goal = assessed.goal
        let status = assessed.status
        json.member("id", goal.number)
        json.member("title", goal.title)
        json.member("url", assessed.hasPage ? Page.goal(number: goal.number).path : nil)
        json.member("status", status?.id)
        json.member("statusLabel", status?.label)
        json.member("statusKind", assessed.basis?.rawValue)
        json.member("statusDate", assessed.date?.iso)
        json.member("history") { json in
            json.array(goal.history) { json, year in
                json.object { json in
                    json.member("year", year.year)
                    json.member("date", year.occasion.date.iso)
                    json.member("kind", year.occasion.kind.rawValue)
                    json.member("status", year.level.id)
                    json.member("statusLabel", year.level.label)
                }
            }
        }
        json.member("priorities", goal.priorities)
        json.member("source", goal.source)
        json.member("indicators") { $0.array(assessed.indicators, indicator) }
    }

    private func indicator(_ json: inout JSONWriter, _ assessed: AssessedIndicator) {
        let indicator = assessed.indicator
        let only = assessed.measures.count == 1 ? assessed.measures.first : nil
        json.object { json in
            json.member("id", indicator.id)
            json.member("title", indicator.title)
            json.member("url", Page.indicator(id: indicator.id).path)
            figures(&json, only)
            json.member("status", assessed.status.id)
            json.member("statusLabel", assessed.status.label)
            json.member("reason", assessed.reason.text)
            json.member("followUp", indicator.followUp)
            json.member("source", indicator.source)
            json.member("measures") { $0.array(assessed.measures.count > 1 ? assessed.measures : [], measure) }
        }
    }

    private func measure(_ json: inout JSONWriter, _ assessed: AssessedMeasure) {
        json.object { json in
            json.member("id", assessed.measure.id)
            json.member("title", assessed.measure.title)
            figures(&json, assessed)
            json.member("status", assessed.status.id)
            json.member("statusLabel", assessed.status.label)
            json.member("reason", assessed.reason.text)
        }
    }

    private func figures(_ json: inout JSONWriter, _ assessed: AssessedMeasure?) {
        json.member("unit", assessed?.measure.unit)
        json.member("rule", assessed?.measure.rule?.name)
        json.member("target") { json in
            switch assessed?.target {
            case .number(let number):
                let outcome: [ExactNumber] =
                    if case .number(let outcome)? = assessed?.outcome { [outcome] } else { [] }
                json.raw(SwedishNumber.decimalText(number, apartFrom: outcome))
            case .yesNo(let answer): json.raw(answer ? "true" : "false")
            case .words(let words): json.string(words)
            case nil: json.raw("null")
            }
        }
        let earlier = assessed?.measure.outcome(before: report.edition.year)
        json.member("earlierOutcome") { value(&$0, earlier?.value) }
        json.member("earlierOutcomeDate", earlier?.date?.iso)
        json.member("outcome") { value(&$0, assessed?.outcome) }
        json.member("outcomeDate", assessed?.outcomeDate?.iso)
        json.member("share") { json in
            json.raw(assessed?.share.map { SwedishNumber.decimalText($0, apartFrom: site.thresholds) } ?? "null")
        }
        json.member("observations") { json in
            json.array((assessed?.measure.earlier ?? []) + (assessed?.measure.outcomes ?? []), observation)
        }
    }

    /// A share of the target alone is no outcome: it stands in `share`.
    private func value(_ json: inout JSONWriter, _ value: Observation.Value?) {
        switch value {
        case .number(let number): json.number(number)
        case .yesNo(let answer): json.raw(answer ? "true" : "false")
        case .words(let words, _): json.string(words)
        case .shareOfTarget, nil: json.raw("null")
        }
    }

    private func observation(_ json: inout JSONWriter, _ observation: Observation) {
        json.object { json in
            json.member("date", observation.date?.iso)
            json.member("value") { value(&$0, observation.value) }
            if case .shareOfTarget(let share) = observation.value {
                json.member("share", share)
            } else {
                json.member("share", nil as ExactNumber?)
            }
            json.member("note", observation.note)
            json.member("source", observation.source)
        }
    }

    // MARK: Chapters

    private func chapter(_ json: inout JSONWriter, _ chapter: Chapter) {
        let path = Page.chapter(slug: chapter.slug).path
        json.object { json in
            json.member("id", chapter.slug)
            json.member("number", chapter.number)
            json.member("priority", chapter.priority)
            json.member("title", chapter.title)
            json.member("url", path)
            json.member("globalGoals", chapter.globalGoals.inOrder)
            json.member("sections") { json in json.array(chapter.sections) { section(&$0, $1, path: path) } }
        }
    }

    private func section(_ json: inout JSONWriter, _ section: Section, path: String) {
        json.object { json in
            json.member("id", section.id)
            json.member("title", section.title)
            json.member("url", "\(path)#\(section.id)")
            json.member("kind", section.kind.jsonName)
            if case .perspective(let id) = section.kind {
                json.member("perspective", id)
            } else {
                json.member("perspective", nil as String?)
            }
            json.member(
                "subPriorities", section.subsections.compactMap(\.subPriority) + [section.subPriority].compactMap { $0 }
            )
            json.member("globalGoals", section.globalGoals.inOrder)
        }
    }
}

extension SectionKind {
    /// The kind's name in the open data.
    fileprivate var jsonName: String {
        switch self {
        case .externalDevelopments: "external-developments"
        case .contribution: "contribution"
        case .cooperation: "cooperation"
        case .examples: "examples"
        case .perspective: "perspective"
        case .agenda2030: "agenda-2030"
        case .other: "other"
        }
    }
}
