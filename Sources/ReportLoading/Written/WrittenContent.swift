import Diagnostics
import ExactNumbers

/// What a content file says, key by key and as it was written.
///
/// Read by the same ``Shape`` as the readers follow, so that whoever must go through *every* key (what has changed, what
/// reaches a reader) cannot forget one.
public struct WrittenFile: Sendable {
    /// Relative to the edition's folder: `mal/mal-04.yaml`.
    public var path: String
    public var schema: ContentSchema
    public var group: WrittenGroup
    /// What stands below the keys of a Markdown file.
    public var body: String?
}

/// A group of keys, those left out or not given left out here too.
public struct WrittenGroup: Sendable {
    public struct Entry: Sendable {
        public var key: Shape.Key
        public var value: WrittenValue
    }

    public var shape: Shape
    public var entries: [Entry]

    public init(shape: Shape, entries: [Entry]) {
        self.shape = shape
        self.entries = entries
    }

    public subscript(name: String) -> WrittenValue? { entries.first { $0.key.name == name }?.value }
}

/// What stands at a key.
public indirect enum WrittenValue: Sendable {
    /// Numbers are written in one way, so that `1000` and `1 000` are the same.
    case text(String)
    case texts([String])
    case group(WrittenGroup)
    case groups([WrittenGroup])

    public var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// Reads the files of an edition as ``WrittenFile``s.
public enum WrittenContent {
    /// - Returns: The files that can be read, in the order of their schemas and then of their paths.
    public static func files(of tree: SourceTree) -> [WrittenFile] {
        ContentSchema.all.flatMap { schema in paths(of: schema, in: tree).compactMap { file($0, as: schema, in: tree) }
        }
    }

    /// The paths that a schema is about.
    static func paths(of schema: ContentSchema, in tree: SourceTree) -> [String] {
        guard let star = schema.files.firstIndex(of: "*") else {
            return tree.files[schema.files] == nil ? [] : [schema.files]
        }
        let folder = schema.files[..<star].dropLast()
        return tree.paths(in: String(folder), extensions: [FilePath.extension(of: schema.files)])
    }

    private static func file(_ path: String, as schema: ContentSchema, in tree: SourceTree) -> WrittenFile? {
        var diagnostics: [Diagnostic] = []
        guard let bytes = tree.files[path],
            let source = TextDecoding.decode(
                bytes, path: tree.shown(path), as: .utf8OrWindows1252, diagnostics: &diagnostics)
        else { return nil }
        var (yaml, body): (String, String?) = (source.text, nil)
        if FilePath.extension(of: path) == "md" {
            guard let matter = FrontMatter(source.text) else { return nil }
            (yaml, body) = (matter.yaml ?? "", String(matter.body))
        }
        guard let read = YAMLReader(file: source, text: yaml).read(into: &diagnostics) else { return nil }
        let value = withDifferences(read, of: path, in: tree)
        guard
            case .group(let group)? = written(value, as: .group(schema.shape))
        else { return nil }
        return WrittenFile(path: path, schema: schema, group: group, body: body)
    }

    /// A shared file with what the edition says instead.
    private static func withDifferences(_ shared: YAMLValue, of path: String, in tree: SourceTree) -> YAMLValue {
        var unheard: [Diagnostic] = []
        let own = SourceTree.differences + path
        guard let bytes = tree.files[own],
            let file = TextDecoding.decode(bytes, path: tree.shown(own), as: .utf8Only, diagnostics: &unheard),
            let value = YAMLReader(file: file).read(into: &unheard)
        else { return shared }
        return Differences(findings: Findings(), shared: "").apply(value, to: shared)
    }

    /// - Returns: `nil` for what is not given, and for what has another form than it should.
    private static func written(_ value: YAMLValue, as kind: Shape.Kind) -> WrittenValue? {
        if value.isNotGiven { return nil }
        switch (kind, value) {
        case (.group(let shape), .mapping(let pairs, _)), (.groupOrValue(let shape), .mapping(let pairs, _)):
            return .group(group(pairs, as: shape))
        case (.groupOrValue(let shape), .scalar):
            guard let first = shape.keys.first, let value = written(value, as: first.kind) else { return nil }
            return .group(WrittenGroup(shape: shape, entries: [.init(key: first, value: value)]))
        case (.groups(let shape), .sequence(let values, _)):
            return .groups(
                values.compactMap { value in
                    if case .mapping(let pairs, _) = value { group(pairs, as: shape) } else { nil }
                })
        case (.groups(let shape), .mapping(let pairs, _)): return .groups([group(pairs, as: shape)])
        case (.wordsByNumber, .mapping(let pairs, _)):
            return .texts(pairs.map { "\($0.key.value): \(scalar($0.value, as: .text) ?? "")" })
        case (.texts, .sequence(let values, _)): return .texts(values.compactMap { scalar($0, as: .text) })
        case (.wholes, .sequence(let values, _)): return .texts(values.compactMap { scalar($0, as: .whole) })
        case (.texts, .scalar), (.wholes, .scalar): return scalar(value, as: kind).map { .texts([$0]) }
        default: return scalar(value, as: kind).map { .text($0) }
        }
    }

    private static func group(_ pairs: [YAMLValue.Pair], as shape: Shape) -> WrittenGroup {
        let entries = shape.keys.compactMap { key in
            pairs.first { $0.key.value == key.name }.flatMap { written($0.value, as: key.kind) }
                .map { WrittenGroup.Entry(key: key, value: $0) }
        }
        return WrittenGroup(shape: shape, entries: entries)
    }

    private static func scalar(_ value: YAMLValue, as kind: Shape.Kind) -> String? {
        guard case .scalar(let text, _) = value, !text.trimmed.isEmpty else { return nil }
        switch kind {
        case .number, .numberOrAnswer:
            return SwedishNumber.parse(text.trimmed).map { SwedishNumber.formatAsAuthored($0) } ?? text.trimmed
        case .whole, .wholes:
            // A year is not grouped.
            return SwedishNumber.parse(text.trimmed).flatMap(\.whole).map(String.init) ?? text.trimmed
        default: return text.trimmed
        }
    }
}
