import ExactNumbers

/// A table as sums see it: its rows by name, and the columns whose figures can be added.
public struct SumTable: Sendable {
    public enum Value: Sendable, Equatable {
        case number(ExactNumber, fractionDigits: Int)
        /// Empty, or a dash: nothing to add.
        case nothing
        /// A word, a mark, or a figure in another unit: nobody can say what the sum is.
        case unknown

        var number: ExactNumber? { if case .number(let number, _) = self { number } else { nil } }
    }

    public struct Row: Sendable {
        public var label: String
        var name: RowName
        /// One a summed column.
        var values: [Value]
        /// By summed column: whether nothing stands there, not even a dash.
        var isEmpty: [Bool]
        /// Whether the name begins with a dash, as the parts of the row above often do.
        var isIndented: Bool
    }

    /// In longer tables, which hold data, a text is a text.
    private static let mostRows = 5_000

    public var rows: [Row]
    /// The places of the summed columns among the table's.
    public var columns: [Int]
    public var columnNames: [String]
    /// The summed columns that are shares of one whole.
    public var shares: Set<Int> = []

    /// A table that has been read.
    ///
    /// - Parameter rows: The rows to look at; all where it is left out.
    public init(_ table: DataTable, rows chosen: [Int]? = nil) {
        let rows = (chosen ?? Array(table.rows.indices)).map { table.rows[$0] }
        let cells = rows.map { $0.cells }
        let columns = table.columns.indices.filter { column in
            switch table.kinds[column] {
            case .number: true
            case .text: cells.count <= Self.mostRows && Self.kind(column, table.columns, cells) == .number
            case .year, .code: false
            }
        }
        self.init(names: table.columns, columns: columns, cells: cells)
    }

    /// What a column is when every figure counts, the ones with a mark or a unit too.
    private static func kind(_ column: Int, _ names: [String], _ cells: [[DataTable.Cell]]) -> ColumnKind {
        let figures = cells.lazy.map { row in
            let cell = row[column]
            return cell.written == nil ? DataTable.Cell(text: cell.text, number: Figure.value(cell).number) : cell
        }
        return ColumnKind.found(name: names[column], cells: figures)
    }

    /// A table of texts, such as one in Markdown.
    public init(columns names: [String], rows texts: [[String]]) {
        let cells = texts.map { row in
            names.indices.map { column in
                let text = row.indices.contains(column) ? row[column] : ""
                return DataTable.Cell(text: text, number: SwedishNumber.parse(text))
            }
        }
        let columns = names.indices.filter { Self.kind($0, names, cells) == .number }
        self.init(names: names, columns: columns, cells: cells)
    }

    private init(names: [String], columns: [Int], cells: [[DataTable.Cell]]) {
        let shares = columns.filter { Self.isShare($0, names, cells) }
        let summed = columns.filter { $0 > 0 && (!shares.contains($0) || Self.isWhole($0, cells)) }
        self.columns = summed
        self.shares = Set(shares).intersection(summed)
        columnNames = names
        rows = cells.map { row in
            let label = row.prefix(2).first { $0.number == nil && $0.text.contains(where: \.isLetter) }?.text ?? ""
            let values = summed.map { Figure.value(row[$0]) }
            let isEmpty = summed.map { row[$0].text.isEmpty }
            let name = !summed.isEmpty && isEmpty.allSatisfy { $0 } ? .heading : RowName.find(label)
            return Row(
                label: label, name: name, values: values, isEmpty: isEmpty,
                isIndented: label.first.map { "-–—•".contains($0) } ?? false)
        }
        // Nothing is gathered under a name right above a sum: its figures are missing.
        for index in rows.indices.dropLast() where rows[index].name == .heading && rows[index + 1].name == .sum {
            rows[index].name = .plain
        }
    }

    private static func isShare(_ column: Int, _ names: [String], _ cells: [[DataTable.Cell]]) -> Bool {
        cells.contains { $0[column].text.utf8.contains(UInt8(ascii: "%")) } || ColumnName(names[column]).isQuotient
    }

    /// Shares are added only where they are parts of one whole, and so come to a hundred.
    private static func isWhole(_ column: Int, _ cells: [[DataTable.Cell]]) -> Bool {
        let parts = cells.filter { row in
            ![RowName.sum, .weakSum, .detail].contains(RowName.find(row[0].text))
        }.compactMap { Figure.value($0[column], isPercent: true).number }
        guard parts.count > 1, let sum = ExactNumber.sum(parts), let off = sum.subtracting(.hundred)?.magnitude else {
            return false
        }
        return off <= ExactNumber(2)
    }
}

/// A figure in a table as people write it: with a mark of a note, a unit of money, in brackets when below zero.
enum Figure {
    static func value(_ cell: DataTable.Cell, isPercent: Bool = false) -> SumTable.Value {
        if let written = cell.written { return .number(written.value, fractionDigits: written.fractionDigits) }
        if cell.text.isEmpty || MissingMark.isDash(cell.text) { return .nothing }
        var text = cell.text
        // A reference to a note, and the marks of bold and slanting text.
        if text.hasSuffix("]"), let open = text.lastIndex(of: "[") { text = String(text[..<open]) }
        while let last = text.last, "*_†‡¹²³⁴⁵⁶⁷⁸⁹".contains(last) { text.removeLast() }
        while let first = text.first, "*_".contains(first) { text.removeFirst() }
        if isPercent, text.hasSuffix("%") { text.removeLast() }
        for unit in [" kr", " tkr", " mnkr", " st", "\u{A0}kr", "\u{A0}tkr", "\u{A0}mnkr", ":-"]
        where text.hasSuffix(unit) {
            text.removeLast(unit.count)
            break
        }
        var isNegative = false
        if text.hasPrefix("("), text.hasSuffix(")") {
            text = String(text.dropFirst().dropLast())
            isNegative = true
        } else if text.count > 1, let last = text.last, "-−–".contains(last) {
            text.removeLast()
            isNegative = true
        } else if let first = text.first, "-−–".contains(first), text.dropFirst().first == " " {
            text = String(text.dropFirst())
            isNegative = true
        }
        guard let number = SwedishNumber.parse(text) else { return .unknown }
        let written = WrittenNumber(isNegative ? number.negated : number, text: text)
        return .number(written.value, fractionDigits: written.fractionDigits)
    }
}
