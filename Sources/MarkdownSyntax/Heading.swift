import Diagnostics

/// A heading of a document, with the id by which a link reaches it.
public struct Heading: Sendable, Hashable {
    public var level: Int
    /// Unique in its document.
    public var id: String
    /// Its words, without emphasis and links.
    public var title: String
    /// The place of its block in the document.
    public var block: Int
    public var range: SourceRange

    public init(level: Int, id: String, title: String, block: Int, range: SourceRange) {
        self.level = level
        self.id = id
        self.title = title
        self.block = block
        self.range = range
    }
}
