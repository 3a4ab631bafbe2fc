import Diagnostics

/// Holds a theme to what the law and the eye ask: contrast for text and graphics, levels that stay apart.
///
/// A theme that fails is an error that names the pair and the ratio: nobody should publish colours that a part of the
/// readers cannot see.
struct ThemeCheck {
    let theme: Theme
    let file: SourceFile

    /// WCAG 2.1, 1.4.3: text against what is behind it.
    private static let textPairs = [
        ("ink", "paper"), ("ink", "surface"), ("muted", "paper"), ("muted", "surface"), ("link", "paper"),
        ("link", "surface"),
        ("linkHover", "paper"), ("accentInk", "accent"), ("headerInk", "header"), ("headerInk", "headerSky"),
        ("headerMuted", "header"),
        ("paper", "chart"),
    ]
    /// WCAG 2.1, 1.4.11: what must be seen to understand or to find one's way.
    private static let graphicPairs = [
        ("lineStrong", "paper"), ("focus", "paper"), ("accent", "paper"), ("highlight", "header"),
    ]
    /// The levels of a scale side by side; grey and blue stand for states and plans.
    private static let levels: [StatusColourClass] = [.gron, .ljusgron, .gul, .orange, .rod]
    /// Below this two fields of colour side by side are easily taken for one.
    private static let leastDifference = 4.0

    func diagnostics() -> [Diagnostic] {
        [("light", theme.colors.light), ("dark", theme.colors.dark)].flatMap { name, colours in
            scheme(name, colours) + status(name, paper: colours["paper"] ?? "") + charts(name, colours)
        }
    }

    private func scheme(_ name: String, _ colours: [String: String]) -> [Diagnostic] {
        let missing = Set((Self.textPairs + Self.graphicPairs).flatMap { [$0.0, $0.1] }).filter { colours[$0] == nil }
            .sorted()
        let pairs = Self.textPairs.map { ($0, 4.5) } + Self.graphicPairs.map { ($0, 3.0) }
        let absent =
            missing.isEmpty
            ? []
            : [
                Diagnostic(
                    .error, .`saknad-färg`,
                    "temat saknar \(missing.count == 1 ? "färgen" : "färgerna") \(missing.joined(separator: ", "))",
                    at: SourceRange(file: file, line: 1), help: "lägg till under colors.\(name)")
            ]
        return absent
            + pairs.compactMap { pair, least in
                guard let first = colours[pair.0], let second = colours[pair.1] else { return nil }
                return contrast(("colors.\(name).\(pair.0)", first), ("colors.\(name).\(pair.1)", second), least: least)
            }
    }

    /// Figures stand on the areas of a chart; all other parts of it have colours that are checked above.
    private func charts(_ name: String, _ colours: [String: String]) -> [Diagnostic] {
        guard let ink = colours["ink"], let chart = colours["chart"], let paper = colours["paper"], Colour(chart) != nil
        else { return [] }
        let tone = Theme.mix(chart, Theme.middleTone, with: paper)
        guard let ratio = Colour(ink).flatMap({ ink in Colour(tone).map { ink.contrast(to: $0) } }), ratio < 4.5 else {
            return []
        }
        return [
            Diagnostic(
                .error, .`för-låg-kontrast`,
                "colors.\(name).ink mot mellantonen av colors.\(name).chart (\(tone)) har kontrasten \(Self.text(ratio)):1; minst 4,50:1 krävs",
                at: place(of: chart), help: "gör diagrammens färg ljusare i det ljusa läget och mörkare i det mörka")
        ]
    }

    private func status(_ name: String, paper: String) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for colour in StatusColourClass.allCases {
            guard let shades = shades(colour, name) else { continue }
            let path = "status.\(colour.rawValue).\(name)"
            found += [
                contrast(("\(path).ink", shades.ink), ("\(path).bg", shades.bg), least: 4.5),
                contrast(("\(path).border", shades.border), ("colors.\(name).paper", paper), least: 3),
                contrast(("\(path).border", shades.border), ("\(path).bg", shades.bg), least: 3),
            ].compactMap { $0 }
        }
        return found + levelsApart(name)
    }

    private func shades(_ colour: StatusColourClass, _ scheme: String) -> Theme.Shades? {
        theme.status[colour.rawValue].map { scheme == "light" ? $0.light : $0.dark }
    }

    private func levelsApart(_ name: String) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (index, first) in Self.levels.enumerated() {
            for second in Self.levels[(index + 1)...] {
                guard let one = shades(first, name).flatMap({ Colour($0.border) }),
                    let other = shades(second, name).flatMap({ Colour($0.border) })
                else { continue }
                for vision in Vision.allCases
                where one.seen(by: vision).difference(to: other.seen(by: vision)) < Self.leastDifference {
                    found.append(
                        Diagnostic(
                            .error, .`lika-färger`,
                            "nivåfärgerna ”\(first.rawValue)” och ”\(second.rawValue)” (\(name)) går inte att skilja åt \(vision.swedishName)",
                            at: place(of: shades(second, name)?.border ?? ""),
                            help: "gör den ena tydligt ljusare eller mörkare"))
                }
            }
        }
        return found
    }

    private func contrast(
        _ first: (name: String, value: String), _ second: (name: String, value: String), least: Double
    ) -> Diagnostic? {
        guard let one = Colour(first.value), let other = Colour(second.value) else {
            let wrong = Colour(first.value) == nil ? first : second
            return Diagnostic(
                .error, .`fel-färg`, "”\(wrong.value)” är ingen färg (\(wrong.name))", at: place(of: wrong.value),
                help: "skriv en färg som #0a5a66")
        }
        let ratio = one.contrast(to: other)
        guard ratio < least else { return nil }
        return Diagnostic(
            .error, .`för-låg-kontrast`,
            "\(first.name) mot \(second.name) har kontrasten \(Self.text(ratio)):1; minst \(Self.text(least)):1 krävs",
            at: place(of: first.value), help: "gör den ena mörkare eller den andra ljusare")
    }

    /// Rounded down, so that a ratio just short of the limit does not read as the limit.
    private static func text(_ ratio: Double) -> String {
        let hundredths = Int(ratio * 100)
        return "\(hundredths / 100),\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private func place(of value: String) -> SourceRange {
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if !value.isEmpty, let found = line.firstRange(of: value) {
                return SourceRange(
                    file: file, line: index + 1, column: line.distance(from: line.startIndex, to: found.lowerBound) + 1,
                    length: value.count)
            }
        }
        return SourceRange(file: file, line: 1)
    }
}
