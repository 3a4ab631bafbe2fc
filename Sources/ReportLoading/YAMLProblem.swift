import Diagnostics
import Yams

/// The YAML parser's complaint in an editor's words, at the place where something should be done.
struct YAMLProblem {
    static let generalHelp = "kontrollera indrag, kolon och citattecken"

    let diagnostic: Diagnostic

    init(_ error: YamlError, reader: YAMLReader) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            diagnostic =
                Complaint(
                    reader: reader, context: context?.text ?? "", start: context?.mark, problem: problem, mark: mark
                ).diagnostic
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            diagnostic = Diagnostic(
                .error, "dubbel-nyckel", "nyckeln ”\(key)” står två gånger på samma ställe",
                at: SecondUse(key: key, first: context.mark, reader: reader).range,
                help: "ta bort den ena, eller slå ihop dem")
        case .reader:
            diagnostic = Diagnostic(
                .error, "trasig-yaml", "filen innehåller ett osynligt tecken som inte får finnas där",
                at: Self.controlCharacter(in: reader),
                help: "ta bort tecknet, till exempel genom att skriva raden på nytt")
        default:
            diagnostic = Diagnostic(
                .error, "trasig-yaml", "filen går inte att tolka som YAML", at: reader.range(line: 1, column: 1),
                help: Self.generalHelp)
        }
    }

    private static func controlCharacter(in reader: YAMLReader) -> SourceRange {
        for (index, line) in reader.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let isForbidden = { (scalar: Unicode.Scalar) in
                scalar.properties.generalCategory == .control && scalar != "\t"
                    || (0xFFFE...0xFFFF).contains(scalar.value)
            }
            guard let place = line.firstIndex(where: { $0.unicodeScalars.contains(where: isForbidden) }) else {
                continue
            }
            return reader.range(line: index + 1, column: line.distance(from: line.startIndex, to: place) + 1)
        }
        return reader.range(line: 1, column: 1)
    }
}

/// What libyaml says, and what an editor should hear instead.
private struct Complaint {
    let reader: YAMLReader
    /// What the parser was doing: `while scanning a quoted scalar`.
    let context: String
    /// Where that began.
    let start: Mark?
    let problem: String
    /// Where the parser gave up, which is often later than where the author slipped.
    let mark: Mark

    var diagnostic: Diagnostic {
        if context.contains("tag") || problem.contains("tag") {
            let value = line.dropFirst(here.start.column - 1)
            if value.first == "!" { return YAMLTag.diagnostic(value, at: here) }
            let place = line.firstIndex(of: "!").map { line.distance(from: line.startIndex, to: $0) } ?? 0
            return YAMLTag.diagnostic(line.dropFirst(place), at: here(column: place + 1))
        }
        let (message, place, help) = explanation
        return Diagnostic(.error, "trasig-yaml", message, at: place, help: help)
    }

    private var explanation: (message: String, place: SourceRange, help: String) {
        if let number = lineOfTab {
            return (
                "raden består av en tabb och är annars tom; YAML kräver mellanslag",
                SourceRange(file: reader.file, line: number), "ta bort raden, eller tabben på den"
            )
        }
        if line.drop(while: { $0 == " " }).first == "\t" {
            return (
                "raden är indragen med tabb; YAML kräver mellanslag", here,
                "byt tabben mot mellanslag, lika många som på raderna omkring"
            )
        }
        if let comment {
            return (
                "”\(comment.text)” läses som en anmärkning till er själva, och då går raden inte att tolka",
                comment.place, "sätt hela värdet inom citattecken: \"…\""
            )
        }
        if context.contains("quoted scalar"),
            problem.contains("unexpected end of stream") || problem.contains("document indicator")
        {
            return ("ett citattecken avslutas aldrig", beginning, "lägg till det citattecken som saknas")
        }
        if let sign = SpecialStart(line), sign.explains(problem, context, at: here) {
            return (
                "”\(sign.sign)” i början av ett värde har en särskild betydelse i YAML", sign.range(in: here),
                "sätt hela värdet inom citattecken: \"\(sign.sign) …\" – eller skriv nyckeln med | efter kolonet, och texten indragen på raderna under"
            )
        }
        if problem.contains("unknown escape") {
            return (
                "ett omvänt snedstreck (\\) mellan citattecken har en särskild betydelse i YAML", here,
                "skriv \\\\ där det ska synas, eller byt \" mot ' runt texten"
            )
        }
        if context.contains("flow"), problem.contains("did not find expected ',' or") {
            return (
                "en lista eller grupp inom [ ] eller { } är inte avslutad, eller saknar komma",
                isOnOneLine ? here : beginning,
                "kontrollera kommatecken och parenteser; decimaltal inom { } skrivs inom citattecken: \"54,5\""
            )
        }
        if context.contains("block scalar"), problem.contains("comment or line break") {
            return (
                "efter ”|” eller ”>” ska texten börja på nästa rad", here,
                "flytta texten till nästa rad med ett större indrag, eller sätt den inom citattecken"
            )
        }
        if problem.contains("could not find expected ':'") {
            return ("raden saknar kolon efter nyckeln", wholeLine, "skriv nyckel: värde")
        }
        if problem.contains("mapping values are not allowed") {
            return isIndentedTooMuch
                ? (
                    "raden är mer indragen än raden ovanför", here(column: indentation + 1),
                    "låt nycklar på samma nivå ha samma indrag"
                )
                : (
                    "raden innehåller ett kolon som gör att den inte går att tolka", here,
                    "sätt texten inom citattecken: titel: \"Text med kolon: så här\" – eller kontrollera indraget"
                )
        }
        if problem.contains("cannot start any token") {
            return (
                "värdet börjar med ett tecken som har en särskild betydelse i YAML", here,
                "sätt värdet inom citattecken: \"…\""
            )
        }
        if problem.contains("undefined alias") {
            return (
                "”*” i början av ett värde har en särskild betydelse i YAML", here,
                "sätt värdet inom citattecken: \"* …\""
            )
        }
        if problem.contains("another document") || problem.contains("document start") {
            return (
                "uppgifterna är delade i två av en rad med ---", here,
                "ta bort raden ---, eller flytta det som står efter den till en egen fil"
            )
        }
        if isAfterQuote {
            return (
                "här står något efter citattecknet som avslutar värdet", here,
                "ta bort det, eller skriv citattecken inne i texten dubbelt: 'Sverige''s'"
            )
        }
        if problem.contains("block end") || problem.contains("did not find expected") {
            return (
                "raden passar inte ihop med raderna ovanför", here,
                "kontrollera att indraget är detsamma som för de andra nycklarna på samma nivå"
            )
        }
        return ("raden går inte att tolka som YAML", here, YAMLProblem.generalHelp)
    }

