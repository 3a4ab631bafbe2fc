import Diagnostics
import ExactNumbers
import ReportModel

/// `=SUMMA(data/x.csv; Kolumn)`, `=MEDEL(…)`, `=ANTAL(data/x.csv)`.
///
/// Totals, parts of other rows (”varav …”) and lines below the table are neither added nor counted. A cell that is no
/// number is an error: what it stands for would be missing from the sum, and no reader could see it.
struct TableFunction {
    let site: SiteFacts

    private static let functions = ["SUMMA", "MEDEL", "ANTAL"]

    func evaluate(_ function: String, _ arguments: [String]) -> ValueEvaluator.Result {
        guard Self.functions.contains(function) else {
            return .problem(
                id: "okänd-funktion", message: "funktionen ”\(function)” finns inte",
                help: Suggestion.help(for: function, among: Self.functions))
        }
        guard arguments != [""] else {
            return .problem(
                id: "fel-funktion", message: "\(function) säger inte vilken tabell",
                help: "skriv =\(function)(data/fil.csv\(function == "ANTAL" ? "" : "; Kolumn"))")
        }
        guard let path = arguments.first, let table = site.report.tables[path] else {
            if site.gaps.hasTables { return .unreadable }
            return .problem(
                id: "okänd-tabell", message: "tabellen ”\(arguments.first ?? "")” finns inte",
                help: Suggestion.help(for: arguments.first ?? "", among: site.report.tables.keys.sorted()))
        }
        if function == "ANTAL", arguments.count == 1 { return .raw(.count(table.figureRows.count)) }
        guard arguments.count == 2 else {
            return .problem(
                id: "fel-funktion", message: "\(function) behöver en fil och en kolumn",
                help: "skriv =\(function)(data/fil.csv; Kolumn)")
        }
        let name = table.index(of: arguments[1]) == nil ? BlockSettings.unquoted(arguments[1]) : arguments[1]
        guard let column = table.index(of: name) else {
            return .problem(
                id: "okänd-kolumn", message: "tabellen ”\(path)” har ingen kolumn ”\(arguments[1])”",
                help: Suggestion.help(for: arguments[1], among: table.columns))
        }
        return function == "ANTAL" ? count(column, of: table) : compute(function, column, of: table)
    }

    /// Of figures, how many there are; of words, how many cells are filled.
    private func count(_ column: Int, of table: DataTable) -> ValueEvaluator.Result {
        let rows = table.figureRows
        guard table.isNumeric(column: column) else {
            return .raw(.count(rows.count { !$0.cells[column].text.isEmpty }))
        }
        if let problem = textProblem(column, of: table) { return problem }
        return .raw(.count(rows.count { $0.cells[column].number != nil }))
    }

    private func compute(_ function: String, _ column: Int, of table: DataTable) -> ValueEvaluator.Result {
        let name = table.columns[column]
        let numbers = table.figureRows.compactMap { $0.cells[column].number }
        guard !numbers.isEmpty else {
            return .problem(id: "inga-tal", message: "kolumnen ”\(name)” har inga tal", help: "välj en kolumn med tal")
        }
        if table.kinds[column] == .code || table.kinds[column] == .year && function == "SUMMA" && table.isYear(column) {
            let what = table.kinds[column] == .code ? "koder" : "årtal"
            return .problem(
                id: "inga-tal", message: "kolumnen ”\(name)” innehåller \(what), som inte går att räkna ihop",
                help: "välj en kolumn med tal")
        }
        if let problem = textProblem(column, of: table) { return problem }
        guard let sum = table.sum(column: column) else {
            return .problem(
                id: "inga-tal", message: "talen i kolumnen ”\(name)” är för stora för att läggas ihop",
                help: "skriv dem i en större enhet, till exempel mnkr")
        }
        if function == "SUMMA" { return .raw(.figure(sum, words: table.figure(sum, column: column))) }
        return .raw(.number(sum.divided(by: ExactNumber(numbers.count)) ?? sum, unit: nil))
    }

    /// The cells that are no numbers, by name and line; `nil` where all are.
    private func textProblem(_ column: Int, of table: DataTable) -> ValueEvaluator.Result? {
        let cells = table.textCells(column: column)
        guard let first = cells.first else { return nil }
        let named = cells.prefix(5).map { "”\($0.text)” (rad \($0.row.range.start.line))" }
        let more = cells.count > 5 ? " och \(cells.count - 5) till" : ""
        return .problem(
            id: "cell-utan-tal",
            message:
                "kolumnen ”\(table.columns[column])” går inte att räkna med: \(named.joined(separator: ", "))\(more) är inte tal",
            help:
                "skriv bara siffror i \(first.row.range.file.path), med enheten i kolumnens namn; lämna cellen tom om uppgiften saknas"
        )
    }
}
