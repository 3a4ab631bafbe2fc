import Diagnostics
import ReportAssessment
import ReportModel
import ReportTexts
import Templates

/// Turns a block's request into HTML, through the templates in `Templates/block/`.
struct DirectiveRenderer {
    let text: TextRenderer
    /// Unique on the page.
    let id: String
    let range: SourceRange

    private var scope: PageScope { text.scope }
    private var site: SiteContext { scope.site }
    private var records: RecordViews { RecordViews(scope: scope) }

    func html(_ directive: Directive) -> HTML {
        switch directive {
        case .goal(let number):
            return goal(number).map { scope.block("mal", GoalView(scope: scope, assessed: $0).card(id: id)) }
                ?? HTML("")
        case .goalTable(let number): return goalTable(number)
        case .indicators(let goal, let ids): return indicators(goal, ids)
        case .table(let block):
            return scope.block(
                "tabell",
                TableView(
                    scope: scope, id: id, title: block.title, table: block.table, columns: block.columns,
                    hasSum: block.hasSum, note: block.note, source: block.source,
                    texts: block.cells.mapValues(text.html)
                ).view)
        case .chart(let block):
            return ChartBlockView(scope: scope, id: id, block: block).view.map { scope.block("diagram", $0) }
                ?? HTML("")
        case .factBox(let title, let level, let content):
            return scope.block(
                "faktaruta",
                [
                    "id": id, "title": title, "headingLevel": String(text.placement.shifted(level)),
                    "bodyHTML": text.html(content),
                ])
        case .quote(let content, let attribution):
            return scope.block(
                "citat", ["bodyHTML": text.html(content), "attributionHTML": attribution.map(text.html)])
        case .picture(let picture):
            return PictureView(text: text, picture: picture).view.map { scope.block("bild", $0) } ?? HTML("")
        case .language(let code, let content):
            return scope.block("sprak", ["language": code, "bodyHTML": text.html(content)])
        case .assignments: return record("uppdrag", records.assignments(id: id), file: "uppdrag.yaml")
        case .deviations: return record("avvikelser", records.deviations(id: id), file: "avvikelser.yaml")
        case .grants: return record("projekt", records.grants(id: id), file: "beviljade-projekt.yaml")
        case .keyFigures(let group): return keyFigures(group)
        case .contacts: return scope.block("kontakter", ["contacts": records.contacts(site.report.contacts)])
        }
    }

    private func goal(_ number: String) -> AssessedGoal? {
        if let goal = site.index.goals[number] { return goal }
        if !site.gaps.lacksGoals {
            guard case .problem(let id, let message, let help) = ReferenceResolver(site: site.facts).unknownGoal(number)
            else { return nil }
            report(id, message, help: help)
        }
        return nil
    }

    private func goalTable(_ number: String?) -> HTML {
        var goals = site.assessed.goals
        if let number {
            guard let goal = goal(number) else { return HTML("") }
            goals = [goal]
        }
        return GoalTableView(scope: scope, id: id, goals: goals).view.map { scope.block("maltabell", $0) } ?? HTML("")
    }

    private func indicators(_ number: String?, _ ids: [Sourced<String>]) -> HTML {
        var indicators: [AssessedIndicator] = []
        var caption = site.word("indicators")
        if let number {
            guard let goal = goal(number) else { return HTML("") }
            indicators = goal.indicators
            caption = site.phrases("indicatorTableCaption", ["number": number])
        }
        for id in ids {
            if let found = site.index.indicators[id.value]?.indicator {
                indicators.append(found)
            } else if !site.gaps.hasGoals {
                report(
                    "okänd-indikator", "indikatorn ”\(id.value)” finns inte", at: id.range,
                    help: Suggestion.help(for: id.value, among: site.index.indicators.keys.sorted()))
            }
        }
        if indicators.isEmpty {
            if number == nil, ids.isEmpty {
                report(
                    "ofullständigt-block", "blocket säger inte vilka indikatorer",
                    help: "skriv målets nummer (```indikatorer 4.1) eller ett id per rad")
            }
            return HTML("")
        }
        let view: View =
            site.isPlan
            ? [
                "results": nil,
                "plan": PlanTableView(scope: scope, id: id, caption: caption, indicators: indicators).view,
            ]
            : [
                "results": IndicatorTableView(scope: scope, id: id, caption: caption, indicators: indicators).view,
                "plan": nil,
            ]
        return scope.block("indikatorer", view)
    }

    private func record(_ block: String, _ view: View?, file: String) -> HTML {
        if let view { return scope.block(block, view) }
        if !site.gaps.hasRecords {
            report("saknad-fil", "blocket ”\(block)” har inget att visa", help: "lägg in uppgifterna i \(file)")
        }
        return HTML("")
    }

    private func keyFigures(_ group: String?) -> HTML {
        let groups = site.report.keyFigureGroups.filter { group == nil || $0.id == group }
        let views = records.keyFigures(idPrefix: id + "-", of: groups)
        if views.isEmpty, !site.gaps.hasRecords {
            report(
                "okänt-nyckeltal", "gruppen ”\(group ?? "")” finns inte bland nyckeltalen",
                help: Suggestion.help(for: group ?? "", among: site.report.keyFigureGroups.map(\.id)))
        }
        return HTML(views.map { scope.block("nyckeltal", $0) })
    }

    private func report(_ id: String, _ message: String, at place: SourceRange? = nil, help: String?) {
        site.findings.add(Diagnostic(.error, id, message, at: place ?? firstLine, help: help))
    }

    /// The line with the fence and the name.
    private var firstLine: SourceRange {
        let length = (range.file.line(range.start.line)?.count ?? 0) - range.start.column + 1
        return SourceRange(file: range.file, line: range.start.line, column: range.start.column, length: max(3, length))
    }
}
