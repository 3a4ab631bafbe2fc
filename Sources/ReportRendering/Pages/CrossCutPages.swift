import MarkdownSyntax
import ReportModel

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
        let html = sections.map { section in
            text.html(chapter.document.excerpt(chapter.blocks(of: section).dropFirst()))
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
        let chapters = chapters
        let passages = chapters.map(Passages.init)
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
            "number": chapter.number.map(String.init), "title": chapter.title, "url": link(to: chapter),
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

    private func link(to chapter: Chapter) -> String {
        scope.url(.chapter(slug: chapter.slug), chapter.sections.first { $0.kind == .agenda2030 }?.id)
    }

    private func anchor(_ goal: GlobalGoal, _ chapter: Chapter) -> String { "mal-\(goal.number)-\(chapter.slug)" }

    private func goal(_ goal: GlobalGoal, _ passages: [Passages]) -> View {
        let contributing = passages.filter { $0.goals.contains(goal.number) }
        return [
            "number": String(goal.number), "title": goal.title, "anchor": "mal-\(goal.number)",
            "countText": site.phrases("goalPassages", ["chapters": ChapterCount.text(contributing.count, site: site)]),
            "passages": contributing.map { passage(goal, $0) },
        ]
    }

    private func passage(_ goal: GlobalGoal, _ passages: Passages) -> View {
        let chapter = passages.chapter
        let text = TextRenderer(
            scope: scope, file: chapter.file, idPrefix: anchor(goal, chapter) + "--", levelOffset: 1,
            hasHeadingLinks: false)
        return [
            "anchor": anchor(goal, chapter),
            "chapter": ["number": chapter.number.map(String.init), "title": chapter.title, "url": link(to: chapter)]
                as View,
            "excerptHTML": text.html(chapter.document.excerpt(passages.blocks(naming: goal.number))),
        ]
    }
}

/// The blocks of a chapter that name global goals: looked for once, asked for seventeen times.
struct Passages {
    /// The goals that a block names, and of a list those that each item names.
    private struct Mentions {
        var goals: [Int]
        var items: [[Int]]
    }

    let chapter: Chapter
    /// All that the chapter names.
    let goals: [Int]
    /// By the block's place.
    private let mentions: [Int: Mentions]

    init(chapter: Chapter) {
        self.chapter = chapter
        goals = chapter.globalGoals
        var mentions: [Int: Mentions] = [:]
        for section in chapter.sections where !section.globalGoals.isEmpty {
            for index in section.blocks { mentions[index] = Self.mentions(in: chapter.document.blocks[index], section) }
        }
        self.mentions = mentions
    }

    private static func mentions(in block: Block, _ section: Section) -> Mentions {
        let goals = { (blocks: ArraySlice<Block>) in
            GlobalGoalMention.goals(in: blocks, includingPlainText: section.kind == .agenda2030)
        }
        guard case .list(let list) = block.kind else { return Mentions(goals: goals([block]), items: []) }
        let items = list.items.map { goals($0.blocks[...]) }
        return Mentions(goals: Array(Set(items.joined())), items: items)
    }

    func blocks(naming goal: Int) -> [Block] {
        chapter.sections.filter { $0.globalGoals.contains(goal) }.flatMap { section in
            if let own = section.subsections.first(where: { names(goal, at: $0.blocks.lowerBound) }) {
                return Array(chapter.document.blocks[own.blocks].dropFirst())
            }
            return section.blocks.dropFirst().compactMap { excerpt(at: $0, naming: goal) }
        }
    }

    private func names(_ goal: Int, at index: Int) -> Bool { mentions[index]?.goals.contains(goal) ?? false }

    /// The block, if it names the goal; of a list only the items that do. A heading says nothing alone.
    private func excerpt(at index: Int, naming goal: Int) -> Block? {
        guard let mentions = mentions[index], mentions.goals.contains(goal) else { return nil }
        var block = chapter.document.blocks[index]
        if case .heading = block.kind { return nil }
        guard case .list(var list) = block.kind else { return block }
        list.items = zip(list.items, mentions.items).filter { $1.contains(goal) }.map { $0.0 }
        block.kind = .list(list)
        return block
    }
}
