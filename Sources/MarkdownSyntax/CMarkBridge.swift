import CArena
import CMarkGFM
import Glibc
import Synchronization

/// The only door to the C library: bytes in, values out. No pointer leaves this file.
package enum CMarkBridge {
    /// `cmark_parser_finish` enters the extensions' special characters into global tables, reads the inlines by them and
    /// takes them out again, so two threads must not finish at once. All else belongs to the parser alone.
    private static let turn = Mutex(())

    /// Registration takes no lock of its own: a `static let` runs once.
    private static let isRegistered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

    /// Runs what touches the C library, one at a time. For tests that compare with the library's own output.
    package static func exclusively<Result>(_ body: () -> sending Result) -> sending Result {
        turn.withLock { _ in
            _ = isRegistered
            return body()
        }
    }

    /// Where the library takes the memory of a text's tree from: a piece for each node, and a few for each block.
    /// Nothing is given back piece by piece, and nothing outlives ``parse(_:)``.
    ///
    /// The library keeps the pointer in each node, and so it must lie where it is for as long as the process runs.
    nonisolated(unsafe) private static let memory = {
        let memory = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        memory.initialize(to: cmark_mem(calloc: arena_calloc, realloc: arena_realloc, free: arena_free))
        return memory
    }()

    /// Parses, for texts that ``InputBounds`` has found harmless.
    static func parse(_ bytes: [UInt8]) -> RawTree {
        _ = isRegistered
        defer { arena_reset() }
        guard let parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, memory) else { return RawTree() }
        for name in extensions {
            guard let syntax = cmark_find_syntax_extension(name) else { continue }
            cmark_parser_attach_syntax_extension(parser, syntax)
        }
        bytes.withUnsafeBytes { buffer in
            cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        var finished: OpaquePointer?
        exclusively { finished = cmark_parser_finish(parser) }
        guard let root = finished else { return RawTree() }
        return flatten(root, size: bytes.count)
    }

    private static func flatten(_ root: OpaquePointer, size: Int) -> RawTree {
        var tree = RawTree()
        tree.nodes.reserveCapacity(size / 24 + 8)
        tree.content.reserveCapacity(size)
        tree.text.reserveCapacity(size)
        guard let iterator = cmark_iter_new(root) else { return tree }
        var open: [Int] = []
        while true {
            let event = cmark_iter_next(iterator)
            guard event == CMARK_EVENT_ENTER || event == CMARK_EVENT_EXIT else { break }
            guard let node = cmark_iter_get_node(iterator) else { continue }
            if event == CMARK_EVENT_EXIT {
                if let index = open.popLast() { tree.close(index) }
                continue
            }
            let value = read(node, into: &tree)
            let index = tree.add(value)
            if !isLeaf(value.kind) { open.append(index) }
        }
        return tree
    }

    /// The kinds for which the iterator sends no exit.
    private static func isLeaf(_ kind: RawTree.Kind) -> Bool {
        switch kind {
        case .text, .softBreak, .lineBreak, .code, .html, .codeBlock, .htmlBlock, .thematicBreak: true
        default: false
        }
    }

    private static func read(_ node: OpaquePointer, into tree: inout RawTree) -> RawTree.Node {
        var value = RawTree.Node(kind: kind(of: node))
        switch value.kind {
        case .text, .code, .html, .htmlBlock, .footnoteReference:
            value.literal = append(cmark_node_get_literal(node), to: &tree.text)
        case .codeBlock:
            value.literal = append(cmark_node_get_literal(node), to: &tree.text)
            value.detail = append(cmark_node_get_fence_info(node), to: &tree.text)
            value.flag = isFenced(node)
        case .link, .image:
            value.literal = append(cmark_node_get_url(node), to: &tree.text)
            value.detail = append(cmark_node_get_title(node), to: &tree.text)
        case .list:
            value.flag = cmark_node_get_list_tight(node) != 0
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            value.number = isOrdered ? cmark_node_get_list_start(node) : -1
        case .item:
            if cmark_node_get_syntax_extension(node) != nil {
                value.isChecked = cmark_gfm_extensions_get_tasklist_item_checked(node)
            }
        case .table:
            let count = Int(cmark_gfm_extensions_get_table_columns(node))
            let start = tree.text.count
            tree.text += UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: count)
            value.detail = RawTree.Stretch(start..<tree.text.count)
        case .tableRow:
            value.flag = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        case .heading:
            value.number = cmark_node_get_heading_level(node)
            value.content = append(textOf: node, to: &tree.content)
        case .paragraph, .tableCell:
            value.content = append(textOf: node, to: &tree.content)
        case .softBreak, .lineBreak, .emphasis, .strong, .strikethrough: return value
        case .document, .blockQuote, .thematicBreak, .footnoteDefinition, .unknown: break
        }
        value.start = RawTree.Place(line: cmark_node_get_start_line(node), column: cmark_node_get_start_column(node))
        value.end = RawTree.Place(line: cmark_node_get_end_line(node), column: cmark_node_get_end_column(node))
        return value
    }

    private static func isFenced(_ node: OpaquePointer) -> Bool {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        return cmark_node_get_fenced(node, &length, &offset, &character) != 0
    }

    private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    /// Only for a block that has inlines: the buffer of an empty heading or a filled-in cell was never written.
    private static func append(textOf node: OpaquePointer, to content: inout [UInt8]) -> RawTree.Stretch {
        append(cmark_node_first_child(node) == nil ? nil : cmark_node_get_string_content(node), to: &content)
    }

    private static func append(_ pointer: UnsafePointer<CChar>?, to buffer: inout [UInt8]) -> RawTree.Stretch {
        let start = buffer.count
        if let pointer { buffer.append(contentsOf: UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))) }
        return RawTree.Stretch(start..<buffer.count)
    }

    private static func kind(of node: OpaquePointer) -> RawTree.Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        case CMARK_NODE_DOCUMENT: .document
        default: extensionKind(of: node)
        }
    }

    /// The extensions' types have no public constants, only names.
    private static func extensionKind(of node: OpaquePointer) -> RawTree.Kind {
        switch string(cmark_node_get_type_string(node)) {
        case "table": .table
        case "table_header", "table_row": .tableRow
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        default: .unknown
        }
    }
}
