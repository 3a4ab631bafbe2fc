import Diagnostics
import ExactNumbers
import ReportModel

/// `uppdrag.yaml`.
enum AssignmentReader {
    static func read(_ fields: Fields, scale: AssessmentScale) -> [Assignment] {
        let assignments = fields.groups("uppdrag") { assignment($0, scale: scale) }
        fields.finish()
        Uniqueness.check(assignments.map { ($0.id, $0.range) }, of: "uppdraget", findings: fields.findings)
        return assignments
    }

    private static func assignment(_ fields: Fields, scale: AssessmentScale) -> Assignment? {
        let id = fields.id()
        let title = fields.requiredText("titel")
        let giver = fields.requiredText("givare")
        let assignment = Assignment(
            id: id?.value ?? "", title: title?.value ?? "", summary: fields.comment("beskrivning"),
            giver: giver?.value ?? "",
            receiver: fields.string("mottagare"),
            status: LevelReader.level("status", in: fields, scale: scale, scaleName: "uppdrag")?.value,
            date: fields.date("datum"), followUp: fields.string("följs-upp"), dueDate: fields.date("slutdatum"),
            comment: fields.comment("kommentar"), source: fields.string("källa"), range: id?.range ?? fields.firstRange)
        return id == nil || title == nil || giver == nil ? nil : assignment
    }
}

/// `avvikelser.yaml`.
enum DeviationReader {
    static func read(_ fields: Fields) -> [Deviation] {
        let deviations = fields.groups("avvikelser") { fields -> Deviation? in
            let id = fields.id()
            let area = fields.requiredText("område")
            let deviation = Deviation(
                id: id?.value ?? "", area: area?.value ?? "", cause: fields.comment("orsak"),
                action: fields.comment("åtgärd"),
                source: fields.string("källa"), range: id?.range ?? fields.firstRange)
            return id == nil || area == nil ? nil : deviation
        }
        fields.finish()
        Uniqueness.check(deviations.map { ($0.id, $0.range) }, of: "avvikelsen", findings: fields.findings)
        return deviations
    }
}

/// `nyckeltal.yaml`.
enum KeyFigureReader {
    static func read(_ fields: Fields) -> [KeyFigureGroup] {
        var groupIDs: [(String, SourceRange)] = []
        var ids: [(String, SourceRange)] = []
        let groups = fields.groups("grupper") { fields -> KeyFigureGroup? in
            let id = fields.id()
            if let id { groupIDs.append((id.value, id.range)) }
            let title = fields.requiredText("titel")
            let figures = fields.groups("nyckeltal", decode: figure)
            ids += figures.map { ($0.id, $0.range) }
            guard let id, let title else { return nil }
            return KeyFigureGroup(id: id.value, title: title.value, figures: figures)
        }
        fields.finish()
        Uniqueness.check(groupIDs, of: "gruppen", findings: fields.findings)
        Uniqueness.check(ids, of: "nyckeltalet", findings: fields.findings)
        return groups
    }

    private static func figure(_ fields: Fields) -> KeyFigure? {
        let id = fields.id()
        let title = fields.requiredText("titel")
        let figure = KeyFigure(
            id: id?.value ?? "", title: title?.value ?? "", value: fields.number("värde")?.value,
            unit: fields.string("enhet"),
            period: fields.string("period"), note: fields.string("not"), source: fields.string("källa"),
            range: id?.range ?? fields.firstRange)
        return id == nil || title == nil ? nil : figure
    }
}

/// `beviljade-projekt.yaml` and the table that it names.
enum GrantsReader {
    static func read(_ fields: Fields, tables: [String: DataTable]) -> Grants? {
        let title = fields.requiredText("titel")
        let file = fields.requiredText("fil")
        var grants = Grants(
            title: title?.value ?? "", period: fields.string("period"),
            statedSum: fields.number("uppgiven-summa")?.value,
            statedCount: fields.whole("uppgivet-antal")?.value, grants: [], note: fields.string("not"),
            source: fields.string("källa"),
            range: fields.keyRange("uppgiven-summa") ?? fields.firstRange)
        fields.finish()
        guard let file, title != nil else { return nil }
        guard let table = tables[file.value] else {
            fields.findings.error(
                "okänd-tabell", "tabellen ”\(file.value)” finns inte", at: file.range,
                help: Suggestion.help(for: file.value, among: tables.keys.sorted()))
            return nil
        }
        let others = table.columns.indices.filter { !columns.contains(table.columns[$0]) }
        grants.otherColumns = others.map { table.columns[$0] }
        grants.grants = rows(of: table, others: others, named: file, findings: fields.findings)
        return grants
    }

    /// Those that the program knows; others are shown as they stand.
    private static let columns = ["Prioritering", "Projekt", "Belopp", "Källa"]

    private static func rows(of table: DataTable, others: [Int], named file: Sourced<String>, findings: Findings)
        -> [Grant]
    {
        guard let amount = table.index(of: "Belopp"), let priority = table.index(of: "Prioritering") else {
            findings.error(
                "saknad-kolumn", "tabellen ”\(file.value)” ska ha kolumnerna Prioritering och Belopp", at: file.range,
                help: "de som finns är: \(table.columns.joined(separator: ", "))")
            return []
        }
        return table.figureRows.map { row in
            var grant = Grant(
                priority: whole(row, priority, findings), project: text(row, table.index(of: "Projekt")),
                amount: number(row, amount, findings), source: text(row, table.index(of: "Källa")),
                range: row.range(of: priority))
            grant.others = others.map { table.shown(row.cells[$0], column: $0) }
            return grant
        }
    }

