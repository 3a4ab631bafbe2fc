import ExactNumbers

/// Reads a table from the top as a bookkeeper would: a sum closes the rows since the last one, and counts as one row
/// from then on; a sum of sums, a result after several sums and a whole above its parts are read too.
public struct SumReader {
    private enum Item {
        case heading
        case row(Int, isClosed: Bool)
    }

    /// Sums further up than this are not thought of.
    private static let mostStarts = 24
    /// Among more rows than this nobody hides a sum without a name.
    private static let mostCollapsed = 80
    /// A table with more rows that may be sums is a list of such figures.
    private static let mostWeak = 60

    private let table: SumTable
    private let readsWeak: Bool
    private var items: [Item] = []
    private var readings: [SumReading] = []
    private var corrections: SumReading.Corrections = [:]

    private init(_ table: SumTable) {
        self.table = table
        readsWeak = table.rows.count { $0.name == .weakSum } <= Self.mostWeak
    }

    /// The best reading of every row that is a sum by its name, or by name and figures.
    public static func readings(of table: SumTable) -> [SumReading] {
        guard !table.columns.isEmpty else { return [] }
        var reader = SumReader(table)
        reader.read()
        return reader.readings
    }

    private mutating func read() {
        var row = 0
        while row < table.rows.count {
            switch table.rows[row].name {
            case .heading: items.append(.heading)
            case .plain, .detail, .share: items.append(.row(row, isClosed: false))
            case .weakSum where !readsWeak: items.append(.row(row, isClosed: false))
            case .sum, .weakSum: row = close(row)
            }
            row += 1
        }
    }

    /// Takes a sum's parts together; the last row that has been read with it.
    private mutating func close(_ row: Int) -> Int {
        let isWeak = table.rows[row].name == .weakSum
        guard let best = candidates(for: row).min(by: Candidate.isBetter),
            !isWeak || best.reading.isBelievable || isStatement(best.reading)
        else {
            items.append(.row(row, isClosed: !isWeak))
            return row
        }
        readings += best.inferred
        readings.append(best.reading)
        for column in best.reading.columns where column.fit == .differs {
            corrections[row, default: [:]][column.place] = column.sum
        }
        if best.reading.isBelow {
            items.append(.row(row, isClosed: true))
            return best.reading.terms.map(\.row).max() ?? row
        }
        items.removeSubrange(best.start...)
        items.append(.row(row, isClosed: true))
        return row
    }

    // MARK: Candidates

    private struct Candidate {
        var reading: SumReading
        /// Where its parts begin among the items.
        var start: Int
        /// 0 for the plain sum of the rows; more for what is thought of only where that does not agree.
        var effort: Int
        /// Sums without a name of their own that it takes for sums.
        var inferred: [SumReading] = []

