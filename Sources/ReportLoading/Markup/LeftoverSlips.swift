import Diagnostics

/// What converters and other programs' Markdown leave behind, and codes for signs that name none.
enum LeftoverSlips {
    static let id = "omvandlingsrest"

    static func slips(in text: WrittenText) -> [Slip] {
        placeholders(in: text) + attributes(in: text) + commands(in: text) + entities(in: text) + raised(in: text)
            + html(in: text) + formulas(in: text)
    }

    // MARK: Words that stand for something

    private static let placeholders = [
        "[TABLE]", "[TOC]", "[[_TOC_]]", "[[TOC]]", "[IMAGE]", "[FIGURE]", "[CHART]",
    ]

    /// `[TABLE]`, `:::`, `> [!NOTE]`, `[[sida]]`
    private static func placeholders(in text: WrittenText) -> [Slip] {
        text.lineStarts.flatMap { start -> [Slip] in
            let line = String(text.line(at: start))
            let place = start..<start + line.count
            if placeholders.contains(line.trimmed.uppercased()) {
                return [rest(line.trimmed, place, "lägg in det som skulle stå här, eller ta bort raden")]
            }
            if line.hasPrefix(":::") {
                return [rest(":::", place, "använd ett block, till exempel ”faktaruta”, eller ta bort raden")]
            }
            if line.hasPrefix("[!"), let end = line.firstIndex(of: "]"),
                line[..<end].dropFirst(2).allSatisfy(\.isUppercase)
            {
                return [rest(String(line[...end]), place, "använd blocket ”faktaruta” i stället")]
            }
            return []
        } + doubleBrackets(in: text)
    }

    private static func doubleBrackets(in text: WrittenText) -> [Slip] {
        pairs("[[", "]]", in: text).filter { !placeholders.contains(text.string($0).uppercased()) }.map {
            rest(text.string($0), $0, "skriv länken som [text](adress)")
        }
            + pairs("{{", "}}", in: text).map {
                rest(text.string($0), $0, "ta bort det, eller skriv det som ska stå här")
            }
    }

    /// `[text]{.underline}`, `## Rubrik {#namn}`
    private static func attributes(in text: WrittenText) -> [Slip] {
        text.words.indices.compactMap { place in
            guard text.words[place] == "{", place + 1 < text.words.count,
                let end = text.words[place...].prefix(80).firstIndex(of: "}"), end > place + 1
            else { return nil }
            let isAfterLink = place > 0 && (text.words[place - 1] == "]" || text.words[place - 1] == WrittenText.hidden)
            let isName = "#.".contains(text.words[place + 1]) && text.words[place + 2].isLetter
            guard isAfterLink || isName else { return nil }
            return rest(
                text.string(place..<end + 1), place..<end + 1, "ta bort det som står inom klamrarna, och klamrarna")
        }
    }

    private static let commands: Set<String> = [
        "newpage", "pagebreak", "clearpage", "textbf", "textit", "emph", "section", "subsection", "begin", "end",
        "item",
        "footnote", "hspace", "vspace", "noindent", "par", "linebreak",
    ]

    /// Backslashes that escape nothing.
    private static func commands(in text: WrittenText) -> [Slip] {
        let words = text.words
        return words.indices.compactMap { place in
            guard words[place] == "\\" else { return nil }
            let name = String(words[(place + 1)...].prefix { $0.isASCII && $0.isLetter })
            if commands.contains(name) {
                return rest("\\" + name, place..<place + 1 + name.count, "ta bort kommandot")
            }
            let next = place + 1 < words.count ? words[place + 1] : nil
            if next == nil, place == 0 || words[place - 1] != ":" {
                return backslash(place, "sist i stycket gör ingen radbrytning")
            }
            if next == " " || next?.isOddSpace ?? false { return backslash(place, "före ett mellanslag betyder inget") }
            // `C:\nytt` is a path; a line break in words is written so by programs.
            let isPath = words[..<place].suffix(80).reversed().prefix { !$0.isWhitespace }.contains {
                ":\\".contains($0)
            }
            if name.hasPrefix("n"), !isPath, place > 0, words[place - 1] != WrittenText.hidden,
                name == "n" || name.dropFirst().first?.isUppercase ?? false
            {
                return Slip(
                    id: "omvänt-snedstreck", message: "”\\n” blir ingen radbrytning, utan visas i texten",
                    place: place..<place + 2,
                    help: "börja en ny rad i stället; i en datafil skrivs texten på egna rader efter |")
            }
            return nil
        }
    }

    private static func backslash(_ place: Int, _ why: String) -> Slip {
        Slip(
            id: "omvänt-snedstreck", message: "det omvända snedstrecket (\\) \(why), och visas i texten",
            place: place..<place + 1, help: "ta bort det")
    }

    // MARK: Codes for signs

    private static let withoutEnd = [
        "nbsp", "aring", "auml", "ouml", "Aring", "Auml", "Ouml", "eacute", "ndash", "mdash", "hellip",
    ]
    private static let shortWithoutEnd: Set<String> = ["amp", "lt", "gt", "quot", "shy"]

