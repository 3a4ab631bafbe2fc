import ReportModel

/// An indicator or a measure of one: its outcome becomes last year's.
struct IndicatorCarrier {
    let context: CarryContext

    func carry(_ indicator: YAMLPart, _ text: inout YAMLText, _ account: inout Account) {
        let measures = indicator["mått"]?.value.elements ?? []
        let name = indicator.text("id") ?? ""
        if indicator.isFlow { text.note("utfall och målvärde", after: indicator) }
        if measures.isEmpty {
            carryFigures(indicator, name: name, isMeasured: true, &text, &account)
        } else {
            carryFigures(indicator, name: name, isMeasured: false, &text, &account)
            for measure in measures {
                carryFigures(measure, name: "\(name)/\(measure.text("id") ?? "")", isMeasured: true, &text, &account)
            }
        }
    }

    private func carryFigures(
        _ part: YAMLPart, name: String, isMeasured: Bool, _ text: inout YAMLText, _ account: inout Account
    ) {
        if isMeasured { carryOutcomes(part, name: name, &text, &account) }
        for entry in part.entries {
            switch entry.key {
            case "läge" where !isMeasured || part["utfall"] != nil, "lägesord": text.remove(entry)
            case "källa": text.clear(entry)
            case "målvärde": carryTarget(entry, rule: part.text("regel"), &text, &account)
            case "baslinje": carryBaseline(entry, in: part, &text, &account)
            default: break
            }
        }
    }

    // MARK: Outcomes

    private func carryOutcomes(_ part: YAMLPart, name: String, _ text: inout YAMLText, _ account: inout Account) {
        let prompt = Prompts.outcome(rule: part.text("regel"), year: context.year)
        let anchor = part["utfall"] ?? part["läge"]
        if let outcome = part["utfall"] {
            text.clear(outcome, prompt: prompt)
        } else if let state = part["läge"] {
            // What the source lacked this year is asked for next year, on the same line.
            text.rename(state, to: "utfall", prompt: prompt)
        } else if let last = part.entries.last {
            text.insert("utfall", last.isInFlow ? "ej angivet" : " " + Prompts.comment(prompt), after: last)
        }
        guard let anchor, let line = earlier(part, name: name, &account) else { return }
        account.outcomes += 1
        if let earlier = part["tidigare"], !earlier.value.elements.isEmpty {
            text.append(line, to: earlier.value)
        } else if let earlier = part["tidigare"] {
            text.set(earlier, to: "[\(line)]")
        } else {
            text.insert("tidigare", listOf: line, after: anchor)
        }
    }

    /// The outcome that counted, as a line of `tidigare`.
    private func earlier(_ part: YAMLPart, name: String, _ account: inout Account) -> String? {
        let outcomes = part["utfall"]?.value.elements.filter { !$0.entries.isEmpty } ?? []
        guard outcomes.count <= 1 || [nil, "senaste"].contains(part.text("räknas")) else {
            account.unreadableOutcomes.append(name)
            return nil
        }
        guard let place = outcomes.map(Self.date).indexOfLatest else { return nil }
        let latest = outcomes[place]
        let date = carriedDate(Self.date(latest))
        let earlier = part["tidigare"]?.value.elements.compactMap(Self.date) ?? []
        guard !earlier.contains(where: { $0 == date || $0.holds(date) }) else { return nil }
        var fields = [date.month == nil ? "år: \(date.year)" : "datum: \(date.iso)"]
        for key in ["värde", "andel", "ord", "nivå", "not"] {
            if let value = latest.text(key) { fields.append("\(key): \(YAMLQuote.inline(value))") }
        }
        if let source = latest.text("källa") ?? part.text("källa") {
            fields.append("källa: \(YAMLQuote.inline(source))")
        }
        return "{\(fields.joined(separator: ", "))}"
    }

    private static func date(_ outcome: YAMLPart) -> PartialDate? {
        (outcome.text("datum") ?? outcome.text("år")).flatMap(PartialDate.init)
    }

    /// As exactly as it was known: August's outcome is not the year's.
    ///
    /// One without a date is the edition's year's, and so is what was measured in the spring after.
    private func carriedDate(_ date: PartialDate?) -> PartialDate {
        guard let date, date.year <= context.oldYear else { return PartialDate(year: context.oldYear) }
        return date
    }

    // MARK: Targets

    /// A target for a later year still holds; this year's is no target for the next.
    private func carryTarget(_ entry: YAMLEntry, rule: String?, _ text: inout YAMLText, _ account: inout Account) {
        guard !entry.value.isNotGiven, rule != "ja-nej" else { return }
        if let year = entry.value.text("år").flatMap({ Int($0) }), year >= context.year { return }
        let value = entry.value.text("värde") ?? entry.value.scalar ?? ""
        text.clear(entry, prompt: "målvärde för \(context.year) (\(context.oldYear): \(value))")
        account.targets += 1
    }

    /// What a change is measured from stays; what is to be kept is last year's.
    private func carryBaseline(_ entry: YAMLEntry, in part: YAMLPart, _ text: inout YAMLText, _ account: inout Account)
    {
        guard part.text("regel") == "behåll" || entry.value.text("år") == nil, !entry.value.isNotGiven else { return }
        guard let value = entry.value.text("värde") ?? entry.value.scalar else { return }
        let year = entry.value.text("år").map { "\($0): " } ?? ""
        text.clear(entry, prompt: "utgångsvärde med år och källa (förut \(year)\(value))")
        account.targets += 1
    }
}

extension YAMLText {
    /// Another key on the same line, without a value.
    mutating func rename(_ entry: YAMLEntry, to key: String, prompt: String) {
        replace(entry.keyStart..<entry.colonEnd, with: key + ":")
        clear(entry, prompt: prompt)
    }
}
