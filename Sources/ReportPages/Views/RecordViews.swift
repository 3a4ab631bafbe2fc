import ExactNumbers
import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// Assignments, deviations, grants, key figures and contacts as tables and lists.
struct RecordViews {
    let scope: PageScope
    private var site: SiteContext { scope.site }

    func assignments(id: String) -> View? {
        guard !site.report.assignments.isEmpty else { return nil }
        return [
            "id": id, "caption": site.word("assignmentsCaption"),
            "rows": site.report.assignments.map { assignment in
                [
                    "anchor": "\(id)-\(assignment.id)", "title": assignment.title, "giver": assignment.giver,
                    "receiver": assignment.receiver ?? site.word("notGiven"),
                    "status": site.isPlan && assignment.status == nil ? nil : site.view(Status(of: assignment)),
                    "statusMissing": site.isPlan && assignment.status == nil ? site.word("notGiven") : nil,
                    "date": date(of: assignment)?.words, "followUp": assignment.followUp,
                    "endDate": assignment.dueDate?.words,
                    "detailHTML": detail(assignment, idPrefix: "\(id)-\(assignment.id)--"), "source": assignment.source,
                ] as View
            },
        ]
    }

    /// The edition's day holds for a status that somebody has given, not for one that is missing.
    private func date(of assignment: Assignment) -> PartialDate? {
        assignment.date ?? (assignment.status == nil ? nil : site.edition.followUpDate)
    }

    private func detail(_ assignment: Assignment, idPrefix: String) -> HTML? {
        let detail = HTML(
            [
                scope.html(assignment.summary, idPrefix: idPrefix + "beskrivning--"),
                scope.html(assignment.comment, idPrefix: idPrefix),
            ].compactMap { $0 })
        return detail.isEmpty ? nil : detail
    }

    func deviations(id: String) -> View? {
        guard !site.report.deviations.isEmpty else { return nil }
        return [
            "id": id, "caption": site.word("deviationsCaption"),
            "rows": site.report.deviations.map { deviation in
                [
                    "area": deviation.area,
                    "causeHTML": text(deviation.cause, idPrefix: "\(id)-\(deviation.id)-orsak--"),
                    "actionHTML": text(deviation.action, idPrefix: "\(id)-\(deviation.id)-atgard--"),
                    "source": deviation.source,
                ] as View
            },
        ]
    }

    private func text(_ comment: Comment?, idPrefix: String) -> HTML {
        scope.html(comment, idPrefix: idPrefix) ?? HTML(EscapedText.html(site.word("notGiven")))
    }

    func grants(id: String) -> View? {
        guard let grants = site.report.grants else { return nil }
        let totals = site.assessed.grantTotals
        let hasProjects = grants.grants.contains { $0.project != nil }
        let difference = totals?.difference.flatMap { $0.isZero ? nil : Self.kronor($0.magnitude) }
        return [
            "id": id, "caption": [grants.title, grants.period].compactMap { $0 }.joined(separator: ", "),
            "hasProjects": hasProjects, "otherColumns": grants.otherColumns.map { ["label": $0] as View },
            "rows": rows(of: grants, hasProjects: hasProjects),
            "sum": totals?.sum.map(Self.kronor) ?? site.word("notGiven"),
            "statedSum": grants.statedSum.map(Self.kronor), "difference": difference,
            "differenceNote": difference.map { site.phrases("grantsDiffer", ["difference": $0]) }, "note": grants.note,
            "statedCount": grants.statedCount.map { site.phrases("grantsCount", ["count": String($0)]) },
            "source": grants.source,
        ]
    }

    /// Grants by priority in the order in which the priorities first come, each with its sum where it has several.
    private func rows(of grants: Grants, hasProjects: Bool) -> [View] {
        var order: [Int?] = []
        for grant in grants.grants where !order.contains(grant.priority) { order.append(grant.priority) }
        return order.flatMap { priority in
            let rows = grants.grants.filter { $0.priority == priority }
            let sum = ["sum": rows.count > 1 ? self.sum(of: rows, priority, grants, hasProjects) : nil] as View
            return rows.enumerated().map { index, row in
                grant(row, hasProjects: hasProjects).merging(index == rows.count - 1 ? sum : ["sum": nil as View?])
            }
        }
    }

    private func sum(of grants: [Grant], _ priority: Int?, _ list: Grants, _ hasProjects: Bool) -> View {
        let amounts = grants.compactMap(\.amount)
        return [
            "label": priority.map { site.phrases("grantsOfPriority", ["number": String($0)]) }
                ?? site.phrases("grantsOfNoPriority"),
            "projectCell": hasProjects,
            "others": list.otherColumns.map { _ in ["text": ""] as View },
            "amount": (amounts.count == grants.count ? ExactNumber.sum(amounts) : nil).map(Self.kronor)
                ?? site.word("notGiven"),
        ]
    }

    private func priority(_ number: Int) -> Priority? {
        site.report.strategy.priorities.first { $0.number == number }
    }

    private func grant(_ grant: Grant, hasProjects: Bool) -> View {
        let priority = grant.priority.flatMap(priority)
        let chapter = grant.priority.flatMap { site.index.chapter(ofPriority: $0) }
        return [
            "number": grant.priority.map(String.init),
            "title": priority?.shortTitle ?? site.word("allPriorities"),
            "url": chapter.map { scope.url(.chapter(slug: $0.slug)) },
            "projectCell": hasProjects ? ["text": grant.project] as View : nil,
            "others": grant.others.map { ["text": $0.isEmpty ? "–" : $0] as View },
            "amount": grant.amount.map(Self.kronor) ?? site.word("notGiven"),
        ]
    }

    private static func kronor(_ amount: ExactNumber) -> String { SwedishNumber.formatAsAuthored(amount, unit: "kr") }

    /// - Parameter groups: Those that are wanted; all where they are not named.
    func keyFigures(idPrefix: String, of groups: [KeyFigureGroup]? = nil) -> [View] {
        (groups ?? site.report.keyFigureGroups).map { group in
            [
                "id": "\(idPrefix)\(group.id)", "caption": group.title,
                "rows": group.figures.map { figure in
                    [
                        "title": figure.title,
                        "value": ValueView.optional(
                            figure.value.map { SwedishNumber.formatAsAuthored($0, unit: figure.unit) },
                            missing: site.word("notGiven")),
                        "period": figure.period, "note": figure.note, "source": figure.source,
                    ] as View
                },
            ]
        }
    }

    func contacts(_ contacts: [Contact]) -> [View] {
        contacts.map {
            ["role": $0.role, "unit": $0.unit, "email": $0.email, "emailURL": $0.email.map { "mailto:" + $0 }]
        }
    }
}
