import Diagnostics

/// `titel:Rapporten`: a key whose value begins without the space that makes it one.
///
/// The parser takes it for a text, and complains on a later line, of something else.
struct GluedKey {
    var key: String
    var value: String
    /// From 1, in the text that was looked through.
    var line: Int
    var column: Int

    static let message = "mellanslag saknas efter kolonet"
    var help: String { "skriv \(key): \(value)" }

    /// The first one on the lines up to one.
    ///
    /// - Parameter last: The line on which the parser gave up.
    init?(in text: String, upTo last: Int) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(last)
        for (index, line) in lines.enumerated() {
            guard let found = GluedKey(line: line) else { continue }
            self = found
            self.line = index + 1
            return
        }
        return nil
    }

    /// - Parameter line: A line of a file, or a value that should have been a group.
    init?(line: some StringProtocol) {
        let lead = line.prefix { " -".contains($0) }
        let rest = line.dropFirst(lead.count)
        let key = rest.prefix { $0.isLetter || $0 == "-" }
        let after = rest.dropFirst(key.count)
        guard !key.isEmpty, after.first == ":", let next = after.dropFirst().first, !next.isWhitespace,
            !after.hasPrefix("://")
        else { return nil }
        self.key = String(key)
        value = String(after.dropFirst())
        self.line = 1
        column = lead.count + 1
    }
}
