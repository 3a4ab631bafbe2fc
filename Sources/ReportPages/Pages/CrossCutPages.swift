import MarkdownHTML
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// `inriktningar/<slug>/index.html`: what every chapter says about a perspective.
struct PerspectivePage {
    let scope: PageScope
    let perspective: Perspective
    private var site: SiteContext { scope.site }

    init(site: SiteContext, perspective: Perspective) {
        self.perspective = perspective
        scope = PageScope(
            site: site, page: .perspective(id: perspective.id),
            details: PageDetails(
                type: "perspective", title: perspective.title, description: perspective.summary,
                trail: [
                    (site.word("overview"), .overview, nil), (site.word("perspectives"), .overview, "inriktningar"),
                ],
                searchKind: site.word("perspective")))
    }

    func render() -> RenderedFile {
        let chapters = site.report.chapters.filter { $0.number != nil }
        let parts = chapters.map(part)
        let others = site.report.strategy.perspectives.filter { $0.id != perspective.id }
        let speaking = chapters.count { !sections(in: $0).isEmpty }
        return scope.file(
            "inriktning",
            [
                "perspective": [
                    "title": perspective.title, "description": perspective.summary,
                    "coverage": site.phrases(
                        "perspectiveCoverage", ["count": String(speaking), "total": String(chapters.count)]),
                    "toc": toc(chapters),
                    "hasOthers": !others.isEmpty,
                    "others": others.map { ["title": $0.title, "url": scope.url(.perspective(id: $0.id))] as View },
                    "parts": parts,
                ] as View
            ])
    }

    private func toc(_ chapters: [Chapter]) -> View? {
        chapters.isEmpty
            ? nil
            : [
                "id": "innehall",
                "items": chapters.map {
                    [
                        "title": $0.numberedTitle, "url": "#" + WholeReportID.chapter($0.slug), "hasChildren": false,
                        "children": [] as [View],
                    ] as View
                },
            ]
    }

    private func sections(in chapter: Chapter) -> [Section] {
        chapter.sections.filter { $0.kind == .perspective(id: perspective.id) && !$0.isEmpty }
    }

    private func part(_ chapter: Chapter) -> View {
        let sections = sections(in: chapter)
        let text = TextRenderer(
            scope: scope, file: chapter.file, idPrefix: WholeReportID.prefix(chapter: chapter.slug),
            hasHeadingLinks: false)
        let html = sections.compactMap(\.text).map { blocks in
            HTML(
                ChapterExcerpt(parts: [.blocks(blocks)]).text(of: chapter, among: site.texts, site: site.facts),
                by: text)
        }
        return [
            "anchor": WholeReportID.chapter(chapter.slug),
            "chapter": [
                "number": chapter.number.map(String.init), "title": chapter.title,
                "url": scope.url(.chapter(slug: chapter.slug), sections.first?.id),
            ] as View,
            "hasText": !sections.isEmpty, "sectionHTML": HTML(html, separator: "\n"),
        ]
    }
}

/// `agenda-2030/index.html`: chapters and global goals as a matrix, with the passages behind it.
struct AgendaPage {
    let scope: PageScope
    private var site: SiteContext { scope.site }
    private var chapters: [Chapter] { site.report.chapters.filter { $0.number != nil || !$0.globalGoals.isEmpty } }

    init(site: SiteContext) {
        scope = PageScope(
            site: site, page: .agenda2030,
            details: PageDetails(
                type: "agenda", title: site.word("agenda2030"), trail: [(site.word("overview"), .overview, nil)],
                searchKind: site.word("overview")))
    }

    func render() -> RenderedFile {
        let passages = chapters.map { Passages(chapter: $0, url: url(of: $0)) }
        let totals = GlobalGoal.all.map { goal in passages.count { $0.goals.contains(goal.number) } }
        return scope.file(
            "agenda",
            [
                "agenda": [
                    "title": site.word("agenda2030"), "lead": site.word("agendaLead"),
                    "caption": site.phrases("agendaCaption"),
                    "columns": GlobalGoal.all.map {
                        ["number": String($0.number), "title": $0.title, "url": "#mal-\($0.number)"] as View
                    }, "rows": passages.map(row),
                    "totals": totals.map(String.init), "grandTotal": String(totals.reduce(0, +)),
                    "goals": GlobalGoal.all.map { goal($0, passages) },
                ] as View
            ])
    }

