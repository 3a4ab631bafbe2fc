import SiteFiles

/// The theme as its style sheet says it, for the typesetter: colours of a light screen, and the typefaces of print.
public struct PrintTheme: Sendable {
    /// By name: `header`, `status-gul-bg`, `font-print-text`.
    public let values: [String: String]

    /// - Parameter styleSheet: `assets/tema.css`; its first block counts, since the second is for dark screens.
    public init(styleSheet: RenderedFile) {
        let text = String(decoding: styleSheet.bytes, as: UTF8.self)
        let block = text.prefix { $0 != "}" }
        var values: [String: String] = [:]
        for line in block.split(separator: "\n") {
            guard line.hasPrefix("--"), let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            values[String(line[..<colon].dropFirst(2))] = String(value.hasSuffix(";") ? value.dropLast() : value)
        }
        self.values = values
    }

    /// Fonts as lists of their names, colours as they are written.
    func write(to json: inout PrintJSON) {
        json.object { json in
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                json.member(name) { json in
                    guard name.hasPrefix("font-") else { return json.string(value) }
                    json.array(value.split(separator: ",").map(Self.family)) { $0.string($1) }
                }
            }
        }
    }

    private static func family(_ name: Substring) -> String {
        String(name.drop { $0 == " " }).filter { $0 != "\"" }
    }
}