        static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
            let (a, b) = (left.reading, right.reading)
            if a.count(.differs) != b.count(.differs) { return a.count(.differs) < b.count(.differs) }
            if a.count(.differs) > 0 {
                return (left.effort, a.distance) < (right.effort, b.distance)
            }
            return (a.count(.rounded), left.effort, -left.start) < (b.count(.rounded), right.effort, -right.start)
        }
    }

    private func candidates(for row: Int) -> [Candidate] {
        let isWeak = table.rows[row].name == .weakSum
        var found: [Candidate] = []
        for start in starts {
            let slice = rows(from: start)
            guard !slice.isEmpty else { continue }
            func add(_ terms: [SumReading.Term], effort: Int) {
                let reading = SumReading(row: row, terms: terms, of: table, correcting: corrections)
                if !reading.columns.isEmpty { found.append(Candidate(reading: reading, start: start, effort: effort)) }
            }
            let own = slice.filter { ![.detail, .share].contains(table.rows[$0].name) }
            add(own.map { SumReading.Term(row: $0) }, effort: 0)
            if own.count < slice.count { add(slice.map { SumReading.Term(row: $0) }, effort: 1) }
            let outdented = own.filter { !table.rows[$0].isIndented }
            if !outdented.isEmpty, outdented.count < own.count {
                add(outdented.map { SumReading.Term(row: $0) }, effort: 1)
            }
            if own.count > 1, isWeak || own.count == 2 {
                add(own.enumerated().map { SumReading.Term(row: $1, isSubtracted: $0 > 0) }, effort: 2)
            }
            if let collapsed = collapsed(own) {
                let reading = SumReading(row: row, terms: collapsed.top.map { SumReading.Term(row: $0) }, of: table)
                if !reading.columns.isEmpty, reading.count(.differs) == 0 {
                    found.append(Candidate(reading: reading, start: start, effort: 1, inferred: collapsed.sums))
                }
            }
        }
        if let below = below(row) { found.append(below) }
        return found
    }

    /// Where a sum's parts may begin: at the top, below a heading, and after another sum; the nearest first.
    private var starts: [Int] {
        let all = items.indices.reversed().filter { index in
            guard index > 0 else { return true }
            switch items[index - 1] {
            case .heading: return true
            case .row(_, let isClosed): return isClosed
            }
        }
        // A sum may also count the sum right above as its first part.
        let closed = items.indices.reversed().filter { if case .row(_, true) = items[$0] { true } else { false } }
        return Array(Set(all.prefix(Self.mostStarts) + all.suffix(1) + closed.prefix(Self.mostStarts))).sorted(by: >)
    }

    private func rows(from start: Int) -> [Int] {
        items[start...].compactMap { if case .row(let row, _) = $0 { row } else { nil } }
    }

    /// A whole above its parts, where nothing stands before it that it could close. Where it is divided in several ways,
    /// the first is enough.
    private func below(_ row: Int) -> Candidate? {
        if case .row(_, false)? = items.last { return nil }
        let parts = (row + 1..<table.rows.count).prefix { ![.sum, .weakSum, .heading].contains(table.rows[$0].name) }
            .filter { ![.detail, .share].contains(table.rows[$0].name) }
        guard parts.count > 1 else { return nil }
        func reading(_ count: Int) -> SumReading {
            let terms = parts.prefix(count).map { SumReading.Term(row: $0) }
            return SumReading(row: row, terms: terms, of: table, isBelow: true)
        }
        let all = reading(parts.count)
        let first =
            all.count(.differs) == 0
            ? nil : (2..<min(max(parts.count, 2), Self.mostCollapsed)).lazy.map(reading).first { $0.isProven }
        let best = first ?? all
        return best.columns.isEmpty ? nil : Candidate(reading: best, start: items.count, effort: 1)
    }

    /// Whether a result stands below income and costs, near to what they come to: then it is meant to be their sum.
    private func isStatement(_ reading: SumReading) -> Bool {
        let label = table.rows[reading.row].label.lowercased()
        let names = reading.terms.map { table.rows[$0.row].label.lowercased() }
        guard reading.terms.count > 1, label.contains("resultat") || label.contains("nettokostnad"),
            names.contains(where: { $0.contains("intäkt") }), names.contains(where: { $0.contains("kostnad") })
        else { return false }
        return reading.columns.allSatisfy { column in
            guard let off = column.sum.subtracting(column.stated)?.magnitude, let twice = off.adding(off) else {
                return false
            }
            return twice <= column.sum.magnitude
        }
    }

    /// The rows with those taken together that a row among them is the sum of; `nil` where none is.
    private func collapsed(_ rows: [Int]) -> (top: [Int], sums: [SumReading])? {
        guard rows.count <= Self.mostCollapsed else { return nil }
        var top: [Int] = []
        var sums: [SumReading] = []
        var start = 0
        for row in rows {
            let found = Set([0, start]).sorted(by: >).lazy.compactMap { from -> (from: Int, reading: SumReading)? in
                guard top.count - from > 1 else { return nil }
                let reading = SumReading(row: row, terms: top[from...].map { SumReading.Term(row: $0) }, of: table)
                let isSum =
                    reading.count(.differs) == 0 && reading.columns.contains { $0.fit == .equal && !$0.stated.isZero }
                return isSum ? (from, reading) : nil
            }.first
            if let found {
                top.removeSubrange(found.from...)
                sums.append(found.reading)
                top.append(row)
                start = top.count
            } else {
                top.append(row)
            }
        }
        return sums.isEmpty ? nil : (top, sums)
    }
}

extension SumReading {
    /// Whether a row that may be a sum or a figure of its own is a sum: the figures agree somewhere, and not by chance.
    fileprivate var isBelievable: Bool {
        guard terms.count > 1 else { return false }
        let isEqual = columns.contains { $0.fit == .equal && !$0.stated.isZero && $0.parts.count > 1 }
        if isEqual, count(.differs) * 2 <= columns.count { return true }
        let large = ExactNumber(20)
        return count(.differs) == 0
            && columns.allSatisfy { column in
                let limit = Self.limit(parts: column.parts.count, fractionDigits: 0)
                return limit.multiplied(by: large).map { column.stated.magnitude > $0 } ?? false
            }
    }
}
