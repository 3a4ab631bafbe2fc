import ReportModel

/// `rapport.yaml`: who publishes stays, what was decided and when does not.
struct EditionFileCarrier {
    let context: CarryContext

    func carry(_ text: inout YAMLText, _ account: inout Account) {
        let root = text.root
        let old = String(context.oldYear)
        for entry in root.entries {
            switch entry.key {
            case "titel":
                let title = YAMLQuote.quoted("\(Prompt.mark) rapportens titel (förra: \(context.report.edition.title))")
                text.set(entry, to: title)
            case "år": text.set(entry, to: String(context.year))
            case "slag": text.set(entry, to: ReportKind.plan.rawValue, prompt: "vad dokumentet är när målen är bedömda")
            case "läge": text.set(entry, to: Edition.State.draft.rawValue)
            case "beslut":
                text.set(
                    entry, to: "{organ: ej angivet, datum: ej angivet, diarienummer: ej angivet}",
                    prompt: "när rapporten är beslutad")
            case "version": text.clear(entry, prompt: "till exempel \"1.0\"")
            case "uppföljning":
                text.set(
                    entry, to: "{datum: ej angivet, typ: plan}",
                    prompt: "när målen följs upp: datum, och typ: prognos eller resultat")
            // What was shared is copied: the new edition has its own.
            case "delar": text.set(entry, to: "ej angivet")
            case "beskrivning": text.clear(entry, prompt: "två eller tre meningar om rapporten")
            case "rättelser", "versioner", "omdirigeringar": text.set(entry, to: "[]")
            case "adress":
                text.clear(entry, prompt: "adressen som läsaren når årgången på (förra: \(entry.value.scalar ?? ""))")
            case "källor": text.set(entry, to: "[]", prompt: "dokumenten som årets siffror kommer från")
            case "undertitel" where entry.value.scalar?.contains(old) == true:
                text.clear(entry, prompt: "undertitel (förra: \(entry.value.scalar ?? ""))")
            default: break
            }
        }
        account.carried.append("organisation, utgivare och språk")
        account.left.append(
            "titel, beslut, version, datum, beskrivning, adress, rättelser, versioner, omdirigeringar och källor i rapport.yaml"
        )
    }
}
