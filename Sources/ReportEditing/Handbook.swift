import ReportLoading

/// The handbook as a report of its own, in which every example stands beside what it becomes.
///
/// Pictures of examples grow old without anybody noticing. Here the program makes them anew each time, of the
/// example's own text and figures; an example that no longer works stops the build.
public struct Handbook: Sendable {
    /// An example in the handbook's text.
    public struct Example: Sendable {
        public enum Kind: Sendable, Equatable {
            /// Something to write in a chapter.
            case text
            /// A whole chapter, with its head.
            case chapter
            /// A whole data file, by path: ```` ```yaml mal/mal-09.yaml ````.
            case file(String)
        }

        public var kind: Kind
        public var text: String
        public var page: String
        /// The line on which its fence stands.
        public var line: Int
    }

    private let pages: [HandbookPage]
    private let example: SourceTree

    /// - Parameters:
    ///   - pages: Markdown by name: `HANDBOK`, `block`, `formler`.
    ///   - example: The edition whose figures the examples show.
    public init(pages: [String: String], example: SourceTree) {
        self.pages = Self.inOrder(pages.keys).map { HandbookPage(name: $0, text: pages[$0] ?? "") }
        self.example = example
    }

    /// Those that an editor needs first; the lists to look things up in last.
    private static func inOrder(_ names: some Sequence<String>) -> [String] {
        let first = ["HANDBOK", "slag", "block", "diagram", "formler", "ny-argang", "publicera", "efter-publicering"]
        let last = ["kontroller", "nycklar"]
        let rank = { (name: String) in first.firstIndex(of: name) ?? (last.firstIndex(of: name).map { 100 + $0 } ?? 50)
        }
        return names.sorted { (rank($0), $0) < (rank($1), $1) }
    }

    public var examples: [Example] { pages.flatMap(\.examples) }

    /// The example edition with the handbook's pages before its own chapters.
    public var tree: SourceTree {
        var tree = example
        for (index, page) in pages.enumerated() {
            tree.files["kapitel/00-\(10 + index)-\(page.slug).md"] = Array(page.chapter.utf8)
        }
        if let bytes = tree.files["rapport.yaml"], var text = YAMLText(PlainText.of(bytes)),
            let title = text.root["titel"]
        {
            text.set(title, to: "Handbok för dig som skriver rapporten")
            tree.files["rapport.yaml"] = Array(text.result.utf8)
        }
        return tree
    }
}