    private func row(_ passages: Passages) -> View {
        let chapter = passages.chapter
        return [
            "number": chapter.number.map(String.init), "title": chapter.title, "url": passages.url,
            "cells": GlobalGoal.all.map { goal in
                let isMarked = passages.goals.contains(goal.number)
                return [
                    "isMarked": isMarked, "url": isMarked ? "#" + anchor(goal, chapter) : nil,
                    "label": isMarked
                        ? site.phrases("matrixMark", ["chapter": chapter.title, "number": String(goal.number)]) : nil,
                ] as View
            },
            "total": String(passages.goals.count),
        ]
    }

    private func url(of chapter: Chapter) -> String {
        scope.url(.chapter(slug: chapter.slug), chapter.sections.first { $0.kind == .agenda2030 }?.id)
    }

    private func anchor(_ goal: GlobalGoal, _ chapter: Chapter) -> String { "mal-\(goal.number)-\(chapter.slug)" }

    private func goal(_ goal: GlobalGoal, _ passages: [Passages]) -> View {
        let contributing = passages.filter { $0.goals.contains(goal.number) }
        return [
            "number": String(goal.number), "title": goal.title, "anchor": "mal-\(goal.number)",
            "countText": contributing.isEmpty
                ? site.phrases("goalPassagesNone")
                : site.phrases("goalPassages", ["chapters": ChapterCount.text(contributing.count, site: site)]),
            "passages": contributing.map { passage(goal, $0) },
        ]
    }

    private func passage(_ goal: GlobalGoal, _ passages: Passages) -> View {
        let anchor = anchor(goal, passages.chapter)
        let text = TextRenderer(
            scope: scope, file: passages.chapter.file, idPrefix: anchor + "--", levelOffset: 1, hasHeadingLinks: false)
        return [
            "anchor": anchor,
            "chapter": [
                "number": passages.chapter.number.map(String.init), "title": passages.chapter.title,
                "url": passages.url,
            ] as View,
            "excerptHTML": HTML(
                passages.excerpt(naming: goal.number).text(
                    of: passages.chapter, among: site.texts, site: site.facts), by: text),
        ]
    }
}

/// The blocks of a chapter that name global goals; shared by all goals, and so never copied.
final class Passages: Sendable {
    let chapter: Chapter
    /// Where the chapter writes of them.
    let url: String
    /// All that the chapter names.
    let goals: GlobalGoalNumbers

    init(chapter: Chapter, url: String) {
        self.chapter = chapter
        self.url = url
        goals = chapter.globalGoals
    }

    func excerpt(naming goal: Int) -> ChapterExcerpt {
        var parts: [RelocatableHTML.Piece] = []
        for index in chapter.sections.indices where chapter.sections[index].globalGoals.contains(goal) {
            if let own = chapter.sections[index].subsections.first(where: { names(goal, at: $0.blocks.lowerBound) }) {
                own.text.map { parts.append(.blocks($0)) }
            } else {
                for place in chapter.sections[index].blocks.dropFirst() where names(goal, at: place) {
                    part(place, naming: goal).map { parts.append($0) }
                }
            }
        }
        return ChapterExcerpt(parts: parts)
    }

    private func names(_ goal: Int, at place: Int) -> Bool { chapter.mentions.globalGoals[place].contains(goal) }

    /// A block that names the goal; of a list only the items that do. A heading says nothing alone.
    private func part(_ place: Int, naming goal: Int) -> RelocatableHTML.Piece? {
        switch chapter.document.blocks[place].kind {
        case .heading: return nil
        case .list:
            let goals = chapter.mentions.globalGoalsOfItems[place] ?? []
            return .list(place, items: goals.indices.filter { goals[$0].contains(goal) })
        default: return .blocks(place..<place + 1)
        }
    }
}
