import Diagnostics
import ReportModel

/// `versioner` and `rättelser` in `rapport.yaml`: what was published when, and what was put right.
struct HistoryReader {
    let fields: Fields
    private var findings: Findings { fields.findings }

    // MARK: Versions

    /// In the order in which they were published.
    func versions() -> [Edition.Version] {
        let versions = fields.groups("versioner", decode: readVersion)
        Uniqueness.check(
            versions.map { ($0.name, $0.range) }, of: "versionen", remedy: "ge den ena ett annat nummer",
            findings: findings)
        checkOrder(versions.map { ($0.date, $0.range) }, of: "versionerna")
        if let last = versions.last, let version = fields.text("version"), version.value != last.name {
            findings.error(
                "fel-version", "rapporten är version \(version.value), men den senaste i versioner: är \(last.name)",
                at: version.range,
                help: "lägg till version \(version.value) sist i versioner:, eller rätta numret")
        }
        return versions
    }

    private func readVersion(_ fields: Fields) -> Edition.Version? {
        let name = fields.requiredText("version")
        let date = Self.requiredDate(fields)
        let what = fields.string("vad")
        guard let name, let date else { return nil }
        return Edition.Version(name: name.value, date: date, what: what, range: name.range)
    }

    // MARK: Corrections

    /// - Parameter decided: The day of the decision, before which nothing was published.
    func corrections(versions: [Edition.Version], decided: PartialDate?) -> [Edition.Correction] {
        var corrections = fields.groups("rättelser", decode: readCorrection)
        checkOrder(corrections.map { ($0.date, $0.range) }, of: "rättelserna")
        for index in corrections.indices {
            checkStart(corrections[index], versions, decided)
            if !versions.isEmpty { corrections[index].version = version(of: corrections[index], among: versions) }
        }
        return corrections
    }

    private func readCorrection(_ fields: Fields) -> Edition.Correction? {
        let date = Self.requiredDate(fields)
        let places = fields.texts("plats").filter { !$0.value.isEmpty }
        if places.isEmpty { fields.missing("plats") }
        let change = fields.requiredText("ändring")
        guard !places.isEmpty, let change, let date else { return nil }
        return Edition.Correction(
            date: date, places: places, change: change.value, range: fields.keyRange("datum") ?? fields.firstRange)
    }

    private func checkStart(_ correction: Edition.Correction, _ versions: [Edition.Version], _ decided: PartialDate?) {
        if let first = versions.first, first.date.isSurelyLater(than: correction.date) {
            findings.error(
                "för-tidig-rättelse",
                "rättelsen är gjord \(correction.date.iso), före den första versionen, \(first.date.iso)",
                at: correction.range, help: "rätta datumet här eller i versioner:")
        } else if versions.isEmpty, let decided, decided.isSurelyLater(than: correction.date) {
            findings.error(
                "för-tidig-rättelse",
                "rättelsen är gjord \(correction.date.iso), före beslutet om rapporten, \(decided.iso)",
                at: correction.range,
                help: "rätta datumet här eller i beslut:; det som ändras före beslutet är ingen rättelse")
        }
    }

    /// The first version that is not older than the correction.
    private func version(of correction: Edition.Correction, among versions: [Edition.Version]) -> String? {
        if let version = versions.first(where: { !correction.date.isSurelyLater(than: $0.date) }) {
            return version.name
        }
        findings.error(
            "rättelse-utan-version",
            "rättelsen är gjord \(correction.date.iso), efter den senaste versionen, \(versions.last?.date.iso ?? "")",
            at: correction.range,
            help: "lägg till den version som rättelsen kom med sist i versioner:, och skriv dess nummer vid version:")
        return nil
    }

    // MARK: Dates

    private static func requiredDate(_ fields: Fields) -> PartialDate? {
        let date = fields.date("datum")
        if date == nil, fields.text("datum") == nil { fields.missing("datum") }
        return date
    }

    private func checkOrder(_ dates: [(date: PartialDate, range: SourceRange)], of what: String) {
        for (earlier, later) in zip(dates, dates.dropFirst()) where earlier.date.isSurelyLater(than: later.date) {
            findings.error(
                "fel-ordning",
                "\(what) står inte i ordning: \(later.date.iso) kommer efter \(earlier.date.iso)",
                at: later.range,
                help: "skriv den äldsta först, eller rätta datumet")
        }
    }
}
