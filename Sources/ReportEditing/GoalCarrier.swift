import ReportModel

/// `mal/*.yaml`: goals and indicators stay; results become history, outcomes last year's.
struct GoalCarrier {
    let context: CarryContext

    func carry(_ text: inout YAMLText, _ account: inout Account) { carry(text.root, &text, &account) }

    private func carry(_ goal: YAMLPart, _ text: inout YAMLText, _ account: inout Account) {
        let levels = context.report.scales.goals.levels.map(\.id)
        let prompt = Prompts.assessment(levels: levels, year: context.year)
        for entry in goal.entries {
            switch entry.key {
            case "prognos":
                if goal.text("resultat") == nil, goal["resultat"] == nil, !entry.value.isNotGiven {
                    account.forecasts += 1
                }
                text.clear(entry, prompt: prompt)
            case "resultat": text.clear(entry, prompt: prompt)
            case "kommentar": text.clear(entry, prompt: "hur går det, och varför?")
            case "motivering": text.remove(entry)
            case "källa": text.clear(entry)
            case "indikatorer":
                entry.value.elements.forEach { IndicatorCarrier(context: context).carry($0, &text, &account) }
            case "delmål": entry.value.elements.forEach { carry($0, &text, &account) }
            default: break
            }
        }
        addHistory(goal, &text, &account)
        if goal.isFlow { text.note("bedömning och kommentar", after: goal) }
    }

    /// A result becomes a line of history; a forecast does not, since it is none.
    private func addHistory(_ goal: YAMLPart, _ text: inout YAMLText, _ account: inout Account) {
        guard let result = goal["resultat"], let level = result.value.text("nivå") else { return }
        let history = goal["historik"]
        let isThere = history?.value.elements.contains { $0.text("år") == String(context.oldYear) } ?? false
        guard !isThere else { return }
        account.judgements += 1
        let line = "{år: \(context.oldYear), nivå: \(YAMLQuote.inline(level))}"
        if let history, !history.value.elements.isEmpty {
            text.append(line, to: history.value)
        } else if let history {
            text.set(history, to: "[\(line)]")
        } else {
            text.insert("historik", listOf: line, after: result)
        }
    }
}
