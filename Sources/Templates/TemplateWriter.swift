import SiteFiles

/// Writes a template with its values: every part straight into the page's bytes, once.
struct TemplateWriter {
    /// A template that goes on including itself ends here; no page is nested so deep.
    static let maximumDepth = 100

    let templates: [String: Template]
    private(set) var bytes: [UInt8] = []
    /// What was asked for in vain, each once, in order.
    private(set) var findings: [Finding] = []
    private(set) var isTooDeep = false
    /// The views around the place that is written, the innermost last.
    private var views: [View]
    /// What the innermost section is at.
    private var current: ViewValue
    private var depth = 0

    /// - Parameters:
    ///   - outer: What every page knows; its names are found last and never missed.
    ///   - view: The page's own.
    ///   - isPage: Whether texts are escaped for HTML.
    init(_ templates: [String: Template], outer: View, view: View, isPage: Bool = true) {
        self.templates = templates
        self.isPage = isPage
        views = [outer, view]
        current = .view(view)
        outerNames = outer.names
        let finished = view.finishedCount
        bytes.reserveCapacity(Self.smallestPage + finished + finished / 4)
    }

    /// A page that grows step by step is copied at each; most of a large one is HTML that is finished already, and what a
    /// template writes around it is far less than a fourth. Room that is not written in costs nothing.
    private static let smallestPage = 24 << 10

    /// Why a name that a template asks for writes nothing.
    enum Problem: Hashable {
        case unknown(String)
        /// A text under a name for HTML, or HTML under another.
        case misnamed(String)
        /// A name below something that has nothing below it.
        case below(String)
        /// A list or a group, where one value is to be written.
        case several(String)
        /// A name whose value names a template that there is not.
        case noTemplate(String, String)
    }

    /// A problem and the template that has it.
    struct Finding: Hashable {
        var problem: Problem
        var template: String
    }

    private let outerNames: [String]
    private let isPage: Bool

    /// Steps of a template: what fills a place, or what a section holds.
    private struct Content {
        let template: Template
        let range: Range<Int>
    }

    /// - Returns: Whether there is such a template.
    mutating func write(_ name: String) -> Bool { write(name, [:]) }

    /// - Parameter filling: What fills the places of a layout, by their names.
    private mutating func write(_ name: String, _ filling: [String: Content]) -> Bool {
        guard let template = templates[name] else { return false }
        guard depth < Self.maximumDepth else {
            isTooDeep = true
            return true
        }
        depth += 1
        write(template, template.steps.indices, filling)
        depth -= 1
        return true
    }

    private mutating func write(_ template: Template, _ range: Range<Int>, _ filling: [String: Content]) {
        var next = range.lowerBound
        while next < range.upperBound {
            let content = next + 1
            next = content
            switch template.steps[content - 1] {
            case .text(let from, let to):
                // As a slice it would be counted, by all threads at once.
                template.bytes.withUnsafeBufferPointer {
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[from..<to]))
                }
            case .variable(let name):
                write(value(name, of: template), named: name, of: template, isEscaped: isPage)
            case .unescaped(let name):
                let value = value(name, of: template)
                // Of the words of the interface and what a list is at, the name says nothing.
                if isPage, case .text = value {
                    note(.misnamed(template.names[name].text), in: template)
                } else {
                    write(value, named: name, of: template, isEscaped: false)
                }
            case .section(let name, let end):
                section(value(name, of: template), template, content..<end, filling)
                next = end
            case .inverted(let name, let end):
                if value(name, of: template).isAbsent { write(template, content..<end, filling) }
                next = end
            case .partial(let partial): _ = write(template.partials[partial], filling)
            case .chosenPartial(let name):
                if case .text(let chosen) = value(name, of: template), !write(chosen, filling) {
                    note(.noTemplate(template.names[name].text, chosen), in: template)
                }
            case .parent(let layout, let own, let end):
                let own = template.fillings[own].mapValues { Content(template: template, range: $0) }
                _ = write(template.partials[layout], own.merging(filling) { $1 })
                next = end
            case .block(let place, let end):
                let filled = filling[template.places[place]] ?? Content(template: template, range: content..<end)
                write(filled.template, filled.range, filling)
                next = end
            }
        }
    }

    private mutating func section(
        _ value: ViewValue, _ template: Template, _ range: Range<Int>, _ filling: [String: Content]
    ) {
        switch value {
        case _ where value.isAbsent: return
        case .flag: write(template, range, filling)
        case .list(let values): for value in values { inside(value, template, range, filling) }
        case .views(let views): for view in views { inside(.view(view), template, range, filling) }
        default: inside(value, template, range, filling)
        }
    }

    private mutating func inside(
        _ value: ViewValue, _ template: Template, _ range: Range<Int>, _ filling: [String: Content]
    ) {
        let around = current
        current = value
        if case .view(let view) = value {
            views.append(view)
            write(template, range, filling)
            views.removeLast()
        } else {
            write(template, range, filling)
        }
        current = around
    }

    private mutating func write(_ value: ViewValue, named name: Int, of template: Template, isEscaped: Bool) {
        switch value {
        case .text(let text) where isEscaped: HTMLEscape.append(text, to: &bytes)
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .html(let html) where !isEscaped: html.write(to: &bytes)
        case .html(let html): HTMLEscape.append(String(decoding: html.bytes, as: UTF8.self), to: &bytes)
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .absent, .misnamed: break
        case .view, .list, .views, .words: note(.several(template.names[name].text), in: template)
        }
    }

    /// The value of a name: on the innermost view that knows it. A template finds its names on the innermost view, and
    /// only those that every page knows farther out; another that the innermost does not know is noted.
    private mutating func value(_ name: Int, of template: Template) -> ViewValue {
        guard let first = template.names[name].first else { return current }
        var value = outermost(first, template)
        // Looked at in place: all threads read the same names, and each copy would be counted.
        for part in template.names[name].rest {
            switch value {
            case .view(let view): value = view[part] ?? missing(part, template)
            case .words(let words):
                value = words[part].map { $0.isEmpty ? .absent : .text($0) } ?? missing(part, template)
            case .absent: return .absent
            case .misnamed, .text, .html, .flag, .list, .views:
                return note(.below(template.names[name].text), in: template)
            }
        }
        if case .misnamed = value { return note(.misnamed(template.names[name].text), in: template) }
        return value
    }

    private mutating func outermost(_ name: String, _ template: Template) -> ViewValue {
        for index in views.indices.reversed() {
            if let value = views[index][name] { return value }
            if index > 0 { _ = missing(name, template) }
        }
        return .absent
    }

    private mutating func missing(_ name: String, _ template: Template) -> ViewValue {
        outerNames.contains(name) ? .absent : note(.unknown(name), in: template)
    }

    @discardableResult private mutating func note(_ problem: Problem, in template: Template) -> ViewValue {
        let finding = Finding(problem: problem, template: template.name)
        if !findings.contains(finding) { findings.append(finding) }
        return .absent
    }
}
