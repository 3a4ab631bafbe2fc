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
        if let problem = YAMLBounds.problem(in: text) {
            diagnostics.append(Diagnostic(.error, "för-djup-nästling", problem.message,
                at: range(line: problem.line, column: 1), help: "dela upp uppgifterna i färre nivåer"))
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: text) else { return .mapping([], at: range(line: 1, column: 1)) }
            var conversion = Conversion(reader: self)
            let value = conversion.value(of: node)
            diagnostics += conversion.diagnostics
            return conversion.diagnostics.isEmpty ? value : nil
        } catch let error as YamlError {
            diagnostics.append(YAMLProblem(error, reader: self).diagnostic)
        } catch {
            diagnostics.append(Diagnostic(.error, "trasig-yaml", "filen går inte att tolka", at: range(line: 1, column: 1)))
        }
        return nil
    }

    func range(line: Int, column: Int, length: Int = 1) -> SourceRange {
        SourceRange(file: file, line: line + firstLine - 1, column: column, length: length)
    }

    private struct Conversion {
        let reader: YAMLReader
        var diagnostics: [Diagnostic] = []

        mutating func value(of node: Node) -> YAMLValue? {
            let range = range(of: node)
            guard node.anchor == nil else {
                diagnostics.append(Diagnostic(.error, "yaml-alias", "”&” i början av ett värde betyder alias i YAML och används inte här",
                    at: range, help: "skriv värdet inom citattecken: \"& …\""))
                return nil
            }
            switch node {
            case .scalar(let scalar): return .scalar(scalar.string, at: range)
            case .sequence(let sequence):
                var values: [YAMLValue] = []
                for child in sequence {
                    guard let value = value(of: child) else { return nil }
                    values.append(value)
                }
                return .sequence(values, at: range)
            case .mapping(let mapping): return value(of: mapping, at: range)
            case .alias: return nil
            }
        }

        private mutating func value(of mapping: Node.Mapping, at range: SourceRange) -> YAMLValue? {
            var pairs: [YAMLValue.Pair] = []
            for (key, child) in mapping {
                guard case .scalar(let name) = key, key.anchor == nil else {
                    diagnostics.append(Diagnostic(.error, "trasig-yaml", "en nyckel måste vara ett ord", at: self.range(of: key)))
                    return nil
                }
                guard let value = value(of: child) else { return nil }
                pairs.append(YAMLValue.Pair(key: Sourced(name.string, at: self.range(of: key)), value: value))
            }
            return .mapping(pairs, at: range)
        }

        private func range(of node: Node) -> SourceRange {
            let length = if case .scalar(let scalar) = node { firstLineLength(scalar) } else { 1 }
            return reader.range(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, length: length)
        }

        private func firstLineLength(_ scalar: Node.Scalar) -> Int {
            switch scalar.style {
            case .literal, .folded: 1
            case .singleQuoted, .doubleQuoted: scalar.string.count + 2
            default: scalar.string.count
            }
        }
    }
}

/// Bounds on what is given to the parser, which calls itself once a level.
enum YAMLBounds {
    static let deepest = 60

    static func problem(in text: String) -> (line: Int, message: String)? {
        var line = 1
        var flow = 0
        var lead = 0
        var isLeading = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
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
                return (line, "uppgifterna är nästlade i fler än \(deepest) nivåer")
            }
        }
        return nil
    }
}
