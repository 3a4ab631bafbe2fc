import Foundation
import ReportLoading
import Testing

/// An edition in which every key of every file has a value of its own, from `Content/`.
enum KeysEdition {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let project = folder.deletingLastPathComponent().deletingLastPathComponent()
    static let tree = FolderReader(root: folder.path + "/Content", prefix: "Content/prov/").read(name: "prov").tree
    static let templates = FolderReader(root: project.path + "/Templates", prefix: "").read(name: "").tree.files
    static let files = WrittenContent.files(of: tree)

    /// Every value of every key.
    static let leaves: [Leaf] = files.flatMap { file in
        leaves(of: file.group, in: file.path, under: [])
    }

    private static func leaves(of group: WrittenGroup, in path: String, under way: [Leaf.Step]) -> [Leaf] {
        group.entries.flatMap { entry -> [Leaf] in
            let name = entry.key.name
            let leaf = { (text: String, index: Int?) in
                Leaf(
                    path: path, way: way + [Leaf.Step(key: name, index: index)], subject: group.shape.subject,
                    key: entry.key, text: text)
            }
            switch entry.value {
            case .text(let text): return [leaf(text, nil)]
            case .texts(let texts): return texts.enumerated().map { leaf($1, $0) }
            case .group(let inner): return leaves(of: inner, in: path, under: way + [.init(key: name)])
            case .groups(let inner):
                return inner.enumerated().flatMap {
                    leaves(of: $1, in: path, under: way + [.init(key: name, index: $0)])
                }
            }
        }
    }

    /// The edition with another value at one place, or with none.
    static func tree(with text: String?, at leaf: Leaf) throws -> SourceTree {
        let file = try #require(files.first { $0.path == leaf.path })
        let yaml = YAML.text(YAML.changed(file.group, at: leaf.way[...], to: text))
        var tree = tree
        tree.files[leaf.path] = Array((file.body.map { "---\n\(yaml)\n---\n\($0)" } ?? yaml).utf8)
        return tree
    }
}

/// One value, and the way to it.
struct Leaf: Sendable, CustomTestStringConvertible {
    struct Step: Sendable {
        var key: String
        var index: Int?
    }

    var path: String
    var way: [Step]
    var subject: String
    var key: Shape.Key
    var text: String

    var testDescription: String {
        path + ": " + way.map { $0.key + ($0.index.map { "[\($0)]" } ?? "") }.joined(separator: ".")
    }

    /// Another value of the same kind.
    var other: String {
        switch key.kind {
        case .choice(let words): words.first { $0 != text } ?? ""
        case .date: "2030-01-09"
        case .whole, .wholes: text == "7" ? "8" : "7"
        case .number, .numberOrAnswer: "9753"
        case .wordsByNumber: text + "o"
        default: key.name == "förändring" ? "-23 procent" : text + "o"
        }
    }
}

/// Groups as YAML, every value between quotation marks.
private enum YAML {
    static func text(_ group: WrittenGroup) -> String {
        group.entries.map { "\(quoted($0.key.name)): \(text($0.value))" }.joined(separator: "\n")
    }

    private static func text(_ value: WrittenValue) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .texts(let texts): "[\(texts.map(quoted).joined(separator: ", "))]"
        case .group(let group): flow(group)
        case .groups(let groups): "[\(groups.map(flow).joined(separator: ", "))]"
        }
    }

    private static func flow(_ group: WrittenGroup) -> String {
        let members = group.entries.map { entry -> String in
            guard case .wordsByNumber = entry.key.kind, case .texts(let texts) = entry.value else {
                return "\(quoted(entry.key.name)): \(text(entry.value))"
            }
            let words = texts.map { text in
                let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
                return "\(quoted(parts[0])): \(quoted(parts[1].drop { $0 == " " }))"
            }
            return "\(quoted(entry.key.name)): {\(words.joined(separator: ", "))}"
        }
        return "{\(members.joined(separator: ", "))}"
    }

    private static func quoted(_ text: some StringProtocol) -> String {
        let inner = String(text).flatMap { sign -> [Character] in "\\\"".contains(sign) ? ["\\", sign] : [sign] }
        return "\"\(String(inner))\""
    }

    static func changed(_ group: WrittenGroup, at way: ArraySlice<Leaf.Step>, to text: String?) -> WrittenGroup {
        guard let step = way.first, let place = group.entries.firstIndex(where: { $0.key.name == step.key }) else {
            return group
        }
        var group = group
        switch group.entries[place].value {
        case .text: replace(&group.entries, place, text.map { .text($0) })
        case .texts(var texts):
            if let text { texts[step.index ?? 0] = text } else { texts.remove(at: step.index ?? 0) }
            replace(&group.entries, place, texts.isEmpty ? nil : .texts(texts))
        case .group(let inner): group.entries[place].value = .group(changed(inner, at: way.dropFirst(), to: text))
        case .groups(var groups):
            let index = step.index ?? 0
            groups[index] = changed(groups[index], at: way.dropFirst(), to: text)
            group.entries[place].value = .groups(groups)
        }
        return group
    }

    private static func replace(_ entries: inout [WrittenGroup.Entry], _ place: Int, _ value: WrittenValue?) {
        if let value { entries[place].value = value } else { entries.remove(at: place) }
    }
}
