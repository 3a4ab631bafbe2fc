import ReportModel

extension Strategy {
    /// What of the strategy a document is about.
    ///
    /// A report of results follows the strategy up, and shows where it has no chapter. A plan or an interim report follows
    /// the council's goals, and may share the strategy's file for its goals' sake: without a chapter about a priority, or
    /// a section about a perspective, it has no trace of them.
    func shown(in chapters: [Chapter], of kind: ReportKind) -> Strategy {
        guard kind != .results, kind != .forecast else { return self }
        var shown = self
        if !chapters.contains(where: { $0.priority != nil }) { shown.priorities = [] }
        let isPerspective = { (section: Section) in if case .perspective = section.kind { true } else { false } }
        if !chapters.contains(where: { $0.sections.contains(where: isPerspective) }) { shown.perspectives = [] }
        if shown.priorities.isEmpty { shown.sustainabilityGoals = [] }
        return shown
    }
}
