import Testing
import Yams

@testable import ReportEditing

/// Any change anywhere in the real content changes what it should, and nothing else.
@Suite struct YAMLPropertyTests {
    /// A document as paths of keys and numbers with their texts.
    private static func leaves(_ text: String) throws -> [String: String] {
        var leaves: [String: String] = [:]
        func visit(_ node: Node, _ path: String) {
            switch node {
            case .scalar(let scalar): leaves[path] = scalar.string
            case .sequence(let sequence):
                for (index, child) in sequence.enumerated() { visit(child, "\(path)/\(index)") }
            case .mapping(let mapping): for (key, child) in mapping { visit(child, "\(path)/\(key.string ?? "")") }
            case .alias: break
            }
        }
        if let root = try compose(yaml: text) { visit(root, "") }
        return leaves
    }

    private static func entries(_ part: YAMLPart, _ path: String = "") -> [(path: String, entry: YAMLEntry)] {
        part.entries.flatMap { [("\(path)/\($0.key)", $0)] + entries($0.value, "\(path)/\($0.key)") }
            + part.elements.enumerated().flatMap { entries($0.element, "\(path)/\($0.offset)") }
    }

    private static func comments(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.drop { $0 == " " }.hasPrefix("# ") }
    }

    @Test(arguments: RealContent.editions)
    func clearingAKeyEmptiesItAlone(edition: String) throws {
        var count = 0
        for (path, bytes) in RealContent.tree(edition).files where path.hasSuffix(".yaml") {
            let text = RealContent.text(bytes)
            let before = try Self.leaves(text)
            let original = try #require(YAMLText(text))
            let all = Self.entries(original.root)
            // Every key of the small files, and a spread of the large ones'.
            for (index, item) in all.enumerated() where all.count < 60 || index % 19 == 0 {
                var edited = original
                edited.clear(item.entry, prompt: "x")
                let after = try Self.leaves(edited.result)
                let expected = before.filter { $0.key != item.path && !$0.key.hasPrefix(item.path + "/") }
                #expect(after.filter { $0.key != item.path } == expected, "\(path)\(item.path)")
                #expect(["", "ej angivet"].contains(after[item.path]), "\(path)\(item.path)")
                let outside = Self.comments(text).filter {
                    !original.string(item.entry.value.start..<item.entry.value.end).contains($0)
                }
                #expect(outside.allSatisfy { edited.result.contains($0) }, "\(path)\(item.path)")
                count += 1
            }
        }
        #expect(count > 60)
    }

    @Test(arguments: RealContent.editions)
    func removingAKeyTakesItAlone(edition: String) throws {
        var count = 0
        for (path, bytes) in RealContent.tree(edition).files where path.hasSuffix(".yaml") {
            let text = RealContent.text(bytes)
            let before = try Self.leaves(text)
            let original = try #require(YAMLText(text))
            let all = Self.entries(original.root)
            for (index, item) in all.enumerated() where all.count < 60 || index % 19 == 3 {
                var edited = original
                edited.remove(item.entry)
                // A document that has lost its only key is empty.
                let after = try Self.leaves(edited.result).filter {
                    !["", "ej angivet"].contains($0.value) || before[$0.key] == $0.value
                }
                let expected = before.filter { $0.key != item.path && !$0.key.hasPrefix(item.path + "/") }
                #expect(after.filter { $0.key != item.path } == expected, "\(path)\(item.path)")
                count += 1
            }
        }
        #expect(count > 60)
    }

    /// Windows saves a mark before the text and two signs at the end of a line.
    @Test func readsWhatWindowsSaves() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("titel: Å\r\når: 2023\r\n".utf8)
        #expect(PlainText.of(bytes) == "titel: Å\når: 2023\n")
    }
}
