/// Finds the global goals that plain words name, as they may in an Agenda 2030 section.
enum GlobalGoalMention {
    /// `mål 9`, `Mål 3: God hälsa …`, `målen 5, 10 och 16`, and the goals' official names.
    static func mentions(in text: LowercaseWords) -> GlobalGoalNumbers {
        let names = names
        var numbers: GlobalGoalNumbers = []
        var follows = false
        var place = 0
        while let (word, end) = text.word(from: place) {
            place = end
            if let first = word.first.map({ text.bytes[$0] }) {
                for name in names[Int(first)] where isName(name, at: word, in: text) { numbers.insert(name.number) }
            }
            if isHead(word, in: text) {
                follows = true
            } else if follows, let number = text.number(at: word), let goal = GlobalGoal.numbered(number) {
                numbers.insert(GlobalGoalNumbers(goal.number))
            } else if follows, !joints.contains(where: { text.holds($0, at: word) }) {
                follows = false
            }
        }
        return numbers
    }

    /// What numbers of goals come after.
    private static let heads = ["mål", "målen", "målet", "målnummer"].map { Array($0.utf8) }
    private static let headEnds = ["-mål", "-målen"].map { Array($0.utf8) }
    /// What may stand between them.
    private static let joints = ["och", "samt", "nr"].map { Array($0.utf8) }

    private static func isHead(_ word: Range<Int>, in text: LowercaseWords) -> Bool {
        guard let first = word.first, let last = word.last else { return false }
        if text.bytes[first] == UInt8(ascii: "m"), heads.contains(where: { text.holds($0, at: word) }) { return true }
        guard text.bytes[last] == UInt8(ascii: "l") || text.bytes[last] == UInt8(ascii: "n") else { return false }
        return headEnds.contains { $0.count <= word.count && text.holds($0, from: word.upperBound - $0.count) }
    }

    private struct Name {
        var number: GlobalGoalNumbers
        var first: [UInt8]
        var rest: [[UInt8]]
    }

    /// The official names of more than one word, by their first byte; a single word such as *Jämställdhet* is no mention.
    private static let names: [[Name]] = {
        var names = [[Name]](repeating: [], count: 256)
        for goal in GlobalGoal.all {
            let text = LowercaseWords(goal.title)
            let words = text.words.map { Array(text.bytes[$0]) }
            guard words.count > 1 else { continue }
            names[Int(words[0][0])].append(
                Name(number: GlobalGoalNumbers(goal.number), first: words[0], rest: Array(words.dropFirst())))
        }
        return names
    }()

    private static func isName(_ name: Name, at first: Range<Int>, in text: LowercaseWords) -> Bool {
        guard text.holds(name.first, at: first) else { return false }
        var place = first.upperBound
        for words in name.rest {
            guard let (word, end) = text.word(from: place), text.holds(words, at: word) else { return false }
            place = end
        }
        return true
    }
}

/// Numbers of global goals, each a bit: the blocks of a report are asked for theirs by the hundred thousand.
public struct GlobalGoalNumbers: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A single goal's, from 1 to 17.
    public init(_ number: Int) { self.init(rawValue: 1 << UInt32(number)) }

    /// In rising order.
    public var inOrder: [Int] {
        isEmpty ? [] : (1...GlobalGoal.all.count).filter { contains($0) }
    }

    /// How many there are.
    public var count: Int { rawValue.nonzeroBitCount }

    public func contains(_ number: Int) -> Bool { contains(GlobalGoalNumbers(number)) }
}
