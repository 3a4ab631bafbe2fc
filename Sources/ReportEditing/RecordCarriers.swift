import ReportModel

/// `uppdrag.yaml`: what is not due before the new year goes on, without its status.
struct AssignmentCarrier {
    let context: CarryContext

    func carry(_ text: inout YAMLText, _ account: inout Account) {
        guard let list = text.root["uppdrag"] else { return }
        let (going, past) = split(list.value.elements)
        account.left += past.map {
            "uppdraget ”\($0.text("titel") ?? "")”, med slutdatum \($0.text("slutdatum") ?? "")"
        }
        guard !going.isEmpty else { return text.set(list, to: "[]") }
        account.carried.append("\(going.count) uppdrag som fortsätter, utan status och kommentar")
        past.forEach { text.remove($0) }
        for assignment in going {
            for entry in assignment.entries {
                switch entry.key {
                case "status": text.clear(entry, prompt: "status")
                case "kommentar": text.clear(entry, prompt: "hur går det?")
                case "datum", "källa": text.clear(entry)
                default: break
                }
            }
        }
    }

    /// An assignment without a date may well go on.
    private func split(_ assignments: [YAMLPart]) -> (going: [YAMLPart], past: [YAMLPart]) {
        let isPast = { (part: YAMLPart) in
            part.text("slutdatum").flatMap { Int($0.prefix(4)) }.map { $0 < context.year } ?? false
        }
        return (assignments.filter { !isPast($0) }, assignments.filter(isPast))
    }
}

/// The files of which only the frame is next year's too.
struct RecordCarrier {
    let context: CarryContext

    func carryDeviations(_ text: inout YAMLText, _ account: inout Account) {
        guard let list = text.root["avvikelser"] else { return }
        text.set(list, to: "[]", prompt: "årets avvikelser; finns inga räcker det att ta bort den här kommentaren")
        account.left.append(Account.count(list.value.elements.count, "avvikelse", "avvikelser"))
    }

    func carryKeyFigures(_ text: inout YAMLText, _ account: inout Account) {
        let figures = text.root["grupper"]?.value.elements.flatMap { $0["nyckeltal"]?.value.elements ?? [] } ?? []
        for figure in figures {
            let last = [figure.text("period"), figure.text("värde")].compactMap { $0 }.joined(separator: ": ")
            let prompt = "värde och period" + (last.isEmpty ? "" : " (förut \(last))")
            let isOnOneLine = figure.isFlow
            for entry in figure.entries where ["värde", "period", "not", "källa"].contains(entry.key) {
                text.clear(entry, prompt: entry.key == "värde" && !isOnOneLine ? prompt : nil)
            }
            if isOnOneLine { text.note(prompt, after: figure) }
        }
        account.carried.append("\(figures.count) nyckeltal med titel och enhet")
        account.left.append("nyckeltalens värden, perioder och källor")
    }

    func carryGrants(_ text: inout YAMLText, _ account: inout Account) {
        for entry in text.root.entries {
            switch entry.key {
            case "period": text.clear(entry, prompt: "perioden som beloppen gäller")
            case "uppgiven-summa": text.clear(entry, prompt: "summan som källan anger")
            case "uppgivet-antal": text.clear(entry, prompt: "antalet projekt som källan anger")
            case "källa", "not": text.clear(entry)
            default: break
            }
        }
    }

    /// The limits stay; what was looked at and left as it was stood in texts that are gone.
    func carryCheckSettings(_ text: inout YAMLText, _ account: inout Account) {
        if let silenced = text.root["tysta"] { text.set(silenced, to: "[]") }
        account.carried.append("gränserna i kontroller.yaml")
    }

    /// A statement is about a site that has been tested: the next one has not.
    func carryStatement(_ text: inout YAMLText, _ account: inout Account) {
        for entry in text.root.entries {
            switch entry.key {
            case "förenlighet": text.clear(entry, prompt: "helt, delvis eller inte, när webbplatsen är testad")
            case "granskad": text.clear(entry)
            case "tester": text.set(entry, to: "[]")
            default: break
            }
        }
        account.carried.append("tillgänglighetsredogörelsens kontakt, tillsyn och kända brister")
        account.left.append("tillgänglighetsredogörelsens bedömning och tester")
    }
}
