import Diagnostics
import MarkdownSyntax

/// Sets plain typing as Swedish print does: ”quotes”, dashes, minus signs, and spaces that do not break.
///
/// Doing it twice changes nothing more. Code is left alone. The rules look across the borders of
/// emphasis and links, so that a quotation may begin in one and end in another.
public enum SwedishTypography {
    /// Running text with the rules applied to all its texts.
    public static func applied(to content: [Inline]) -> [Inline] {
        guard mayChange(content) else { return content }
        var bytes: [UInt8] = []
        gather(content, into: &bytes)
        let rules = TypographyRules(bytes)
        guard rules.hasEdits else { return content }
        var position = 0
        return distribute(rules, over: content, at: &position)
    }

    /// A text with the rules applied.
    public static func applied(to text: String) -> String {
        guard mayChange(text) else { return text }
        return TypographyRules(Array(text.utf8)).result(text, 0..<text.utf8.count)
    }

    /// Most texts hold nothing to change; a glance at their bytes tells.
    private static func mayChange(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        // Quotation marks, hyphens, and digits, beside which a space may be bound; without a branch, so that sixteen bytes
        // are looked at together.
        var found: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[unchecked: index]
            found |= (byte == UInt8(ascii: "\"")).bit | (byte == UInt8(ascii: "'")).bit
            found |= (byte == UInt8(ascii: "-")).bit | (byte &- UInt8(ascii: "0") < 10).bit
        }
        return found != 0 || holdsThreeDots(bytes)
    }

    private static func holdsThreeDots(_ bytes: Span<UInt8>) -> Bool {
        let dot = UInt8(ascii: ".")
        var place = 0
        while let found = bytes.firstPlace(of: dot, from: place), found + 2 < bytes.count {
            if bytes[found + 1] == dot, bytes[found + 2] == dot { return true }
            place = found + 1
        }
        return false
    }

    private static func mayChange(_ content: [Inline]) -> Bool {
        content.contains { inline in
            switch inline.kind {
            case .text(let text): mayChange(text)
            case .emphasis(let content), .strong(let content), .strikethrough(let content),
                .link(_, _, let content), .image(_, _, let content):
                mayChange(content)
            default: false
            }
        }
    }

    /// Stands for what is not text, so that neither side of it runs together with the other.
    private static let object = "\u{FFFC}".utf8

    private static func gather(_ content: [Inline], into bytes: inout [UInt8]) {
        for inline in content {
            switch inline.kind {
            case .text(let text): bytes += text.utf8
            case .softBreak, .lineBreak: bytes.append(UInt8(ascii: "\n"))
            case .emphasis(let content), .strong(let content), .strikethrough(let content),
                .link(_, _, let content), .image(_, _, let content):
                gather(content, into: &bytes)
            case .code, .footnoteReference, .html: bytes += object
            }
        }
    }

    private static func distribute(
        _ rules: TypographyRules, over content: [Inline], at position: inout Int
    ) -> [Inline] {
        var result = content
        for index in result.indices {
            switch result[index].kind {
            case .text(let text):
                let end = position + text.utf8.count
                result[index].kind = .text(rules.result(text, position..<end))
                position = end
            case .softBreak, .lineBreak: position += 1
            case .code, .footnoteReference, .html: position += object.count
            case .emphasis(let content):
                result[index].kind = .emphasis(distribute(rules, over: content, at: &position))
            case .strong(let content):
                result[index].kind = .strong(distribute(rules, over: content, at: &position))
            case .strikethrough(let content):
                result[index].kind = .strikethrough(distribute(rules, over: content, at: &position))
            case .link(let destination, let title, let content):
                let inner = distribute(rules, over: content, at: &position)
                result[index].kind = .link(destination: destination, title: title, content: inner)
            case .image(let source, let title, let content):
                let inner = distribute(rules, over: content, at: &position)
                result[index].kind = .image(source: source, title: title, content: inner)
            }
        }
        return result
    }
}
