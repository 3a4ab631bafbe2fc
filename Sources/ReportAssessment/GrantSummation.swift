import Diagnostics
import ExactNumbers
import ReportModel

/// The stated sum of granted amounts against its parts.
///
/// The program says that they differ, never why: the difference may have a reason that the source does
/// not give.
enum GrantSummation {
    static func assess(_ grants: Grants) -> (totals: GrantTotals, diagnostics: [Diagnostic]) {
        let amounts = grants.grants.compactMap(\.amount)
        guard let sum = ExactNumber.sum(amounts) else {
            return (GrantTotals(sum: nil, difference: nil), [tooLarge(grants)])
        }
        guard let stated = grants.statedSum, !amounts.isEmpty else {
            return (GrantTotals(sum: sum, difference: nil), [])
        }
        guard let difference = stated.subtracting(sum) else {
            return (GrantTotals(sum: sum, difference: nil), [tooLarge(grants)])
        }
        // The page says that they differ; where the editor has noted something about it, that stands beside it.
        let diagnostics = difference.isZero || grants.note != nil ? [] : [differing(grants, stated, sum, difference)]
        return (GrantTotals(sum: sum, difference: difference), diagnostics)
    }

    private static func differing(
        _ grants: Grants, _ stated: ExactNumber, _ sum: ExactNumber, _ difference: ExactNumber
    ) -> Diagnostic {
        func kronor(_ amount: ExactNumber) -> String { SwedishNumber.formatAsAuthored(amount, unit: "kr") }
        let without = grants.grants.count { $0.amount == nil }
        let rows = without == 0 ? "" : " (\(without) \(without == 1 ? "rad" : "rader") saknar belopp)"
        return Diagnostic(
            .warning, "summan-stämmer-inte",
            "Den uppgivna summan \(kronor(stated)) skiljer sig med \(kronor(difference.magnitude)) "
                + "från delarnas summa \(kronor(sum)).",
            at: grants.range,
            help: "kontrollera beloppen mot källan\(rows), och skriv i not: vad läsaren behöver veta")
    }

    private static func tooLarge(_ grants: Grants) -> Diagnostic {
        Diagnostic(
            .error, "för-stort-tal", "beloppen i ”\(grants.title)” är för stora för att räkna med", at: grants.range,
            help: "kontrollera beloppen")
    }
}
