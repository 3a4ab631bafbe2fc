import Diagnostics

/// Markdown in a value that is shown as it stands: a title, a note, a name.
public enum PlainTextSlips {
    /// The first of them, as a warning; `nil` where there is none.
    ///
    /// - Parameter key: What the value is called where it stands: a key of a file, or of a block.
    public static func diagnostic(in text: Sourced<String>, key: String) -> Diagnostic? {
        let bytes = text.value.utf8Span.span
        if text.value.contains("<!--") { return diagnostic("<!--", text, key) }
        guard
            bytes.contains(UInt8(ascii: "*")) || bytes.contains(UInt8(ascii: "_")) || bytes.contains(UInt8(ascii: "]")),
            let mark = mark(in: Array(text.value))
        else { return nil }
        return diagnostic(mark, text, key)
    }

    private static func diagnostic(_ mark: String, _ text: Sourced<String>, _ key: String) -> Diagnostic {
        Diagnostic(
            .warning, "markering-i-ren-text",
            "”\(mark)” visas som det står: i ”\(key)” går det inte att märka ut ord eller länka",
            at: text.range,
            help: "skriv texten utan tecknen; det som behöver dem hör hemma i ett kapitel eller en kommentar")
    }

    /// `**fet**`, `__fet__` or `[text](address)`.
    private static func mark(in signs: [Character]) -> String? {
        for place in signs.indices.dropLast() where signs[place] == signs[place + 1] && "*_".contains(signs[place]) {
            let start = place + 2
            guard place == 0 || !signs[place - 1].isWordSign, start < signs.count, signs[start].isWordSign,
                let end = signs[start...].indices.dropLast().first(where: {
                    signs[$0] == signs[place] && signs[$0 + 1] == signs[place]
                }), signs[end - 1] != " "
            else { continue }
            return String(signs[place...(end + 1)])
        }
        for place in signs.indices.dropFirst().dropLast() where signs[place] == "]" && signs[place + 1] == "(" {
            guard let open = signs[..<place].lastIndex(of: "["), let end = signs[place...].firstIndex(of: ")") else {
                continue
            }
            return String(signs[open...end])
        }
        return nil
    }
}
