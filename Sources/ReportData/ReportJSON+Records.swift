import ReportAssessment
import ReportModel
import ReportTexts
import SiteFiles

/// Assignments, deviations, grants and key figures: what stands beside the goals.
extension ReportJSON {
    func correction(_ json: inout JSONWriter, _ entry: Corrections.Entry) {
        let correction = entry.correction
        json.object { json in
            json.member("date", correction.date.iso)
            json.member("version", correction.version)
            json.member("place", entry.places.map(\.words).joined(separator: "; "))
            json.member("places") { json in
                json.array(entry.places) { json, place in
                    json.object { json in
                        json.member("title", place.words)
                        json.member("url", place.address)
                    }
                }
            }
            json.member("change", correction.change)
        }
    }

    func version(_ json: inout JSONWriter, _ version: Edition.Version) {
        json.object { json in
            json.member("version", version.name)
            json.member("date", version.date.iso)
            json.member("description", version.what)
        }
    }

    func assignment(_ json: inout JSONWriter, _ assignment: Assignment) {
        let status = Status(of: assignment)
        json.object { json in
            json.member("id", assignment.id)
            json.member("title", assignment.title)
            json.member("giver", assignment.giver)
            json.member("receiver", assignment.receiver)
            json.member("status", status.id)
            json.member("statusLabel", status.label)
            json.member("date", assignment.date?.iso)
            json.member("followUp", assignment.followUp)
            json.member("dueDate", assignment.dueDate?.iso)
            json.member("source", assignment.source)
        }
    }

    func deviation(_ json: inout JSONWriter, _ deviation: Deviation) {
        json.object { json in
            json.member("id", deviation.id)
            json.member("area", deviation.area)
            json.member("cause", deviation.cause?.plainText)
            json.member("action", deviation.action?.plainText)
            json.member("source", deviation.source)
        }
    }

    func grant(_ json: inout JSONWriter, _ grant: Grant) {
        json.object { json in
            json.member("priority", grant.priority)
            json.member("project", grant.project)
            json.member("amount", grant.amount)
            json.member("source", grant.source)
        }
    }

    func grantTotals(_ json: inout JSONWriter) {
        guard let grants = report.grants else { return json.raw("null") }
        json.object { json in
            json.member("title", grants.title)
            json.member("period", grants.period)
            json.member("sum", site.assessed.grantTotals?.sum)
            json.member("statedSum", grants.statedSum)
            json.member("difference", site.assessed.grantTotals?.difference)
            json.member("statedCount", grants.statedCount)
            json.member("source", grants.source)
        }
    }

    func keyFigureGroup(_ json: inout JSONWriter, _ group: KeyFigureGroup) {
        json.object { json in
            json.member("id", group.id)
            json.member("title", group.title)
            json.member("figures") { json in
                json.array(group.figures) { json, figure in
                    json.object { json in
                        json.member("id", figure.id)
                        json.member("title", figure.title)
                        json.member("value", figure.value)
                        json.member("unit", figure.unit)
                        json.member("period", figure.period)
                        json.member("note", figure.note)
                        json.member("source", figure.source)
                    }
                }
            }
        }
    }
}