    // MARK: Places

    /// The parser points past the end where something is missing; the last line with text says more.
    private var here: SourceRange {
        var number = mark.line + reader.firstLine - 1
        var column = mark.column
        while number > reader.firstLine, reader.file.line(number)?.contains(where: { !$0.isWhitespace }) != true {
            number -= 1
            column = (reader.file.line(number)?.count ?? 0) + 1
        }
        return SourceRange(file: reader.file, line: number, column: max(column, 1))
    }

    /// The parser's own line, where it holds a tab and nothing else.
    private var lineOfTab: Int? {
        let number = mark.line + reader.firstLine - 1
        guard let line = reader.file.line(number), line.contains("\t"), line.allSatisfy(\.isWhitespace) else {
            return nil
        }
        return number
    }

    /// A `#` glued to a word, after which the parser read nothing: on the lines that it could not make out.
    private var comment: (text: String, place: SourceRange)? {
        guard problem.contains("did not find expected") || problem.contains("could not find expected ':'") else {
            return nil
        }
        let last = mark.line + reader.firstLine - 1
        let first = max(reader.firstLine, (start ?? mark).line + reader.firstLine - 2)
        for number in first...max(first, last) {
            guard let line = reader.file.line(number), !line.contains("\""), !line.contains("'"),
                let found = line.firstRange(of: " #"), found.upperBound < line.endIndex,
                !line[found.upperBound].isWhitespace, line[..<found.lowerBound].contains(where: { !$0.isWhitespace })
            else { continue }
            let text = line[found.lowerBound...].dropFirst()
            let column = line.distance(from: line.startIndex, to: text.startIndex) + 1
            let place = SourceRange(file: reader.file, line: number, column: column, length: text.count)
            return (text.count > 40 ? text.prefix(39) + "…" : String(text), place)
        }
        return nil
    }

    private var beginning: SourceRange { start.map { reader.range(line: $0.line, column: $0.column) } ?? here }

    /// The line on which the parser began, without its indent.
    private var wholeLine: SourceRange {
        let number = (start ?? mark).line
        let text = reader.file.line(number + reader.firstLine - 1) ?? ""
        let column = text.prefix { $0 == " " }.count + 1
        return reader.range(line: number, column: column, length: max(1, text.count - column + 1))
    }

    private func here(column: Int) -> SourceRange { reader.range(line: mark.line, column: column) }

    // MARK: What stands there

    private var line: String { reader.file.line(here.start.line) ?? "" }
    private var indentation: Int { line.prefix { $0 == " " }.count }
    private var isOnOneLine: Bool { start?.line == mark.line }

    /// A key below a key that has its value already.
    private var isIndentedTooMuch: Bool {
        guard let above = reader.file.line(here.start.line - 1), mark.line > 1 else { return false }
        let isKey = line.dropFirst(indentation).prefix { $0 != ":" }.allSatisfy { !$0.isWhitespace }
        let value = above.drop { $0 != ":" }.dropFirst().contains { !$0.isWhitespace }
        return isKey && value && above.prefix { $0 == " " }.count < indentation
    }

    private var isAfterQuote: Bool {
        let before = line.prefix(max(0, here.start.column - 1)).last { $0 != " " }
        return before == "'" || before == "\""
    }
}

/// The second of two equal keys of a mapping.
private struct SecondUse {
    let key: String
    let first: Mark
    let reader: YAMLReader

    var range: SourceRange {
        let lines = reader.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(first.line - 1) else {
            return reader.range(line: first.line, column: first.column)
        }
        let head = lines[first.line - 1].prefix(first.column - 1)
        let isOnItsOwnLine = head.allSatisfy { " -\"'".contains($0) }
        for index in (first.line - 1)..<lines.count {
            let columns = Self.columns(of: key, in: lines[index]).filter { index > first.line - 1 || $0 > first.column }
            if let column = columns.first(where: { !isOnItsOwnLine || $0 == first.column }) {
                return reader.range(line: index + 1, column: column, length: key.count)
            }
        }
        return reader.range(line: first.line, column: first.column, length: key.count)
    }

    /// Where a line has the word as a key.
    private static func columns(of key: String, in line: Substring) -> [Int] {
        var columns: [Int] = []
        var rest = line
        while let found = rest.firstRange(of: key) {
            let before = line[..<found.lowerBound].last { !"\"' ".contains($0) }
            let after = line[found.upperBound...].first { !"\"' ".contains($0) }
            if before == nil || "{,-[".contains(before ?? " "), after == ":" {
                columns.append(line.distance(from: line.startIndex, to: found.lowerBound) + 1)
            }
            rest = line[found.upperBound...]
        }
        return columns
    }
}
