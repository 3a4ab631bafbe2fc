import SeededNumbers

/// Writes Markdown at random: every construct, in each other, with Swedish letters, entities and mistakes.
struct RandomMarkdown {
    var generator: SeededGenerator
    private var labels: [String] = []

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func document() -> String {
        labels = ["1", "not", "källa", "a*b"].filter { _ in chance(40) }
        var text = blocks(depth: 0, count: number(1...5))
        // Unused footnotes are left out, but what they refer to is counted: so each is used.
        for label in labels { text += "\n\nSe även[^\(label)]." }
        if chance(20) { text += "\n\n[ref]: /adress \"Titel å\"\n[Räksmörgås]: <http://exempel.se/å b>" }
        for label in labels { text += "\n\n[^\(label)]: " + footnote() }
        return text + (chance(80) ? "\n" : "")
    }

    private mutating func footnote() -> String {
        switch number(0...4) {
        case 0: "Text\n\n    ```\n    kod\n    ```"
        case 1: "Text\n\n    andra *stycket*"
        case 2: "- punkt"
        default: "Not med *betoning* och å."
        }
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
    private mutating func one(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }

    private mutating func blocks(depth: Int, count: Int) -> String {
        var parts: [String] = []
        for _ in 0..<count { parts.append(block(depth: depth)) }
        return parts.joined(separator: chance(85) ? "\n\n" : "\n")
    }

    private mutating func block(depth: Int) -> String {
        switch number(0...(depth > 3 ? 9 : 15)) {
        case 0...3: return paragraph()
        case 4: return String(repeating: "#", count: number(1...7)) + " " + inlines(2) + one(["", " #", " ##  ", "#"])
        case 5: return paragraph() + "\n" + one(["===", "---", "=", "-- "])
        case 6:
            return one(["```", "~~~~", "``` swift extra", "```mål 4.1", "    indraget"]) + "\n<b> kod & å\n\n  två\n"
                + one(["```", "~~~~", ""])
        case 7: return table()
        case 8: return one(["---", "* * *", "___", "<div>\nrå\n</div>", "<!-- kommentar -->", "<p>å"])
        case 9: return "Tabell: rubrik\n" + table()
        case 10, 11:
            return prefixed(
                blocks(depth: depth + 1, count: number(1...2)), first: one(["> ", ">"]), rest: one(["> ", ">", ""]))
        default:
            let marker = one(["- ", "* ", "+   ", "1. ", "7) ", "- [ ] ", "- [x] ", "3. [X] "])
            let indent = String(repeating: " ", count: marker.hasPrefix("- [") ? 2 : marker.count)
            var items: [String] = []
            for _ in 0..<number(1...3) {
                items.append(
                    prefixed(
                        blocks(depth: depth + 1, count: number(1...2)), first: marker, rest: chance(85) ? indent : ""))
            }
            return items.joined(separator: chance(60) ? "\n" : "\n\n")
        }
    }

    private func prefixed(_ text: String, first: String, rest: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { ($0 == 0 ? first : rest) + $1 }.joined(separator: "\n")
    }

    private mutating func paragraph() -> String {
        var lines: [String] = []
        for _ in 0..<number(1...3) { lines.append(one(["", "", "", "  ", "     "]) + inlines(number(1...5))) }
        return lines.joined(separator: one(["\n", "\n", "  \n", "\\\n", " \n"]))
    }

    private mutating func table() -> String {
        let columns = number(1...4)
        var rows: [String] = []
        for row in 0..<number(2...5) {
            var cells: [String] = []
            for _ in 0..<(row > 0 && chance(15) ? number(1...5) : columns) {
                let cell =
                    row == 1
                    ? one(["---", ":-", "-:", ":-:"]) : one(["", "å \\| b", "12", inlines(1), inlines(2), "`a\\|b`"])
                cells.append(one([" ", "", "  "]) + cell.replacing("\n", with: " ") + " ")
            }
            rows.append(
                one(["|", "|", "  |"]) + cells.joined(separator: "|") + (columns == 1 || chance(90) ? "|" : ""))
        }
        return rows.joined(separator: "\n")
    }

    private mutating func withoutNotes(_ body: (inout Self) -> String) -> String {
        let saved = labels
        labels = []
        defer { labels = saved }
        return body(&self)
    }

    private mutating func inlines(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count { text += inline(depth: 0) + one([" ", " ", "", ", "]) }
        return text
    }

    private mutating func inline(depth: Int) -> String {
        switch number(0...(depth > 2 ? 9 : 17)) {
        case 0...3:
            return one(["Västerbotten", "år 2023", "Åsa & Örjan", "mål 4.1", "smörgås", "a < b", "👩‍🌾🇸🇪", "e\u{301}t"])
        case 4: return one(["`kod å`", "`` a ` b ``", "`=mål.antal`", "`", "```", "`rad\nrad`"])
        case 5: return one(["&amp;", "&ouml;", "&#229;", "&#x1F600;", "&nope;", "&", "&copy", "&ngE;", "&fjlig;"])
        case 6:
            return one([
                "\\*", "\\\\", "\\[", "\\å", "\\`", "\\&amp;", "\\<b>", "\\", "*", "_", "**", "~", "[", "]", "! ",
            ])
        case 7:
            return one([
                "http://exempel.se/å?a=b&c=d", "www.exempel.se/a_b.", "namn@exempel.se", "<http://x.se/å>", "<a@b.se>",
                "(www.exempel.se/a_(b))", "mailto:a.b@c.se", "http://a.se/\\*x",
            ])
        case 8: return one(["<b>", "</b>", "<br>", "<img src=\"å\">", "<a\nhref=\"b\">", "<!-- å -->"])
        case 9: return labels.isEmpty ? "[^saknas]" : "[^\(one(labels))]"
        case 10: return "*" + inline(depth: depth + 1) + "*"
        case 11: return "**" + inline(depth: depth + 1) + " ö**"
        case 12: return one(["_", "__", "***"]) + inline(depth: depth + 1) + one(["_", "__", "***"])
        case 13: return one(["~", "~~"]) + inline(depth: depth + 1) + one(["~", "~~"])
        case 14:
            return "![" + withoutNotes { $0.inline(depth: depth + 1) } + "]("
                + one(["/b.png", "<b å.svg> 'Tit\"el'", "javascript:x", "data:image/png;x"]) + ")"
        case 15: return "[" + inline(depth: depth + 1) + one(["][ref]", "][]", "]", "][ Räksmörgås ]", "][nej]"])
        default:
            return "[" + inline(depth: depth + 1) + inline(depth: depth + 1)
                + one([
                    "](mal:4.1)", "](/a(b)c \"ti\\\"tel &amp;\")", "](<å b>)", "]( \n#x )", "](JavaScript:alert)",
                    "](språk:en)", "](a b)", "]()",
                ])
        }
    }
}
