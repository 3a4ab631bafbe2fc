import Diagnostics
import Yams

/// Text to ``YAMLValue`` by Yams, with every problem in Swedish.
///
/// - Parameters:
///   - text: The YAML, which may be a part of the file.
///   - firstLine: The file's line on which the text begins.
struct YAMLReader {
    let file: SourceFile
    let text: String
    let firstLine: Int

    init(file: SourceFile, text: String? = nil, firstLine: Int = 1) {
        self.file = file
        self.text = text ?? file.text
        self.firstLine = firstLine
    }

    /// The document, or `nil` after a diagnostic. An empty one is an empty mapping.
    func read(into diagnostics: inout [Diagnostic]) -> YAMLValue? {
        if let problem = YAMLBounds.problem(in: text) ?? AliasScan.problem(in: text) {
            diagnostics.append(
                Diagnostic(
                    .error, problem.id, problem.message,
                    at: range(line: problem.line, column: problem.column), help: problem.help))
            return nil
        }
        do {
            // Every scalar stays text: no rule need tell what else it could be, and nothing is made of it.
            let parser = try Yams.Parser(
                yaml: text, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
            // Nodes hold their anchors weakly: without the parser, which holds them, none would be seen.
            return try withExtendedLifetime(parser) {
                guard let node = try parser.singleRoot() else { return .mapping([], at: range(line: 1, column: 1)) }
                var conversion = Conversion(reader: self)
                let value = conversion.value(of: node)
                diagnostics += conversion.diagnostics
                return conversion.diagnostics.containsError ? nil : value
            }
        } catch let error as YamlError {
            diagnostics.append(gluedKey(before: error) ?? YAMLProblem(error, reader: self).diagnostic)
        } catch {
            diagnostics.append(
                Diagnostic(
                    .error, "trasig-yaml", "filen går inte att tolka", at: range(line: 1, column: 1),
                    help: YAMLProblem.generalHelp))
        }
        return nil
    }

    /// A key that the parser did not see as one, where that may be why it gave up.
    private func gluedKey(before error: YamlError) -> Diagnostic? {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            guard
                ["could not find expected ':'", "mapping values are not allowed", "did not find expected"].contains(
                    where: problem.contains), let glued = GluedKey(in: text, upTo: mark.line)
            else { return nil }
            return Diagnostic(
                .error, "trasig-yaml", GluedKey.message,
                at: range(line: glued.line, column: glued.column, length: glued.key.count + 1), help: glued.help)
        default: return nil
        }
    }

    func range(line: Int, column: Int, length: Int = 1) -> SourceRange {
        SourceRange(file: file, line: line + firstLine - 1, column: column, length: length)
    }

    private struct Conversion {
        let reader: YAMLReader
        var diagnostics: [Diagnostic] = []
        private var lines: LineLengths
        private let slips: ScalarSlips

        init(reader: YAMLReader) {
            self.reader = reader
            lines = LineLengths(reader.text)
            slips = ScalarSlips(reader)
        }

        mutating func value(of node: Node) -> YAMLValue? {
            switch node {
            case .scalar(let scalar):
                let range = range(of: scalar)
                guard isPlain(scalar.anchor, at: range) else { return nil }
                diagnostics += slips.diagnostics(for: scalar, at: range)
                return .scalar(scalar.string, at: range)
            case .sequence(let sequence):
                let range = range(at: sequence.mark)
                guard isPlain(sequence.anchor, at: range) else { return nil }
                var values: [YAMLValue] = []
                for child in sequence {
                    guard let value = value(of: child) else { return nil }
                    values.append(value)
                }
                return .sequence(values, at: range)
            case .mapping(let mapping):
                let range = range(at: mapping.mark)
                return isPlain(mapping.anchor, at: range) ? value(of: mapping, at: range) : nil
            case .alias: return nil
            }
        }

        /// Without an anchor and without a tag, which the parser keeps for itself.
        private mutating func isPlain(_ anchor: Anchor?, at range: SourceRange) -> Bool {
            if let tag = slips.tag(at: range) {
                diagnostics.append(tag)
                return false
            }
            guard anchor != nil else { return true }
            diagnostics.append(Diagnostic(.error, AliasScan.id, AliasScan.message, at: range, help: AliasScan.help))
            return false
        }

