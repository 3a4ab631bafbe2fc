import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// A table from CSV: figures to the right as Swedes write them, the first column as row headers.
///
/// Years, codes and texts stand as they are written, and so do the decimals and the sign of a number.
struct TableView {
    let scope: PageScope
    let id: String
    let title: String
    let table: DataTable
    var columns: [String]?
    var hasSum = false
    var note: String?
    var source: String?
    /// Cells that are Markdown, by their numbers in the table, the header's first.
    var texts: [Int: HTML] = [:]

    private var chosen: [Int] { (columns ?? table.columns).compactMap(table.index) }

    var view: View {
        let words = TableWords(table, note: note, source: source)
        return [
            "id": id, "captionHTML": HTML(EscapedText.html(title)), "subject": title,
            "columns": chosen.map {
                [
                    "labelHTML": texts[$0] ?? HTML(EscapedText.html(table.columns[$0])),
                    "isNumeric": isToTheRight($0),
                ] as View
            },
            "rows": table.rows.indices.filter { table.rows[$0].role != .note }.map { row in
                ["rowClass": rowClass(table.rows[row].role), "cells": chosen.map { cell(row: row, column: $0) }] as View
            },
            "sumRow": hasSum && !TableSums(table).hasOwnTotal ? sumRow : nil, "note": words.notes,
            "source": words.source,
            // The whole report is also print, where only links within it lead anywhere.
            "dataURL": scope.page == .wholeReport
                ? nil : table.path.map { scope.site.address(ofFile: $0, from: scope.page) },
        ]
    }

    /// A sum stands out from what it sums, and a part of a row below it.
    private func rowClass(_ role: RowRole) -> String? {
        switch role {
        case .total: "sum-row"
        case .detail: "detail-row"
        case .figures, .note: nil
        }
    }

    private func isToTheRight(_ column: Int) -> Bool {
        column != chosen.first && [.number, .year].contains(table.kinds[column])
    }

    private func cell(row: Int, column: Int) -> View {
        let cell = table.rows[row].cells[column]
        let text = column == chosen.first ? cell.text : table.shown(cell, column: column)
        let html = EscapedText.html(text).replacing("\n", with: "<br>")
        let marked = texts[(row + 1) * table.columns.count + column]
        return [
            "valueHTML": marked ?? HTML(html.isEmpty ? "–" : html), "isNumeric": isToTheRight(column),
            "isHeader": column == chosen.first,
        ]
    }

    private var sumRow: View {
        let sums = TableSums(table)
        return [
            "cells": chosen.map { column in
                let isFirst = column == chosen.first
                let sum = isFirst ? nil : sums.sum(of: column)
                return [
                    "valueHTML": HTML(isFirst ? EscapedText.html(scope.site.word("sum")) : sum ?? "&nbsp;"),
                    "isNumeric": isToTheRight(column), "isHeader": isFirst,
                ] as View
            }
        ]
    }
}

/// What stands below a table: the block's own words, then the lines that came along with the figures.
struct TableWords {
    let notes: [String]
    let source: String?

    init(_ table: DataTable, note: String?, source given: String?) {
        var notes = [note].compactMap { $0 }
        var source = given
        for line in table.notes {
            let name = line.prefix { $0 != ":" }
            let text = String(line.dropFirst(name.count + 1).drop { $0.isWhitespace })
            let isSource = ["källa", "källor"].contains(name.lowercased())
            if isSource, source == nil { source = text }
            if !isSource || source != text { notes.append(line) }
        }
        self.notes = notes
        self.source = source
    }
}
