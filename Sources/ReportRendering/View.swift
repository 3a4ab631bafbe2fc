import Mustache
import Synchronization

/// HTML that this room made itself: the only thing that templates may write unescaped.
struct HTML: Sendable, MustacheCustomRenderable {
    var text: String
    init(_ text: String) { self.text = text }
    var renderText: String { text }
    var isNull: Bool { text.isEmpty }
}

/// A name that is known and has no value here: its section is skipped, and an outer value of the same name does not shine through.
private struct Absent: Sendable, MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}

/// What a template sees: finished texts, flags, lists and HTML, by name.
///
/// Names that end in `HTML` hold ``HTML`` and nothing else does, so that no text from content can reach a page unescaped.
struct View: Sendable, MustacheParent, ExpressibleByDictionaryLiteral {
    private var values: [String: any Sendable]

    init(dictionaryLiteral elements: (String, Any?)...) {
        values = Dictionary(minimumCapacity: elements.count)
        for (name, value) in elements { set(name, value) }
    }

    private mutating func set(_ name: String, _ value: Any?) {
        switch value {
        case let html as HTML where name.hasSuffix("HTML"): values[name] = html
        case let text as String where !name.hasSuffix("HTML"): values[name] = text.isEmpty ? Absent() : text
        case let flag as Bool: values[name] = flag
        case let view as View: values[name] = view
        case let views as [View]: values[name] = views
        case let texts as [String]: values[name] = texts
        default: values[name] = Absent()
        }
    }

    /// The same with the names of another added; its values win.
    func merging(_ other: View) -> View {
        var merged = self
        merged.values.merge(other.values) { $1 }
        return merged
    }

    init(_ texts: [String: String]) { values = texts }

    /// The value of a name. One that this view does not know is noted: a template finds its names on the innermost
    /// view, and only the page's own (`words`, `site`, `page`, `root`) farther out.
    func child(named name: String) -> Any? {
        if let value = values[name] { return value }
        if !Self.outerNames.contains(name) { UnknownNames.current?.add(name) }
        return nil
    }

    private static let outerNames: Set<String> = ["words", "site", "page", "root"]
}

/// Collects what templates ask for in vain, each once, in order; one template is rendered by one thread.
final class UnknownNames: Sendable {
    @TaskLocal static var current: UnknownNames?

    private let collected = Mutex<[String]>([])
    var names: [String] { collected.withLock { $0 } }

    func add(_ name: String) {
        collected.withLock { if !$0.contains(name) { $0.append(name) } }
    }
}
