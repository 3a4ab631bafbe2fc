import Diagnostics

/// `tema.json`: colours, fonts and logotype; becomes the custom properties of `assets/tema.css`.
public struct Theme: Decodable, Sendable {
    /// Colours by their names, for a light screen and a dark one.
    public struct Scheme: Decodable, Sendable {
        public var light: [String: String]
        public var dark: [String: String]
    }

    public var logotypeText: String?
    public var fonts: [String: String]
    public var colors: Scheme
    /// By the status colour's class: `gron`, `gul` …
    public var status: [String: StatusColours]

    /// A status colour's shades, for a light screen and a dark one.
    public struct StatusColours: Decodable, Sendable {
        public var light: Shades
        public var dark: Shades
    }

    /// What a status needs of its colour: behind the words, in the words and around them.
    public struct Shades: Decodable, Sendable {
        public var bg: String
        public var ink: String
        public var border: String
    }

    static func read(_ bytes: [UInt8]?, path: String, diagnostics: inout [Diagnostic]) -> Theme? {
        guard let theme = JSONFile.decode(Theme.self, bytes, path: path, diagnostics: &diagnostics) else { return nil }
        let file = SourceFile(path: path, text: String(decoding: bytes ?? [], as: UTF8.self))
        let missing = StatusColourClass.allCases.map(\.rawValue).filter { theme.status[$0] == nil }
        if !missing.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, .`saknad-färg`,
                    "temat saknar \(missing.count == 1 ? "statusfärgen" : "statusfärgerna") \(missing.joined(separator: ", "))",
                    at: SourceRange(file: file, line: 1), help: "lägg till under status, med light och dark"))
        }
        for (name, value) in theme.values.sorted(by: { $0.name < $1.name }) where !isSafe(value) {
            diagnostics.append(
                Diagnostic(
                    .error, .`fel-färg`, "”\(value)” går inte att använda som \(name)", at: place(of: value, in: file),
                    help: "skriv en färg som #0a5a66"))
        }
        diagnostics += ThemeCheck(theme: theme, file: file).diagnostics()
        return theme
    }

    /// Every value with its property's name, in a fixed order.
    private var values: [(name: String, value: String)] {
        fonts.map { ("font-" + $0.key, $0.value) }
            + [colors.light, colors.dark].flatMap { $0.map { ($0.key, $0.value) } }
            + status.flatMap { name, colours in
                [colours.light, colours.dark].flatMap {
                    [
                        ("status-\(name)-bg", $0.bg), ("status-\(name)-ink", $0.ink),
                        ("status-\(name)-border", $0.border),
                    ]
                }
            }
    }

    /// A value that cannot end its declaration and begin something else.
    private static func isSafe(_ value: String) -> Bool {
        !value.isEmpty && !value.contains { ";{}<>\\@".contains($0) } && !value.contains("url(")
            && !value.contains("/*")
    }

    private static func place(of value: String, in file: SourceFile) -> SourceRange {
        guard let found = file.text.firstRange(of: value) else { return SourceRange(file: file, line: 1) }
        let before = file.text[..<found.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        return SourceRange(file: file, line: before.count, column: (before.last?.count ?? 0) + 1, length: value.count)
    }

    /// `assets/tema.css`.
    public var styleSheet: String {
        """
        :root {
        \(declarations(fonts: fonts, colors: colors.light, status: status.mapValues(\.light)))
        }
        @media screen and (prefers-color-scheme: dark) {
        :root {
        \(declarations(fonts: [:], colors: colors.dark, status: status.mapValues(\.dark)))
        }
        }

        """
    }

    private func declarations(fonts: [String: String], colors: [String: String], status: [String: Shades]) -> String {
        var lines = fonts.sorted { $0.key < $1.key }.map { "--font-\($0.key): \($0.value);" }
        lines += colors.sorted { $0.key < $1.key }.map { "--\(Self.kebab($0.key)): \($0.value);" }
        for (name, shades) in status.sorted(by: { $0.key < $1.key }) {
            lines += [
                "--status-\(name)-bg: \(shades.bg);", "--status-\(name)-ink: \(shades.ink);",
                "--status-\(name)-border: \(shades.border);",
            ]
        }
        return lines.joined(separator: "\n")
    }

    /// `lineStrong` → `line-strong`.
    private static func kebab(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
}

/// The class names of the status colours in templates and style sheet.
public enum StatusColourClass: String, CaseIterable, Sendable {
    case gron, ljusgron, gul, orange, rod, gra, bla
}
