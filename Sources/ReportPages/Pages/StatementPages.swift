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
        return [
            "title": site.word("accessibilityStatement"), "idPrefix": idPrefix, "headingLevel": String(headingLevel),
            "subheadingLevel": String(headingLevel + 1),
            "lead": site.phrases("statementLead", ["organisation": site.edition.organisation]),
            "conformance": conformance(statement),
            "hasProblems": !flaws.isEmpty,
            "problems": flaws.map { ["what": $0.what, "consequence": $0.consequence, "action": $0.remedy] as View },
            "contact": [
                "function": statement?.contactRole ?? site.edition.organisation, "email": statement?.contactEmail,
                "emailURL": statement?.contactEmail.map { "mailto:" + $0 },
            ] as View,
            "supervision": statement?.supervisor.map { site.phrases("statementSupervision", ["authority": $0]) }
                ?? site.word("notGiven"),
            "reviewed": site.phrases(
                "statementReviewed", ["date": statement?.reviewed?.words ?? site.word("notGiven")]),
            "hasTests": !tests.isEmpty,
            "testTable": tests.isEmpty ? nil : testTable(tests), "hasUntested": !untested.isEmpty, "untested": untested,
        ]
    }

    private func conformance(_ statement: AccessibilityStatement?) -> String {
        switch statement?.conformity {
        case .full: site.phrases("statementFull")
        case .partial: site.phrases(statement?.flaws.isEmpty == true ? "statementPartialUntested" : "statementPartial")
        case .some(.none): site.phrases("statementNone")
        case nil: site.phrases("statementMissing")
        }
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
                    "cells": [
                        cell($0.date?.words, true), cell($0.subject, false), cell($0.method, false),
                        cell($0.result, false),
                    ]
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
