import ExactNumbers

/// One way in which a row may have come about from others, and how well the figures agree.
public struct SumReading: Sendable {
    public struct Term: Sendable {
        public var row: Int
        /// Costs may be written without their minus: ”intäkter − kostnader”.
        public var isSubtracted = false
    }

    /// How a stated sum stands to its parts.
    public enum Fit: Sendable, Comparable {
        case equal
        /// Off by no more than rounding every figure can explain.
        case rounded
        case differs
    }

    public struct Column: Sendable {
        /// The place among the sum table's columns.
        public var place: Int
        public var stated: ExactNumber
        public var sum: ExactNumber
        public var parts: [ExactNumber]
        /// Whether a part has no figure at all: it may be one that is not given.
        public var hasEmpty: Bool
        public var fit: Fit
    }

    public var row: Int
    public var terms: [Term]
    public var columns: [Column]
    /// Whether the parts stand below the sum.
    public var isBelow = false

    /// Every figure is the sum of two or more others, and so no chance.
    public var isProven: Bool {
        terms.count > 1 && columns.allSatisfy { $0.fit == .equal }
            && columns.contains { !$0.stated.isZero && $0.parts.filter { !$0.isZero }.count > 1 }
    }

    /// What rows that are sums themselves come to, where it is not what they state: by row, then column.
    typealias Corrections = [Int: [Int: ExactNumber]]

    init(
        row: Int, terms: [Term], of table: SumTable, correcting corrections: Corrections = [:], isBelow: Bool = false
    ) {
        self.row = row
        self.terms = terms
        self.isBelow = isBelow
        columns = table.columns.indices.compactMap { Self.column($0, row, terms, table, corrections) }
    }

    /// `nil` where a figure is missing that it would take to say anything.
    private static func column(
        _ place: Int, _ row: Int, _ terms: [Term], _ table: SumTable, _ corrections: Corrections
    ) -> Column? {
        guard case .number(let stated, let digits) = table.rows[row].values[place] else { return nil }
        var parts: [ExactNumber] = []
        var corrected: [ExactNumber] = []
        var (finest, hasEmpty) = (0, false)
        for term in terms {
            switch table.rows[term.row].values[place] {
            case .number(let number, let fractionDigits):
                let right = corrections[term.row]?[place] ?? number
                parts.append(term.isSubtracted ? number.negated : number)
                corrected.append(term.isSubtracted ? right.negated : right)
                finest = max(finest, fractionDigits)
            case .nothing: hasEmpty = hasEmpty || table.rows[term.row].isEmpty[place]
            case .unknown: return nil
            }
        }
        let limit = Self.limit(parts: parts.count, fractionDigits: min(digits, finest))
        // A sum of sums is right where it adds what they should have been: the one that is wrong has been named.
        let fits = [parts, corrected].compactMap { parts -> Column? in
            guard !parts.isEmpty, let sum = ExactNumber.sum(parts), let off = sum.subtracting(stated)?.magnitude else {
                return nil
            }
            let fit: Fit = off.isZero ? .equal : off <= limit ? .rounded : .differs
            return Column(place: place, stated: stated, sum: sum, parts: parts, hasEmpty: hasEmpty, fit: fit)
        }
        return fits.min { $0.fit < $1.fit }
    }

    /// Half of the last shown digit for each part and for the sum.
    static func limit(parts: Int, fractionDigits: Int) -> ExactNumber {
        let scale = (0..<fractionDigits).reduce(Int128(2)) { scale, _ in scale * 10 }
        return ExactNumber(Int128(parts + 1), over: scale) ?? .zero
    }

    func count(_ fit: Fit) -> Int { columns.count { $0.fit == fit } }

    /// How far the sums are off, all columns together.
    var distance: Double {
        columns.reduce(0) { $0 + abs($1.sum.approximate - $1.stated.approximate) / max(1, abs($1.stated.approximate)) }
    }
}
