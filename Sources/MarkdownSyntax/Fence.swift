/// A line that can begin or end a fenced block: three backticks or tildes, or more.
public struct Fence: Sendable {
    /// A backtick or a tilde.
    public let sign: Character
    public let length: Int
    /// What stands after the signs, without blanks around it.
    public let info: String

    /// - Parameter line: A line, whatever its indentation.
    /// - Returns: `nil` for any other line, such as text that begins with a code span in three backticks.
    public init?(_ line: some StringProtocol) {
        let text = Substring(line).utf8.drop { $0 == 0x20 || $0 == 0x09 }
        guard let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
        length = text.prefix { $0 == sign }.count
        var rest = text.dropFirst(length)
        guard length >= 3, sign == UInt8(ascii: "~") || !rest.contains(sign) else { return nil }
        while let last = rest.last, last.isASCIISpace { rest = rest.dropLast() }
        self.sign = Character(Unicode.Scalar(sign))
        info = String(decoding: rest.drop { $0.isASCIISpace }, as: UTF8.self)
    }

    /// Whether a block that this fence begins ends with another.
    public func isClosed(by other: Fence) -> Bool {
        other.sign == sign && other.length >= length && other.info.isEmpty
    }

    /// The line of a block's inside, counted from 0, where another block begins that does not end there; `nil` where all do.
    ///
    /// A fence as long as the block's own with a name after it begins a block, too: the outer one's end is missing.
    public func unclosedLine(in literal: some StringProtocol) -> Int? {
        guard literal.utf8.contains(UInt8(ascii: "`")) || literal.utf8.contains(UInt8(ascii: "~")) else { return nil }
        var inner: (fence: Fence, line: Int)?
        for (number, line) in literal.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let fence = Fence(line) else { continue }
            if let open = inner {
                if open.fence.isClosed(by: fence) { inner = nil }
            } else if fence.sign == sign, fence.length >= length {
                return number
            } else {
                inner = (fence, number)
            }
        }
        return inner?.line
    }
}
