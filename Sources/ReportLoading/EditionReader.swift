import Diagnostics
import ExactNumbers
import ReportModel

/// `rapport.yaml`: the edition.
enum EditionReader {
    static func read(_ fields: Fields, name: String) -> Edition? {
        let title = fields.requiredText("titel")
        let organisation = fields.requiredText("organisation")
        let year = fields.whole("år")
        if year == nil, !fields.has("år") { fields.missing("år") }
        let decision = fields.group("beslut").map(readDecision)
        let kind: Sourced<ReportKind>? = fields.choice("slag")
        let followUp = fields.group("uppföljning")
        let followUpDate = followUp?.date("datum")
        let stated: Sourced<FollowUpKind>? = followUp?.choice("typ")
        followUp?.finish()
        let followUpKind = basis(stated, of: kind, findings: fields.findings)
        let state: Sourced<Edition.State>? = fields.choice("läge")
        let isCurrent: Sourced<Edition.Answer>? = fields.choice("aktuell")
        readSharing(fields)
        let history = HistoryReader(fields: fields)
        let versions = history.versions()
        let addresses = AddressReader(fields: fields)
        let address = addresses.address()
        var sourceIDs: [(String, SourceRange)] = []
        var placeNames: [(String, SourceRange)] = []
        let edition = Edition(
            name: name, title: title?.value ?? "", subtitle: fields.string("undertitel"), year: year?.value ?? 0,
            language: fields.string("språk") ?? "sv", organisation: organisation?.value ?? "",
            publisher: fields.string("utgivare"),
            decision: decision ?? Edition.Decision(body: nil, date: nil, diaryNumber: nil),
            version: fields.string("version") ?? versions.last?.name, state: state?.value ?? .draft,
            kind: kind?.value, followUpKind: followUpKind, followUpDate: followUpDate,
            notice: fields.string("märkning"), summary: fields.string("beskrivning"),
            corrections: history.corrections(versions: versions, decided: decision?.date), versions: versions,
            redirects: addresses.redirects(address: address), address: address,
            sources: fields.groups("källor") { readSource($0, ids: &sourceIDs) },
            publishingPlaces: fields.groups("publicering") { readPlace($0, names: &placeNames) },
            isCurrent: isCurrent?.value == .yes)
        fields.finish()
        Uniqueness.check(placeNames, of: "platsen", findings: fields.findings)
        Uniqueness.check(sourceIDs, of: "källan", findings: fields.findings)
        return title == nil || organisation == nil || year == nil ? nil : edition
    }

    /// What the colours stand for; the kind says it where nothing else does.
    private static func basis(
        _ stated: Sourced<FollowUpKind>?, of kind: Sourced<ReportKind>?, findings: Findings
    ) -> FollowUpKind {
        guard let kind else { return stated?.value ?? .result }
        guard let stated else { return kind.value.basis }
        if !kind.value.allows(stated.value) {
            findings.error(
                "slag-motsäger-uppföljning",
                "slag: \(kind.value.rawValue) går inte ihop med uppföljningens typ: \(stated.value.rawValue)",
                at: stated.range,
                help: kind.value == .plan
                    ? "ta bort typ:, eller ändra slag: om målen är bedömda" : "ta bort typ:, eller skriv slag: plan")
        }
        return kind.value == .plan ? .plan : stated.value
    }

    /// The files are taken before the edition is read; here it is only looked at whether the keys are right.
    private static func readSharing(_ fields: Fields) {
        guard let sharing = fields.group("delar") else { return }
        _ = sharing.requiredText("från")
        if sharing.texts("filer").isEmpty, !sharing.has("filer") { sharing.missing("filer") }
        sharing.finish()
    }

    private static func readDecision(_ fields: Fields) -> Edition.Decision {
        let decision = Edition.Decision(
            body: fields.string("organ"), date: fields.date("datum"), diaryNumber: fields.string("diarienummer"))
        fields.finish()
        return decision
    }

    private static func readSource(_ fields: Fields, ids: inout [(String, SourceRange)]) -> Edition.SourceDocument? {
        let id = fields.id()
        let title = fields.requiredText("titel")
        let publisher = fields.string("utgivare")
        guard let id, let title else { return nil }
        ids.append((id.value, id.range))
        return Edition.SourceDocument(id: id.value, title: title.value, publisher: publisher)
    }

    private static func readPlace(_ fields: Fields, names: inout [(String, SourceRange)]) -> Edition.PublishingPlace? {
        let name = fields.id("namn")
        let place = fields.requiredText("plats")
        guard let name, let place else { return nil }
        names.append((name.value, name.range))
        return Edition.PublishingPlace(name: name.value, place: place.value)
    }
}
