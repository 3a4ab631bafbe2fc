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
            case "prognos": text.clear(entry, prompt: prompt)
            case "resultat": text.clear(entry, prompt: prompt)
            case "kommentar": text.clear(entry, prompt: "hur går det, och varför?")
            case "motivering", "orsak": text.remove(entry)
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

    /// The result becomes a line of history. A forecast does where nobody said what came of it, as the forecast that it
    /// was, with its day; without a day it would be taken for the year's result and stays behind.
    private func addHistory(_ goal: YAMLPart, _ text: inout YAMLText, _ account: inout Account) {
        if let result = goal["resultat"], let level = result.value.text("nivå") {
            add(occasion(of: result), level, after: result, in: goal, &text, &account)
        } else if let forecast = goal["prognos"], let level = forecast.value.text("nivå") {
            if let date = date(of: forecast, kind: .forecast) {
                let occasion = HistoricJudgement.Occasion(date: date, kind: .forecast)
                add(occasion, level, after: forecast, in: goal, &text, &account)
            } else {
                account.forecasts += 1
            }
        }
    }

    private func add(
        _ occasion: HistoricJudgement.Occasion, _ level: String, after judgement: YAMLEntry, in goal: YAMLPart,
        _ text: inout YAMLText, _ account: inout Account
    ) {
        let history = goal["historik"]
        guard history?.value.elements.contains(where: { Self.occasion($0) == occasion }) != true else { return }
        account.judgements += 1
        let date = occasion.date
        let when = date.month == nil ? "år: \(date.year)" : "datum: \(date.iso)"
        let kind = occasion.kind == .forecast ? ", typ: prognos" : ""
        let line = "{\(when), nivå: \(YAMLQuote.inline(level))\(kind)}"
        if let history, !history.value.elements.isEmpty {
            text.append(line, to: history.value)
        } else if let history {
            text.set(history, to: "[\(line)]")
        } else {
            text.insert("historik", listOf: line, after: judgement)
        }
    }

    // MARK: Dates

    /// A result of the last day of the year, or later, is the year's; one of a day within it keeps the day.
    private func occasion(of result: YAMLEntry) -> HistoricJudgement.Occasion {
        let year = PartialDate(year: context.oldYear)
        guard let date = date(of: result, kind: .result), date.year <= context.oldYear else { return .init(date: year) }
        let isYearsEnd = date.month == 12 && (date.day ?? 31) == 31
        return .init(date: isYearsEnd ? PartialDate(year: date.year) : date)
    }

    /// Its own, or the edition's where this follows up in the same way.
    private func date(of judgement: YAMLEntry, kind: FollowUpKind) -> PartialDate? {
        if let own = judgement.value.text("datum").flatMap(PartialDate.init) { return own }
        let edition = context.report.edition
        return edition.followUpKind == kind ? edition.followUpDate : nil
    }

    private static func occasion(_ line: YAMLPart) -> HistoricJudgement.Occasion? {
        (line.text("datum") ?? line.text("år")).flatMap(PartialDate.init).map {
            HistoricJudgement.Occasion(date: $0, kind: line.text("typ") == "prognos" ? .forecast : .result)
        }
    }
}
