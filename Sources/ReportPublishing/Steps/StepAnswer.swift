import Foundation

/// The lines that a step said, each as its fields; what a server's own greeting says among them is passed over.
struct StepAnswer: Sendable {
    private(set) var lines: [[String]] = []

    init(_ bytes: some Sequence<UInt8>) {
        for line in Array(bytes).split(separator: UInt8(ascii: "\n")) where line.starts(with: Self.mark) {
            let fields = line.dropFirst(Self.mark.count).split(
                separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            lines.append(fields.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    private static let mark = Array("br\t".utf8)

    /// What follows a word, for every line that begins with it.
    subscript(word: String) -> [[String]] { lines.filter { $0.first == word }.map { Array($0.dropFirst()) } }

    func first(_ word: String) -> String? { lines.first { $0.first == word && $0.count > 1 }?[1] }

    func has(_ word: String) -> Bool { lines.contains { $0.first == word } }

    /// Lines that were sent whole, tabs and all, put together again.
    func text(_ words: [String]) -> String? {
        let found = lines.filter { $0.starts(with: words) }
        guard !found.isEmpty else { return nil }
        return found.map { $0.dropFirst(words.count).joined(separator: "\t") + "\n" }.joined()
    }
}