        private mutating func value(of mapping: Node.Mapping, at range: SourceRange) -> YAMLValue? {
            var pairs: [YAMLValue.Pair] = []
            for (key, child) in mapping {
                guard case .scalar(let name) = key else {
                    let place = self.range(at: key.mark)
                    guard isPlain(key.anchor, at: place) else { return nil }
                    diagnostics.append(
                        Diagnostic(
                            .error, "trasig-yaml", "en nyckel måste vara ett ord", at: place,
                            help: "skriv nyckel: värde"))
                    return nil
                }
                let place = self.range(of: name)
                guard isPlain(name.anchor, at: place), let value = value(of: child) else { return nil }
                pairs.append(YAMLValue.Pair(key: Sourced(name.string, at: place), value: value))
            }
            return .mapping(pairs, at: range)
        }

        private mutating func range(of scalar: Node.Scalar) -> SourceRange {
            var length = firstLineLength(scalar)
            // A text that goes on over several lines is marked on its first.
            if length > 1, let mark = scalar.mark {
                length = max(1, min(length, lines.length(of: mark.line) - mark.column + 1))
            }
            return range(at: scalar.mark, length: length)
        }

        private func range(at mark: Mark?, length: Int = 1) -> SourceRange {
            reader.range(line: mark?.line ?? 1, column: mark?.column ?? 1, length: length)
        }

        private func firstLineLength(_ scalar: Node.Scalar) -> Int {
            switch scalar.style {
            case .literal, .folded: 1
            case .singleQuoted, .doubleQuoted: scalar.string.characterCount + 2
            default: scalar.string.characterCount
            }
        }
    }
}

/// How many characters each line has, counted when someone first asks.
private struct LineLengths {
    private let bytes: [UInt8]
    private let starts: [Int]
    private var known: [Int?]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        self.bytes = bytes
        starts = bytes.span.lineStarts
        known = Array(repeating: nil, count: starts.count)
    }

    /// - Parameter line: From 1.
    mutating func length(of line: Int) -> Int {
        guard starts.indices.contains(line - 1) else { return 0 }
        if let length = known[line - 1] { return length }
        let range = starts[line - 1]..<(line < starts.count ? starts[line] - 1 : bytes.count)
        let length =
            bytes.span.extracting(range).plainCharacterCount ?? String(decoding: bytes[range], as: UTF8.self).count
        known[line - 1] = length
        return length
    }
}

/// What makes a text unfit for the parser, and where.
struct YAMLBoundsProblem {
    var id: String
    var message: String
    var line: Int
    var column: Int
    var help: String
}

/// Bounds on what is given to the parser, which calls itself once a level.
enum YAMLBounds {
    static let deepest = 60

    static func problem(in text: String) -> YAMLBoundsProblem? {
        var line = 1
        var column = 0
        var flow = 0
        var lead = 0
        var isLeading = true
        let bytes = text.utf8Span.span
        for index in bytes.indices {
            let byte = bytes[unchecked: index]
            if byte & 0xC0 != 0x80 { column += 1 }
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                column = 0
                lead = 0
                isLeading = true
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                if isLeading { lead += 1 }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                flow += 1
                isLeading = false
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                flow = max(0, flow - 1)
                isLeading = false
            default: isLeading = false
            }
            if flow > deepest || lead > 2 * deepest {
                return YAMLBoundsProblem(
                    id: "för-djup-nästling", message: "uppgifterna är nästlade i fler än \(deepest) nivåer", line: line,
                    column: column, help: "dela upp uppgifterna i färre nivåer")
            }
        }
        return nil
    }
}

/// Finds `&name` with a `*name` to it before the parser does: a few lines of such aliases grow into a text that
/// fills the memory.
enum AliasScan {
    static let id = "yaml-alias"
    static let message = "”&” i början av ett värde har en särskild betydelse i YAML och används inte här"
    static let help = "sätt värdet inom citattecken: \"& …\""

    static func problem(in text: String) -> YAMLBoundsProblem? {
        guard text.utf8Span.span.contains(UInt8(ascii: "&")) else { return nil }
        let uses = Set(names(after: "*", in: text).map(\.name))
        guard let anchor = names(after: "&", in: text).first(where: { uses.contains($0.name) }) else { return nil }
        return YAMLBoundsProblem(id: id, message: message, line: anchor.line, column: anchor.column, help: help)
    }

    /// The words that begin with a sign where YAML may see a value.
    private static func names(after sign: Character, in text: String) -> [(name: Substring, line: Int, column: Int)] {
        var found: [(name: Substring, line: Int, column: Int)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (offset, place) in line.indices.enumerated() where line[place] == sign {
                let isStart = place == line.startIndex || " \t[{,:-?".contains(line[line.index(before: place)])
                let name = line[line.index(after: place)...].prefix {
                    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")
                }
                guard isStart, !name.isEmpty else { continue }
                found.append((name, index + 1, offset + 1))
            }
        }
        return found
    }
}
