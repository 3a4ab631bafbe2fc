import Diagnostics
import ExactNumbers
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// A table from CSV: numbers to the right as Swedes write them, the first column as row headers.
struct TableView {
    let scope: PageScope
    let id: String
    let title: String
    let table: DataTable
    var columns: [String]?
    var hasSum = false
    var note: String?
    var source: String?

    private var chosen: [Int] { (columns ?? table.columns).compactMap(table.index) }

    var view: View {
        let numeric = Set(chosen.filter { table.isNumeric(column: $0) && $0 != chosen.first })
        return [
            "id": id, "captionHTML": HTML(EscapedText.html(title)), "subject": title,
            "columns": chosen.map {
                ["labelHTML": HTML(EscapedText.html(table.columns[$0])), "isNumeric": numeric.contains($0)] as View
            },
            "rows": table.rows.map { row in
                ["cells": chosen.map { cell(row.cells[$0], column: $0, numeric: numeric) }] as View
            },
            "sumRow": hasSum ? sumRow(numeric) : nil, "note": note, "source": source,
            // The whole report is also print, where only links within it lead anywhere.
            "dataURL": scope.page == .wholeReport ? nil : table.path.map { scope.page.root + scope.site.published($0) },
        ]
    }

    private func cell(_ cell: DataTable.Cell, column: Int, numeric: Set<Int>) -> View {
        let isYear = cell.number?.isWhole == true && cell.text.utf8.count == 4 && !numeric.contains(column)
        let number = isYear ? nil : cell.number
        let text = number.map { SwedishNumber.formatAsAuthored($0) } ?? cell.text
        let html = EscapedText.html(text).replacing("\n", with: "<br>")
        return [
            "valueHTML": HTML(html.isEmpty ? "–" : html), "isNumeric": numeric.contains(column),
            "isHeader": column == chosen.first,
        ]
    }

    private func sumRow(_ numeric: Set<Int>) -> View {
        [
            "cells": chosen.map { column in
                let isFirst = column == chosen.first
                let sum =
                    numeric.contains(column)
                    ? table.sum(column: column).map { SwedishNumber.formatAsAuthored($0) } : nil
                return [
                    "valueHTML": HTML(isFirst ? EscapedText.html(scope.site.word("sum")) : sum ?? "&nbsp;"),
                    "isNumeric": numeric.contains(column), "isHeader": isFirst,
                ] as View
            }
        ]
    }
}

/// A picture with its words, from the text or from `bilder.yaml`.
struct PictureView {
    let text: TextRenderer
    let picture: ReadText.Picture

    private var site: SiteContext { text.scope.site }

    /// `nil` after a diagnostic.
    var view: View? {
        guard let path = path, let attachment = site.report.attachments[path] else { return nil }
        let known = site.index.pictures[path]
        guard let alternative = picture.alternativeText ?? known?.alternativeText else {
            site.findings.add(
                Diagnostic(
                    .error, "saknad-alt", "bilden ”\(path)” saknar alternativ text", at: picture.range,
                    help:
                        "skriv vad bilden visar: \(picture.isBlock ? "alt: … på en rad i blocket" : "![text](\(source))"), eller alt: i bilder.yaml"
                ))
            return nil
        }
        let words = picture.caption ?? known?.caption
        return [
            "src": text.scope.page.root + site.published(path), "alt": alternative,
            "width": attachment.width.map(String.init),
            "height": attachment.height.map(String.init),
            "hasCaption": words != nil || known?.photographer != nil || known?.licence != nil,
            "captionHTML": words.map { HTML(EscapedText.html($0)) }, "photographer": known?.photographer,
            "licence": known?.licence,
        ]
    }

    private var source: String { picture.source }

    private var path: String? {
        switch ReferenceResolver(site: site.facts).resolve(source, in: text.file) {
        case .file(let path) where path.hasPrefix("bilder/"): return path
        case .external:
            site.findings.add(
                Diagnostic(
                    .error, "bild-utifrån", "bilden ”\(source)” hämtas från en annan webbplats", at: picture.range,
                    help: "spara bilden i mappen bilder/ och skriv ![text](../bilder/namn.jpg)"))
        case .unreadable: break
        case .problem(id: "okänd-fil", let message, let help) where message.hasPrefix("bilden"):
            site.findings.add(Diagnostic(.error, "okänd-bild", message, at: picture.range, help: help))
        default:
            guard !source.isEmpty else {
                site.findings.add(
                    Diagnostic(
                        .error, "okänd-bild", "bilden saknar adress", at: picture.range,
                        help: "skriv ![text](../bilder/namn.jpg)"))
                break
            }
            let nearest = Suggestion.nearest(
                to: String(source.drop { "./".contains($0) }), among: site.report.attachments.keys.sorted())
            site.findings.add(
                Diagnostic(
                    .error, "okänd-bild", "bilden ”\(source)” finns inte i årgångens mapp", at: picture.range,
                    help: nearest.map { "menade du ”\($0)”?" } ?? "lägg bilden i mappen bilder/, eller rätta namnet"))
        }
        return nil
    }
}
