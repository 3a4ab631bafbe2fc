import ReportChanges
import ReportLoading
import Testing

/// `changes` tells of every key whose value is another, in words and with the file.
@Suite struct ChangedKeysTests {
    static let old = ContentVersion(KeysEdition.tree)

    @Test(arguments: KeysEdition.leaves)
    func tellsOfAnotherValue(_ leaf: Leaf) throws { try expectLine(about: leaf, after: leaf.other) }

    @Test(arguments: KeysEdition.leaves.filter { !$0.key.isRequired })
    func tellsOfAValueThatIsGone(_ leaf: Leaf) throws { try expectLine(about: leaf, after: nil) }

    private func expectLine(about leaf: Leaf, after text: String?) throws {
        let old = try #require(Self.old)
        // Whatever else is wrong with the value, the files are compared.
        let tree = try KeysEdition.tree(with: text, at: leaf)
        let new = ContentVersion(tree) ?? ContentVersion(tree: tree, report: old.report)
        let changes = ReportChanges(from: old, to: new, day: nil)
        #expect(!changes.isEmpty)
        if leaf.path.hasPrefix("kapitel/") {
            let found = changes.chapters.map(\.fate)
            #expect(found.contains { "\($0)".contains("\"\(leaf.key.name)\"") }, "\(found)")
            return
        }
        let lines = changes.files.filter { $0.path == leaf.path }.flatMap(\.lines)
        // The name of what is told apart by it: another name is another thing.
        #expect(lines.contains { $0.lowercased().contains("\(leaf.key.name):") || $0.contains(leaf.text) }, "\(lines)")
    }
}
