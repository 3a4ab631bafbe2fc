import ReportModel
import SiteFiles
import Templates

/// The accessibility statement, on its page and in the whole report.
struct StatementView {
    let scope: PageScope
    let idPrefix: String
    let headingLevel: Int
    private var site: SiteContext { scope.site }

    var view: View {
        let statement = site.report.accessibilityStatement
        let untested = statement?.untested ?? []
        let flaws = statement?.flaws ?? []
        let tests = statement?.tests ?? []
        let contact = statement.flatMap(contact)
        return [
            "title": site.word("accessibilityStatement"), "idPrefix": idPrefix, "headingLevel": String(headingLevel),
            "subheadingLevel": String(headingLevel + 1),
            "lead": site.phrases("statementLead", ["organisation": site.edition.organisation]),
            "hasStatement": statement != nil, "conformance": conformance(statement),
            "hasProblems": !flaws.isEmpty, "noProblems": flaws.isEmpty ? statement.map(noFlaws) : nil,
            "problems": flaws.map { ["what": $0.what, "consequence": $0.consequence, "action": $0.remedy] as View },
            "hasContact": contact != nil, "contact": contact,
            "supervisionURL": statement?.supervisorAddress,
            "supervision": statement?.supervisor.map { site.phrases("statementSupervision", ["authority": $0]) },
            "hasTesting": statement?.reviewed != nil || !tests.isEmpty || !untested.isEmpty,
            "reviewed": statement?.reviewed.map { site.phrases("statementReviewed", ["date": $0.words]) },
            "hasTests": !tests.isEmpty,
            "testTable": tests.isEmpty ? nil : testTable(tests), "hasUntested": !untested.isEmpty, "untested": untested,
        ]
    }

    private func conformance(_ statement: AccessibilityStatement?) -> String {
        guard let statement, let conformity = statement.conformity else { return site.phrases("statementMissing") }
        return switch conformity {
        case .full: site.phrases("statementFull")
        case .partial:
            site.phrases(
                statement.flaws.isEmpty && !statement.untested.isEmpty ? "statementPartialUntested" : "statementPartial"
            )
        case .none: site.phrases("statementNone")
        }
    }

    /// That nothing is known to be wrong is said only where somebody has: by an empty list, or by calling the site
    /// accessible in full. Elsewhere the statement lacks its flaws, and that is another thing.
    private func noFlaws(_ statement: AccessibilityStatement) -> String {
        let isKnown = statement.conformity != nil && statement.statesFlaws || statement.conformity == .full
        guard isKnown else { return site.phrases("statementNoFlawsGiven") }
        return site.phrases(statement.untested.isEmpty ? "statementNoFlaws" : "statementNoFlawsUntested")
    }

    /// `nil` where the statement names nobody to turn to.
    private func contact(_ statement: AccessibilityStatement) -> View? {
        let ways = [statement.contactEmail, statement.contactPhone, statement.contactForm]
        guard statement.contactRole != nil || ways.contains(where: { $0 != nil }) else { return nil }
        return [
            "function": statement.contactRole ?? site.edition.organisation, "email": statement.contactEmail,
            "emailURL": statement.contactEmail.map { "mailto:" + $0 },
            "phone": statement.contactPhone, "formURL": statement.contactForm,
        ]
    }

    private func testTable(_ tests: [AccessibilityStatement.Test]) -> View {
        let cell = { (text: String?, isHeader: Bool) -> View in
            [
                "valueHTML": HTML(EscapedText.html(text ?? site.word("notGiven"))), "isNumeric": false,
                "isHeader": isHeader,
            ]
        }
        return [
            "id": idPrefix + "tester", "captionHTML": HTML(EscapedText.html(site.word("tests"))),
            "subject": site.word("tests"),
            "columns": ["date", "testSubject", "testMethod", "testResult"].map {
                ["labelHTML": HTML(EscapedText.html(site.word($0))), "isNumeric": false] as View
            },
            "rows": tests.map {
                [
                    "rowClass": nil,
                    "cells": [
                        cell($0.date?.words, true), cell($0.subject, false), cell($0.method, false),
                        cell($0.result, false),
                    ],
                ] as View
            },
            "sumRow": nil, "note": nil, "source": nil, "dataURL": nil,
        ]
    }
}

/// `tillganglighet/index.html`.
struct StatementPage {
    let scope: PageScope

    init(site: SiteContext) {
        scope = PageScope(
            site: site, page: .accessibility,
            details: PageDetails(
                type: "statement", title: site.word("accessibilityStatement"),
                trail: [(site.word("overview"), .overview, nil)], searchKind: site.word("aboutSite")))
    }

    func render() -> RenderedFile {
        scope.file("tillganglighet", ["statement": StatementView(scope: scope, idPrefix: "", headingLevel: 2).view])
    }
}

/// `404.html`.
struct NotFoundPage {
    let scope: PageScope

    init(site: SiteContext) {
        scope = PageScope(
            site: site, page: .notFound, details: PageDetails(type: "not-found", title: site.word("notFoundTitle")))
    }

    func render() -> RenderedFile { scope.file("404", [:]) }
}