    /// `&finnsinte;`, `&amp;nbsp;` and `&nbsp` without its semicolon.
    private static func entities(in text: WrittenText) -> [Slip] {
        let words = text.words
        return words.indices.compactMap { place in
            guard words[place] == "&" else { return nil }
            let rest = words[(place + 1)...]
            let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") })
            let isEnded = rest.dropFirst(name.count).first == ";"
            let known = withoutEnd.first(where: name.hasPrefix) ?? (shortWithoutEnd.contains(name) ? name : nil)
            guard isEnded ? name.count > 1 : known != nil else { return nil }
            let end = place + 1 + (isEnded ? name.count + 1 : known?.count ?? 0)
            return Slip(
                id: "okänd-teckenkod",
                message: "teckenkoden ”\(text.string(place..<end))” betyder inget tecken här, och visas som den står",
                place: place..<end,
                help: known != nil && !isEnded
                    ? "skriv tecknet självt, eller koden med semikolon: &\(known ?? "");" : "skriv tecknet självt")
        }
    }

    /// `m^2^`, `==viktigt==`
    private static func raised(in text: WrittenText) -> [Slip] {
        let words = text.words
        let marks = pairs("==", "==", in: text).filter {
            $0.count > 4 && words[$0.lowerBound + 2] != " " && words[$0.lowerBound + 2] != "="
        }.map { rest(text.string($0), $0, "skriv **fet text** för det som ska märkas ut") }
        return marks
            + words.indices.compactMap { place in
                guard words[place] == "^", place > 0, words[place - 1].isWordSign,
                    let end = words[(place + 1)...].prefix(10).firstIndex(of: "^"), end > place + 1,
                    words[(place + 1)..<end].allSatisfy(\.isWordSign)
                else { return nil }
                return rest(
                    text.string(place..<end + 1), place..<end + 1, "skriv det upphöjda tecknet självt, till exempel m²")
            }
    }

    // MARK: HTML that the parser did not take for such

    private static let tags: Set<String> = [
        "br", "p", "b", "i", "u", "em", "strong", "a", "div", "span", "table", "tr", "td", "th", "ul", "ol", "li", "h1",
        "h2", "h3", "h4", "img", "sup", "sub", "font", "blockquote", "hr", "code", "pre", "script", "style", "iframe",
    ]

    private static func html(in text: WrittenText) -> [Slip] {
        let words = text.words
        return words.indices.compactMap { place in
            guard words[place] == "<", let next = place + 1 < words.count ? words[place + 1] : nil else { return nil }
            let rest = words[(place + 1)...].drop { $0 == "/" }
            let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }).lowercased()
            let isTag = tags.contains(name) && !(rest.dropFirst(name.count).first?.isWordSign ?? false)
            // `<o:p>` as Word writes it.
            let prefixed = rest.dropFirst(name.count)
            let isPrefixed = !name.isEmpty && prefixed.first == ":" && prefixed.dropFirst().first?.isLetter ?? false
            let isComment = next == "!" && words[(place + 1)...].starts(with: "!--")
            let isDeclaration =
                next == "?" || next == "!" && words[(place + 2)...].first.map { $0 == "[" || $0.isLetter } ?? false
            guard (isTag || isPrefixed) && (next == "/" || next.isLetter) || isComment || isDeclaration else {
                return nil
            }
            let line = text.line(at: place)
            return Slip(
                severity: .error, id: "rå-html",
                message: isComment
                    ? "kommentaren ”\(String(line.prefix(30)))” avslutas inte som den ska, och visas i texten"
                    : "HTML-kod ”\(String(line.prefix(30)))” är inte tillåten i texten",
                place: place..<place + min(30, line.count),
                help: isComment
                    ? "ta bort kommentaren; en anteckning till er själva skrivs bland uppgifterna överst i filen, på en egen rad efter ”#”"
                    : "ta bort koden; vill du visa tecknet ”<” i texten, skriv ”\\<”")
        }
    }

    // MARK: Formulas

    private static let formulas = [
        "regionmål.", "delmål.", "indikatorer.", "uppdrag.", "mål.", "indikator.", "nyckeltal.", "projekt.", "SUMMA(",
        "MEDEL(", "ANTAL(",
    ]

    /// `=delmål.antal` without the accents that make a value of it.
    private static func formulas(in text: WrittenText) -> [Slip] {
        let words = text.words
        return words.indices.compactMap { place in
            guard words[place] == "=", place == 0 || !words[place - 1].isWordSign else { return nil }
            let rest = String(words[(place + 1)...].prefix(60))
            guard formulas.contains(where: rest.hasPrefix) else { return nil }
            let formula = rest.prefix { !$0.isWhitespace && !"´`’'".contains($0) }
            return Slip(
                id: "formel-utan-accenter",
                message: "formeln ”=\(formula)” räknas inte ut, utan visas som den står",
                place: place..<place + 1 + formula.count, help: "sätt den inom grava accenter: `=\(formula)`")
        }
    }

    // MARK: Help

    private static func rest(_ what: String, _ place: Range<Int>, _ help: String) -> Slip {
        Slip(
            id: id, message: "”\(what.count > 40 ? what.prefix(39) + "…" : what)” visas som det står i texten",
            place: place, help: help)
    }

    /// The stretches on one line from one mark to the next.
    private static func pairs(_ open: String, _ close: String, in text: WrittenText) -> [Range<Int>] {
        let words = text.words
        var found: [Range<Int>] = []
        var place = 0
        while place + 3 < words.count {
            guard words[place...].starts(with: open) else {
                place += 1
                continue
            }
            let line = place + 2..<text.lineEnd(from: place)
            guard let end = line.first(where: { words[$0...].starts(with: close) }), end > place + 2 else {
                place += 2
                continue
            }
            found.append(place..<end + 2)
            place = end + 2
        }
        return found
    }
}
