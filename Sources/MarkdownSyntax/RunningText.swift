import Diagnostics

/// A stretch of running text that a reader meets as one: a paragraph, a heading, a cell.
public struct RunningText: Sendable {
    public enum Kind: Sendable, Equatable {
        case heading(level: Int)
        case paragraph, cell
    }

    public var kind: Kind
    /// The words alone; a formula stands as it is written.
    public var text: String
    public var range: SourceRange

    init(_ kind: Kind, _ content: [Inline], at range: SourceRange) {
        self.kind = kind
        text = content.plainText
        self.range = range
    }
}

extension Sequence<Block> {
    /// Every stretch of running text in them, in order; of fenced blocks only those that hold text.
    public var runningTexts: [RunningText] { flatMap(\.runningTexts) }
}

extension Block {
    fileprivate var runningTexts: [RunningText] {
        switch kind {
        case .heading(let level, let content): [RunningText(.heading(level: level), content, at: range)]
        case .paragraph(let content): [RunningText(.paragraph, content, at: range)]
        case .list(let list): list.items.flatMap(\.blocks).runningTexts
        case .blockQuote(let blocks): blocks.runningTexts
        case .container(let container): container.blocks.runningTexts
        case .table(let table):
            (table.header + table.rows.flatMap { $0 }).map {
                RunningText(.cell, $0.content, at: $0.content.first?.range ?? range)
            }
        case .code, .thematicBreak, .html: []
        }
    }
}
