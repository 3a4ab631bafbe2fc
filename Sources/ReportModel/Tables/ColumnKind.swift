import ExactNumbers

/// What a column's cells are; the raw values are the words by which an author says it.
public enum ColumnKind: String, Sendable, CaseIterable {
    /// Numbers to add and compare, grouped by thousands.
    case number = "tal"
    case year = "år"
    /// Digits that name something, such as a post code or a telephone number: shown as they stand, never added.
    case code = "kod"
    case text = "text"
}

extension ColumnKind {
    /// The kind that a column's name and cells tell.
    ///
    /// A word or a dash among the numbers does not make a column of text: what is missing is often said so.
    static func found(name: String, cells: some Sequence<DataTable.Cell>) -> ColumnKind {
        var (filled, years) = (0, 0)
        var numbers: [String] = []
        var isCode = false
        for cell in cells where !cell.text.isEmpty {
            guard cell.written != nil else {
                if !MissingMark.isOne(cell.text) { filled += 1 }
                continue
            }
            filled += 1
            numbers.append(cell.text)
            isCode = isCode || WrittenCode.isOne(cell.text)
            if let year = Self.year(cell.text), (1900...2100).contains(year) { years += 1 }
        }
        guard !numbers.isEmpty, numbers.count * 2 >= filled else { return .text }
        let column = ColumnName(name)
        if isCode || column.namesCode && numbers.allSatisfy(WrittenCode.isPlain) { return .code }
        if column.namesYear, numbers.allSatisfy({ Self.year($0) != nil }) { return .year }
        return years == numbers.count && !column.namesFigures ? .year : .number
    }

    /// Four digits and nothing else, from 1500 on.
    private static func year(_ text: String) -> Int? {
        guard text.utf8.count == 4, WrittenCode.isPlain(text), let year = Int(text), (1500...2999).contains(year) else {
            return nil
        }
        return year
    }
}

/// Digits that are no quantity.
enum WrittenCode {
    /// A zero before other digits, as in `0114` and `070 123 45 67`, or a telephone number with its country.
    static func isOne(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "+") else {
            return false
        }
        let digits = text.filter { !$0.isWhitespace }
        if digits.hasPrefix("+") { return digits.count > 9 && isPlain(digits.dropFirst()) }
        return digits.count > 1 && digits.hasPrefix("0") && isPlain(digits)
    }

    static func isPlain(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

/// What stands in a cell when a figure does not.
public enum MissingMark {
    private static let words: Set<String> = [
        ".", "..", "...", "…", "x", "*", "saknas", "uppgift saknas", "uppgifter saknas", "ej angivet", "ej aktuellt",
        "ej tillämpligt", "okänt", "e.u.", "eu", "n/a", "na", "i.u.",
    ]

    public static func isOne(_ text: String) -> Bool { isDash(text) || words.contains(text.lowercased()) }

    /// A stroke alone: there is nothing.
    public static func isDash(_ text: String) -> Bool {
        let strokes = text.unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" }
        return !strokes.isEmpty && strokes.allSatisfy { "-‐‑‒–—−".unicodeScalars.contains($0) }
    }
}
