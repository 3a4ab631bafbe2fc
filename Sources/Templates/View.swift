/// HTML that the program made itself: the only thing that templates may write unescaped.
public struct HTML: Sendable {
    private enum Form {
        case bytes([UInt8])
        /// A text that is written straight into the page, since it may be most of it.
        indirect case text(any HTMLText)
    }

    private let form: Form

    public init(_ bytes: [UInt8]) { form = .bytes(bytes) }
    public init(_ text: String) { self.init(Array(text.utf8)) }
    public init(_ text: any HTMLText) { form = .text(text) }
    /// One after the other, each on a line of its own where there is a separator.
    public init(_ parts: [HTML], separator: String = "") {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count + separator.utf8.count })
        for (place, part) in parts.enumerated() {
            if place > 0 { bytes += separator.utf8 }
            part.write(to: &bytes)
        }
        self.init(bytes)
    }

    public var bytes: [UInt8] {
        switch form {
        case .bytes(let bytes): return bytes
        case .text(let text):
            var bytes: [UInt8] = []
            text.write(to: &bytes)
            return bytes
        }
    }

    /// About how many bytes it comes to.
    var count: Int {
        switch form {
        case .bytes(let bytes): bytes.count
        case .text(let text): text.expectedCount
        }
    }

    public var isEmpty: Bool {
        switch form {
        case .bytes(let bytes): bytes.isEmpty
        case .text(let text): text.isEmpty
        }
    }

    public func write(to page: inout [UInt8]) {
        switch form {
        case .bytes(let bytes): page += bytes
        case .text(let text): text.write(to: &page)
        }
    }
}

/// HTML that is not made before the page around it is written.
public protocol HTMLText: Sendable {
    /// About how many bytes it comes to.
    var expectedCount: Int { get }
    var isEmpty: Bool { get }
    func write(to page: inout [UInt8])
}

/// What a template sees: finished texts, flags, lists and HTML, by name.
///
/// Names that end in `HTML` hold ``HTML`` and nothing else does, so that no text from content can reach a page unescaped.
public struct View: Sendable, ExpressibleByDictionaryLiteral {
    private struct Entry: Sendable {
        var name: String
        var value: ViewValue
    }

    /// Few enough that looking through them is faster than a table.
    private var entries: [Entry]

    public init(dictionaryLiteral elements: (String, (any Viewable)?)...) {
        entries = elements.map { Entry(name: $0, value: Self.allowed($1?.viewed ?? .absent, as: $0)) }
    }

    public var names: [String] { entries.map(\.name) }

    /// How many bytes of finished HTML are in it, and in the views within.
    var finishedCount: Int { entries.reduce(0) { $0 + $1.value.finishedCount } }

    /// `nil` for a name that the view does not know.
    public subscript(name: String) -> ViewValue? { place(of: name).map { entries[$0].value } }

    private func place(of name: String) -> Int? { entries.indices.first { entries[$0].name == name } }

    private static func allowed(_ value: ViewValue, as name: String) -> ViewValue {
        switch value {
        case .absent: value
        case .html: isHTMLName(name) ? value : .misnamed
        default: isHTMLName(name) ? .misnamed : value
        }
    }

    private static func isHTMLName(_ name: String) -> Bool {
        name.utf8.last == UInt8(ascii: "L") && name.utf8.suffix(4).elementsEqual("HTML".utf8)
    }

    /// The same with the names of another added; its values win.
    public func merging(_ other: View) -> View {
        var merged = self
        for entry in other.entries {
            if let place = place(of: entry.name) {
                merged.entries[place].value = entry.value
            } else {
                merged.entries.append(entry)
            }
        }
        return merged
    }
}

/// What a name of a view stands for.
public enum ViewValue: Sendable {
    /// A name that is known and has no value here: its section is skipped, and an outer value of the same name does
    /// not shine through.
    case absent
    /// Something else under a name for HTML, or HTML under another: nothing that a page may show, and an error where one asks.
    case misnamed
    case text(String)
    case html(HTML)
    case flag(Bool)
    case view(View)
    case list([ViewValue])
    case views([View])
    /// Texts by name, too many to look through.
    case words([String: String])

    /// How many bytes of finished HTML it holds.
    var finishedCount: Int {
        switch self {
        case .html(let html): html.count
        case .view(let view): view.finishedCount
        case .views(let views): views.reduce(0) { $0 + $1.finishedCount }
        case .list(let values): values.reduce(0) { $0 + $1.finishedCount }
        case .absent, .misnamed, .text, .flag, .words: 0
        }
    }

    /// Whether its section is left out.
    var isAbsent: Bool {
        switch self {
        case .absent: true
        case .flag(let flag): !flag
        case .list(let values): values.isEmpty
        case .views(let views): views.isEmpty
        case .html(let html): html.isEmpty
        case .text, .misnamed, .view, .words: false
        }
    }
}

/// What may stand in a view.
public protocol Viewable: Sendable {
    var viewed: ViewValue { get }
    static func viewed(_ list: [Self]) -> ViewValue
}

extension Viewable {
    public static func viewed(_ list: [Self]) -> ViewValue { .list(list.map(\.viewed)) }
}

extension String: Viewable { public var viewed: ViewValue { isEmpty ? .absent : .text(self) } }
extension Bool: Viewable { public var viewed: ViewValue { .flag(self) } }
extension HTML: Viewable { public var viewed: ViewValue { .html(self) } }
extension View: Viewable {
    public var viewed: ViewValue { .view(self) }
    public static func viewed(_ list: [View]) -> ViewValue { .views(list) }
}
extension Array: Viewable where Element: Viewable { public var viewed: ViewValue { Element.viewed(self) } }

/// Texts by name, such as the words of the interface.
struct WordView: Viewable {
    var words: [String: String]
    var viewed: ViewValue { .words(words) }
}
