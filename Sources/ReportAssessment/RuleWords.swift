import ExactNumbers
import ReportModel

/// A rule in a plain Swedish sentence.
enum RuleWords {
    static func sentence(for rule: Rule, target: Target.Value?) -> String {
        switch rule {
        case .atLeast: "Regeln är minst målvärdet: utfallet ska nå upp till målvärdet."
        case .atMost: "Regeln är högst målvärdet: utfallet ska inte bli större än målvärdet."
        case .above: "Regeln är över målvärdet: utfallet ska vara större än målvärdet."
        case .below: "Regeln är under målvärdet: utfallet ska vara mindre än målvärdet."
        case .change(let change): "Regeln är förändring: " + demand(change)
        case .keep: "Regeln är behåll: utfallet ska vara minst lika stort som utgångsvärdet."
        case .scale(let scale): "Regeln är skala: steget ska nå upp till målsteget på skalan \(scale.ends)."
        case .yesNo: "Regeln är ja eller nej: svaret ska vara \(target == .yesNo(false) ? "nej" : "ja")."
        case .share: "Regeln är andel: källan anger utfallet som en andel av målvärdet."
        case .words: "Regeln är ord: källan beskriver utfallet utan siffra, och nivån är angiven för hand."
        }
    }

    private static func demand(_ change: Change) -> String {
        if change.amount.isZero { return "utfallet ska inte minska från utgångsvärdet." }
        let unit = change.unit.rawValue
        let amount = SwedishNumber.formatAsAuthored(change.amount.magnitude, unit: unit)
        return "utfallet ska \(change.isFall ? "minska" : "öka") med minst \(amount) från utgångsvärdet."
    }
}
