import Diagnostics
import Yams

/// The YAML parser's complaint in an editor's words.
struct YAMLProblem {
    let diagnostic: Diagnostic

    init(_ error: YamlError, reader: YAMLReader) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let place = Self.place(mark, in: reader)
            let (message, help) = Self.explain(problem, context: context?.text ?? "", line: reader.file.line(place.start.line))
            diagnostic = Diagnostic(.error, "trasig-yaml", message, at: place, help: help)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            diagnostic = Diagnostic(
                .error, "dubbel-nyckel", "nyckeln ”\(key)” står två gånger på samma ställe",
                at: Self.secondUse(of: key, from: context.mark.line, in: reader),
                help: "ta bort den ena, eller slå ihop dem")
        case .reader(_, let offset, _, let yaml):
            let line = offset.map { yaml.prefix($0).count { $0 == "\n" } + 1 } ?? 1
            diagnostic = Diagnostic(
                .error, "trasig-yaml", "filen innehåller ett tecken som inte får finnas i YAML",
                at: reader.range(line: line, column: 1), help: "ta bort osynliga tecken, till exempel genom att skriva raden på nytt")
        default:
            diagnostic = Diagnostic(.error, "trasig-yaml", "filen går inte att tolka som YAML", at: reader.range(line: 1, column: 1))
        }
    }

    /// The parser points past the end where something is missing; the last line with text says more.
    private static func place(_ mark: Mark, in reader: YAMLReader) -> SourceRange {
        var line = mark.line + reader.firstLine - 1
        var column = mark.column
        while line > reader.firstLine, reader.file.line(line)?.contains(where: { !$0.isWhitespace }) != true {
            line -= 1
            column = (reader.file.line(line)?.count ?? 0) + 1
        }
        return SourceRange(file: reader.file, line: line, column: max(column, 1))
    }

    /// The line of the second of two equal keys at or after a line.
    private static func secondUse(of key: String, from line: Int, in reader: YAMLReader) -> SourceRange {
        var uses: [SourceRange] = []
        var indentation: Int?
        let lines = reader.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, content) in lines.enumerated() where index + 1 >= line - 1 {
            let name = content.drop { $0 == " " || $0 == "-" || $0 == "\"" || $0 == "'" }
            guard name.hasPrefix(key), name.dropFirst(key.count).drop(while: { "\"' ".contains($0) }).first == ":" else { continue }
            let column = content.count - name.count
            if let indentation, indentation != column { continue }
            indentation = column
            uses.append(reader.range(line: index + 1, column: column + 1, length: key.count))
            if uses.count == 2 { break }
        }
        return uses.last ?? reader.range(line: line, column: 1)
    }

    private static func explain(_ problem: String, context: String, line: String?) -> (String, String) {
        switch (problem, line) {
        case (_, let line?) where line.drop(while: { $0 == " " }).first == "\t" || line.first == "\t":
            ("raden är indragen med tabb; YAML kräver mellanslag", "byt tabben mot mellanslag, lika många som på raderna omkring")
        case ("mapping values are not allowed in this context", _):
            ("raden innehåller ett kolon som gör att den inte går att tolka",
             "sätt texten inom citattecken: titel: \"Text med kolon: så här\" – eller kontrollera indraget")
        case (let problem, _) where problem.contains("found character that cannot start any token"):
            ("värdet börjar med ett tecken som har en särskild betydelse i YAML", "sätt värdet inom citattecken: \"…\"")
        case (let problem, _) where problem.contains("found unexpected end of stream"):
            ("ett citattecken avslutas aldrig", "lägg till det citattecken som saknas")
        case (let problem, _) where problem.contains("undefined alias"):
            ("”*” i början av ett värde betyder alias i YAML", "sätt värdet inom citattecken: \"* …\"")
        case (let problem, _) where problem.contains("could not find expected ':'"):
            ("raden saknar kolon efter nyckeln", "skriv nyckel: värde")
        case (let problem, _) where problem.contains("did not find expected ',' or"):
            ("en lista eller grupp inom [ ] eller { } är inte avslutad, eller saknar komma",
             "kontrollera kommatecken och parenteser; decimaltal inom { } skrivs inom citattecken: \"54,5\"")
        case (let problem, _) where problem.contains("block end") || problem.contains("did not find expected"):
            ("raden passar inte ihop med raderna ovanför", "kontrollera att indraget är detsamma som för de andra nycklarna på samma nivå")
        case (let problem, _) where problem.contains("another document"):
            ("filen innehåller flera dokument (raden ---)", "ta bort raden ---")
        default:
            ("raden går inte att tolka som YAML", "kontrollera indrag, kolon och citattecken")
        }
    }
}
