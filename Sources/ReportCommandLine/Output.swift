import Diagnostics

#if canImport(Glibc)
    import Glibc
#endif

/// What the program itself does to a terminal, as marks in a text.
///
/// The marks are letters that Unicode keeps for use within a program. Everything else that could steer a terminal comes
/// from content or from a place where reports are published, and goes no further than here.
enum Style: UInt32, CaseIterable {
    /// Begins the line again, empty.
    case emptyLine = 0xFDD0
    case red, yellow, green, plain

    var mark: String { Unicode.Scalar(rawValue).map { String($0) } ?? "" }

    fileprivate var sequence: String {
        switch self {
        case .emptyLine: "\r\u{1B}[K"
        case .red: "\u{1B}[31m"
        case .yellow: "\u{1B}[33m"
        case .green: "\u{1B}[32m"
        case .plain: "\u{1B}[0m"
        }
    }
}

/// What is said to a person or to another program: all of it goes out here.
enum Output {
    /// Writes all of the text, or as much as anyone reads, without what could steer a terminal.
    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
        send(harmless(text) { _ in "\u{FFFD}" }, to: descriptor)
    }

    /// The same for JSON, in which such a letter can be written by its number.
    static func write(json text: String) {
        send(
            harmless(text) { scalar in
                let number = String(scalar.value, radix: 16)
                return "\\u" + String(repeating: "0", count: max(0, 4 - number.count)) + number
            }, to: STDOUT_FILENO)
    }

    /// The text as it is written.
    static func harmless(_ text: String, replacing replace: (Unicode.Scalar) -> String) -> String {
        guard text.unicodeScalars.contains(where: { $0.steersTerminals || Style(rawValue: $0.value) != nil }) else {
            return text
        }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            if let style = Style(rawValue: scalar.value) {
                result += style.sequence
            } else if scalar.steersTerminals, scalar != "\n" {
                result += scalar == "\t" ? "\t" : replace(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func send(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
