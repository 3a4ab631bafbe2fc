import Diagnostics
import ExactNumbers
import ReportModel

/// How the numbers of a column are written: which sign stands before the decimals.
enum NumberForm {
    /// `1 234,5`; one point alone stands before decimals, too.
    case swedish
    /// `1,234.5`
    case english
    /// `1.234,5`
    case continental

    /// What the cell's number is in this form, as it is written.
    func number(_ text: String) -> WrittenNumber? {
        switch self {
        case .swedish: return SwedishNumber.parse(text).map { WrittenNumber($0, text: text) }
        case .english:
            guard text.utf8.contains(UInt8(ascii: ",")) else { return Self.swedish.number(text) }
            let plain = text.replacing(",", with: "")
            return FigureShape(text).isGrouped(by: ",") ? Self.swedish.number(plain) : nil
        case .continental:
            guard text.utf8.contains(UInt8(ascii: ".")) else { return Self.swedish.number(text) }
            let plain = text.replacing(".", with: "")
            return FigureShape(text).isGrouped(by: ".") ? Self.swedish.number(plain) : nil
        }
    }
}

/// Finds out how the numbers of a table are written, from all of them.
///
/// `"1,234"` alone may be a little more than one or twelve hundred. What stands beside it in its column tells, and the
/// file: where commas divide the cells, a point stands before the decimals.
struct NumberForms {
    /// A column whose cells contradict each other.
    struct Riddle {
        var column: Int
        var cells: [String]
    }

    private(set) var forms: [NumberForm] = []
    private(set) var riddle: Riddle?

    /// - Parameters:
    ///   - rows: Cells without blanks around them.
    ///   - isDividedByCommas: Whether commas stand between the cells.
    init(_ rows: [[String]], columns: Int, isDividedByCommas: Bool) {
        let marked = rows.map { row in row.map { Self.hasMark($0) ? FigureShape($0) : nil } }
        let shapes = (0..<columns).map { column in marked.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        }
        let all = shapes.joined()
        let isEnglish = isDividedByCommas || all.contains { $0.kind == .english }
        let hasDecimalComma = all.contains { $0.kind == .decimalComma }
        for (column, shapes) in shapes.enumerated() {
            let named = Dictionary(grouping: shapes, by: \.kind).mapValues { $0.prefix(2).map(\.text) }
            func of(_ kind: FigureShape.Kind) -> [String] { named[kind] ?? [] }
            var contradicting: [String] = []
            if !of(.english).isEmpty || !of(.threeAfterComma).isEmpty && (isEnglish || !of(.decimalPoint).isEmpty) {
                forms.append(.english)
                contradicting = of(.decimalComma) + of(.continental)
                let isUnclear = of(.english).isEmpty && (hasDecimalComma || !isEnglish)
                if contradicting.isEmpty, isUnclear { contradicting = of(.threeAfterComma) + of(.decimalPoint) }
            } else if !of(.continental).isEmpty {
                forms.append(.continental)
                contradicting = of(.decimalPoint)
            } else {
                forms.append(.swedish)
            }
            if riddle == nil, !contradicting.isEmpty {
                let others = (of(.english) + of(.threeAfterComma) + of(.continental)).filter {
                    !contradicting.contains($0)
                }
                riddle = Riddle(column: column, cells: Array(others.prefix(2)) + contradicting)
            }
        }
    }

    private static func hasMark(_ text: String) -> Bool {
        text.utf8.count < 40 && text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    }
}

/// The commas and points of a figure.
struct FigureShape {
    enum Kind {
        /// `1,234.5`, `1,234,567`
        case english
        /// `1.234,5`, `1.234.567`
        case continental
        /// `12,5`, `0,125`: no English figure looks so.
        case decimalComma
        case decimalPoint
        /// `1,234`
        case threeAfterComma
        /// `1.234`
        case threeAfterPoint
        case other
    }

    let text: String
    let kind: Kind

    init(_ text: String) {
        self.text = text
        let digits = text.drop { "+-−–".contains($0) }
        let isFigure = digits.allSatisfy { ",.".contains($0) || $0.isASCII && $0.isNumber }
        guard isFigure, digits.first?.isNumber == true, digits.last?.isNumber == true else {
            kind = .other
            return
        }
        let commas = digits.count { $0 == "," }
        let points = digits.count { $0 == "." }
        switch (commas, points) {
        case (2..., 0) where Self.isGrouped(digits, by: ","): kind = .english
        case (1..., 1) where Self.isGrouped(digits, by: ","): kind = .english
        case (0, 2...) where Self.isGrouped(digits, by: "."): kind = .continental
        case (1, 1...) where Self.isGrouped(digits, by: "."): kind = .continental
        case (1, 0): kind = Self.isGrouped(digits, by: ",") ? .threeAfterComma : .decimalComma
        case (0, 1): kind = Self.isGrouped(digits, by: ".") ? .threeAfterPoint : .decimalPoint
        default: kind = .other
        }
    }

    func isGrouped(by sign: Character) -> Bool { Self.isGrouped(text.drop { "+-−–".contains($0) }, by: sign) }

    /// One to three digits, of which the first is no zero, then groups of three; decimals may follow the other sign.
    private static func isGrouped(_ digits: Substring, by sign: Character) -> Bool {
        let decimal: Character = sign == "," ? "." : ","
        let whole = digits.prefix { $0 != decimal }
        let fraction = digits.dropFirst(whole.count).dropFirst()
        let groups = whole.split(separator: sign, omittingEmptySubsequences: false)
        guard groups.count > 1, let first = groups.first, (1...3).contains(first.count), first.first != "0",
            !fraction.contains(where: { $0 == sign || $0 == decimal })
        else { return false }
        return groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
