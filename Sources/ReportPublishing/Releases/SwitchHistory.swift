/// What has been live at a place, from the notes of every switch.
///
/// A switch is noted before it is done, so a note may be of one that never was: what is live now says which.
struct SwitchHistory: Sendable {
    struct Entry: Sendable, Equatable {
        enum Kind: String, Sendable { case publish, rollback }

        var time: Int
        var kind: Kind
        var edition: String
        /// What was live before; `nil` for the first.
        var from: ReleaseName?
        var to: ReleaseName
        var who: String

        var line: String {
            [String(time), kind.rawValue, edition, from?.text ?? "-", to.text, who.oneLine].joined(separator: "\t")
        }

        init(time: Int, kind: Kind, edition: String, from: ReleaseName?, to: ReleaseName, who: String) {
            (self.time, self.kind, self.edition, self.from, self.to, self.who) = (time, kind, edition, from, to, who)
        }

        init?(_ fields: [String]) {
            guard fields.count == 6, let time = Int(fields[0]), let kind = Kind(rawValue: fields[1]),
                let to = ReleaseName(fields[4])
            else { return nil }
            self.init(time: time, kind: kind, edition: fields[2], from: ReleaseName(fields[3]), to: to, who: fields[5])
        }
    }

    let entries: [Entry]

    /// - Parameter live: What every edition's address leads to now.
    init(_ noted: [Entry], live: [String: ReleaseName]) {
        let last = live.mapValues { release in
            noted.lastIndex { $0.edition == release.edition && $0.to == release } ?? -1
        }
        entries = noted.enumerated().filter { $0.offset <= last[$0.element.edition] ?? -1 }.map(\.element)
    }

    /// What a rollback undoes: the latest switch that has not been taken back already. Who takes back twice comes two
    /// steps back, never to where they fled from.
    ///
    /// - Parameters:
    ///   - edition: The edition in question; `nil` for whichever was switched last.
    ///   - kept: The releases that there still are.
    /// - Returns: The edition and what was live before, `nil` where nothing was.
    func undo(of edition: String?, kept: Set<ReleaseName>) -> (edition: String, back: ReleaseName?)? {
        let stacks = stacks.filter { edition == nil || $0.key == edition }
        guard
            let (edition, stack) = stacks.max(by: {
                ($0.value.last?.order ?? -1, $0.key) < ($1.value.last?.order ?? -1, $1.key)
            })
        else { return nil }
        return (edition, stack.dropLast().map(\.release).last { kept.contains($0) && $0 != stack.last?.release })
    }

    /// What was live of an edition and has not been taken back, the nearest step first; without what is live now.
    func steps(of edition: String) -> [ReleaseName] {
        stacks[edition].map { $0.dropLast().map(\.release).reversed() } ?? []
    }

    /// By edition, what was live one after another, without what has been taken back; and when it became so.
    private var stacks: [String: [(release: ReleaseName, order: Int)]] {
        var stacks: [String: [(release: ReleaseName, order: Int)]] = [:]
        for (order, entry) in entries.enumerated() {
            var stack = stacks[entry.edition] ?? entry.from.map { [($0, -1)] } ?? []
            if entry.kind == .rollback, let index = stack.lastIndex(where: { $0.release == entry.to }) {
                stack.removeSubrange((index + 1)...)
            } else {
                stack.append((entry.to, order))
            }
            stacks[entry.edition] = stack
        }
        return stacks
    }
}