    private static func text(_ row: DataTable.Row, _ column: Int?) -> String? {
        guard let text = column.map({ row.cells[$0].text }), !text.isEmpty else { return nil }
        return text
    }

    private static func number(_ row: DataTable.Row, _ column: Int, _ findings: Findings) -> ExactNumber? {
        let text = row.cells[column].text
        guard let number = row.cells[column].number else {
            if !text.isEmpty, text.lowercased() != "ej angivet" {
                findings.error(
                    "fel-tal", "”\(text)” är inget belopp", at: row.range(of: column),
                    help: "skriv bara siffror; lämna cellen tom om beloppet inte är känt")
            }
            return nil
        }
        return number
    }

    private static func whole(_ row: DataTable.Row, _ column: Int, _ findings: Findings) -> Int? {
        let text = row.cells[column].text
        guard let whole = row.cells[column].number.flatMap(\.whole) else {
            if !text.isEmpty {
                findings.error(
                    "fel-tal", "”\(text)” är inget nummer på en prioritering", at: row.range(of: column),
                    help: "skriv till exempel 2, eller lämna cellen tom")
            }
            return nil
        }
        return whole
    }
}

/// `kontakter.yaml`.
enum ContactReader {
    static func read(_ fields: Fields) -> [Contact] {
        let contacts = fields.groups("kontakter", decode: contact)
        fields.finish()
        Uniqueness.check(contacts.map { ($0.id, $0.range) }, of: "kontakten", findings: fields.findings)
        return contacts
    }

    private static func contact(_ fields: Fields) -> Contact? {
        let id = fields.id()
        let role = fields.requiredText("roll")
        let email = fields.text("e-post")
        let chapters = fields.wholes("kapitel").map(\.value)
        if let email, email.value.split(separator: "@").count != 2 || email.value.contains(where: \.isWhitespace) {
            fields.findings.error(
                "fel-e-post", "”\(email.value)” är ingen e-postadress", at: email.range,
                help: "skriv en funktionsbrevlåda, till exempel kommunikation@exempel.se")
        }
        let unit = fields.string("enhet")
        guard let id, let role else { return nil }
        return Contact(
            id: id.value, role: role.value, unit: unit, email: email?.value, chapters: chapters, range: id.range)
    }
}

/// `bilder.yaml`.
enum PictureReader {
    static func read(_ fields: Fields) -> [Picture] {
        let pictures = fields.groups("bilder") { fields -> Picture? in
            let path = fields.requiredText("fil")
            let picture = Picture(
                path: path?.value ?? "", alternativeText: fields.string("alt"), caption: fields.string("bildtext"),
                photographer: fields.string("fotograf"), licence: fields.string("licens"),
                range: path?.range ?? fields.firstRange)
            return path == nil ? nil : picture
        }
        fields.finish()
        Uniqueness.check(
            pictures.map { ($0.path, $0.range) }, of: "bilden", remedy: "ta bort den ena", findings: fields.findings)
        return pictures
    }
}

/// `tillganglighet.yaml`.
enum AccessibilityReader {
    static func read(_ fields: Fields) -> AccessibilityStatement? {
        let conformity: Sourced<AccessibilityStatement.Conformity>? = fields.choice("förenlighet")
        if !fields.has("förenlighet") { fields.missing("förenlighet") }
        let contact = fields.group("kontakt")
        let statement = AccessibilityStatement(
            conformity: conformity?.value, reviewed: fields.date("granskad"),
            tests: fields.groups("tester") { fields in
                let date = fields.date("datum")
                let method = fields.string("metod")
                let result = fields.string("resultat")
                return fields.requiredText("vad").map {
                    AccessibilityStatement.Test(date: date, subject: $0.value, method: method, result: result)
                }
            },
            flaws: fields.groups("brister") { fields in
                let consequence = fields.string("följd")
                let remedy = fields.string("åtgärd")
                return fields.requiredText("vad").map {
                    AccessibilityStatement.Flaw(what: $0.value, consequence: consequence, remedy: remedy)
                }
            },
            statesFlaws: fields.value("brister") != nil, untested: fields.texts("ej-testat").map(\.value),
            contactRole: contact?.string("funktion"),
            contactEmail: contact?.string("e-post"), contactPhone: contact?.string("telefon"),
            contactForm: contact.flatMap { webAddress("formulär", in: $0) }, supervisor: fields.string("tillsyn"),
            supervisorAddress: webAddress("tillsyn-adress", in: fields),
            range: fields.keyRange("förenlighet") ?? fields.firstRange)
        contact?.finish()
        fields.finish()
        return statement
    }

    /// A page of another site, which a link may lead to.
    private static func webAddress(_ key: String, in fields: Fields) -> String? {
        guard let text = fields.text(key) else { return nil }
        let isAddress =
            text.value.hasPrefix("https://") && text.value.dropFirst(8).contains(".")
            && text.value.allSatisfy { $0.isASCII && !$0.isWhitespace && !"\"'<>`\\".contains($0) }
        if isAddress { return text.value }
        fields.findings.error(
            "fel-webbadress", "”\(text.value)” under \(key) är ingen webbadress", at: text.range,
            help: "skriv hela adressen, till exempel https://www.example.se/synpunkter")
        return nil
    }
}
