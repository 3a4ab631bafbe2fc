import Diagnostics

/// Looks for what a drawing must not carry onto a public site: scripts, event handlers, addresses elsewhere.
enum SVGSafety {
    private static let forbidden: [(text: String, what: String)] = [
        ("<script", "ett skript"), ("javascript:", "ett skript"), ("<foreignobject", "inbäddad HTML"), ("<iframe", "en inbäddad sida"),
        ("<!entity", "en entitet"), ("<!doctype", "en dokumenttyp"), ("<handler", "ett skript"), ("<set", "en animation"), ("<animate", "en animation"),
    ]

    static func diagnostics(_ bytes: [UInt8], path: String) -> [Diagnostic] {
        let text = String(decoding: bytes, as: UTF8.self)
        let lower = text.lowercased()
        let file = SourceFile(path: path, text: text)
        func problem(_ what: String, at index: String.Index) -> Diagnostic {
            let line = lower[..<index].utf8.count { $0 == UInt8(ascii: "\n") } + 1
            return Diagnostic(
                .error, "osäker-bild", "bilden innehåller \(what)", at: SourceRange(file: file, line: line),
                help: "spara bilden på nytt som enkel SVG, utan skript och länkar, eller som PNG")
        }
        for (needle, what) in forbidden {
            if let found = lower.firstRange(of: needle) { return [problem(what, at: found.lowerBound)] }
        }
        if let handler = eventHandler(in: lower) { return [problem("ett skript (\(lower[handler].trimmingPrefix(" ")))", at: handler.lowerBound)] }
        if let address = externalAddress(in: lower) { return [problem("en hänvisning till en annan adress", at: address)] }
        return []
    }

    /// An attribute such as `onload=`.
    private static func eventHandler(in text: String) -> Range<String.Index>? {
        var start = text.startIndex
        while let found = text[start...].firstRange(of: "on") {
            let isAttribute = found.lowerBound > text.startIndex && [" ", "\n", "\t", "\"", "'", "/"].contains(text[text.index(before: found.lowerBound)])
            let name = text[found.upperBound...].prefix { $0.isLetter }
            let after = text[name.endIndex...].drop { $0.isWhitespace }
            if isAttribute, !name.isEmpty, after.first == "=" { return found.lowerBound..<name.endIndex }
            start = found.upperBound
        }
        return nil
    }

    /// `href`, `src` or `url(` with anything but a fragment or embedded picture data.
    private static func externalAddress(in text: String) -> String.Index? {
        for needle in ["href=", "src=", "url(", "@import"] {
            var start = text.startIndex
            while let found = text[start...].firstRange(of: needle) {
                let value = text[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0.isWhitespace }
                if !value.hasPrefix("#"), !value.hasPrefix("data:image/png"), !value.hasPrefix("data:image/jpeg") { return found.lowerBound }
                start = found.upperBound
            }
        }
        return nil
    }
}
