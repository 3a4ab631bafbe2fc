import Diagnostics
import MarkdownSyntax

extension RenderingVisitor {
    /// Running text, with values and typography.
    mutating func text(_ content: [Inline]) { inlines(renderer.prepared(content)) }

    /// Running text that has been prepared.
    mutating func inlines(_ content: [Inline]) {
        for inline in content { self.inline(inline) }
    }

    private mutating func inline(_ inline: Inline) {
        switch inline.kind {
        case .text(let string): writer.text(string)
        case .softBreak: writer.markup("\n")
        case .lineBreak: writer.markup("<br />\n")
        case .code(let literal): element("<code>", "</code>") { $0.writer.text(literal) }
        case .emphasis(let content): element("<em>", "</em>") { $0.inlines(content) }
        case .strong(let content): element("<strong>", "</strong>") { $0.inlines(content) }
        case .strikethrough(let content): element("<del>", "</del>") { $0.inlines(content) }
        case .link(let destination, let title, let content):
            link(destination, title, content, at: inline.range)
        case .image(let source, let title, let content): image(source, title, content, at: inline.range)
        case .footnoteReference(let label): footnoteReference(label)
        case .html: if options.isCommonMark { writer.markup("<!-- raw HTML omitted -->") }
        }
    }

    private mutating func element(_ start: StaticString, _ end: StaticString, _ body: (inout Self) -> Void) {
        writer.markup(start)
        body(&self)
        writer.markup(end)
    }

    private mutating func link(_ destination: String, _ title: String, _ content: [Inline], at range: SourceRange) {
        if options.isCommonMark { return plainLink(destination, title, content) }
        switch renderer.resolver.link(to: destination, title: title, content: content, at: range) {
        case .none: inlines(content)
        case .language(let code):
            writer.markup("<span")
            writer.attribute("lang", code)
            writer.markup(">")
            inlines(content)
            writer.markup("</span>")
        case .link(let target):
            labelDepth += 1
            link(to: target, content)
            labelDepth -= 1
        }
    }

    private mutating func plainLink(_ destination: String, _ title: String, _ content: [Inline]) {
        writer.markup("<a")
        writer.address("href", SafeURL.isAllowedByCommonMark(destination) ? destination : "")
        if !title.isEmpty { writer.attribute("title", title) }
        writer.markup(">")
        inlines(content)
        writer.markup("</a>")
    }

    private mutating func link(to target: LinkTarget, _ content: [Inline]) {
        let isLink = target.address.isSafe
        if isLink {
            writer.markup("<a")
            address("href", target.address)
            if !target.title.isEmpty { writer.attribute("title", target.title) }
            if let rel = target.rel { writer.attribute("rel", rel) }
            if let name = target.className { writer.attribute("class", name) }
            if let hreflang = target.hreflang { writer.attribute("hreflang", hreflang) }
            if let lang = target.lang { writer.attribute("lang", lang) }
            writer.markup(">")
        }
        if let text = target.text, isWordless(content) { writer.text(text) } else { inlines(content) }
        if isLink { writer.markup("</a>") }
        if let suffix = target.suffix {
            writer.markup(" <span class=\"link-meta\">")
            writer.text(suffix)
            writer.markup("</span>")
        }
    }

    private mutating func address(_ name: StaticString, _ address: LinkTarget.Address) {
        writer.openAttribute(name)
        switch address {
        case .written(let href): writer.addressValue(href)
        case .open(let part): leave(.address(part))
        }
        writer.markup("\"")
    }

    private func isWordless(_ content: [Inline]) -> Bool {
        if case .text(let text)? = content.first?.kind, let first = text.utf8.first, 0x21...0x7E ~= first {
            return false
        }
        let hasImage = content.contains { if case .image = $0.kind { true } else { false } }
        return !hasImage && content.plainText.allSatisfy(\.isWhitespace)
    }

    private mutating func image(_ source: String, _ title: String, _ content: [Inline], at range: SourceRange) {
        if options.isCommonMark { return plainImage(source, title, content) }
        let standing = labelDepth > 0 ? ImageStanding.inLabel : .amongWords
        switch renderer.resolver.image(
            source: source, title: title, content: content, standing: standing, at: range)
        {
        case .html(let html): writer.raw(html)
        case .open(let part): leave(.html(part))
        case .image(let target): image(target, content)
        }
    }

    private mutating func plainImage(_ source: String, _ title: String, _ content: [Inline]) {
        writer.markup("<img")
        writer.address("src", SafeURL.isAllowedByCommonMark(source) ? source : "")
        writer.attribute("alt", content.commonMarkText)
        if !title.isEmpty { writer.attribute("title", title) }
        writer.markup(" />")
    }

    private mutating func image(_ target: ImageTarget, _ content: [Inline]) {
        writer.markup("<img")
        writer.address("src", SafeURL.href(target.src) ?? "")
        let alt = content.plainText
        writer.attribute("alt", alt.isEmpty ? target.alt : alt)
        if let width = target.width { writer.attribute("width", String(width)) }
        if let height = target.height { writer.attribute("height", String(height)) }
        if !target.title.isEmpty { writer.attribute("title", target.title) }
        if let name = target.className { writer.attribute("class", name) }
        writer.markup(" />")
    }

    /// What to show for a paragraph that is nothing but an image; `nil` for any other paragraph.
    func figure(_ content: [Inline]) -> Figure? {
        guard !options.isCommonMark, content.count == 1, let only = content.first,
            case .image(let source, let title, let alt) = only.kind
        else { return nil }
        switch renderer.resolver.image(
            source: source, title: title, content: alt, standing: .alone, at: only.range)
        {
        case .html(let html): return .html(html)
        case .open(let part): return .open(part)
        case .image(let target): return target.caption == nil ? nil : .image(target, alt)
        }
    }

    mutating func write(_ figure: Figure) {
        lineStart()
        switch figure {
        case .html(let html): writer.raw(html)
        case .open(let part): leave(.html(part))
        case .image(let target, let alt):
            writer.markup("<figure>\n")
            image(target, renderer.prepared(alt))
            writer.markup("\n<figcaption>")
            let caption = target.caption ?? ""
            writer.text(options.usesTypography ? SwedishTypography.applied(to: caption) : caption)
            writer.markup("</figcaption>\n</figure>")
        }
        lineStart()
    }
}

/// A paragraph that is nothing but an image.
enum Figure {
    case html(RawHTML)
    case open(OpenPart)
    case image(ImageTarget, [Inline])
}

extension [Inline] {
    /// An image's alternative text as the CommonMark program writes it: raw HTML stands there as text.
    var commonMarkText: String {
        var text = ""
        for inline in self {
            switch inline.kind {
            case .html(let html): text += html
            case .emphasis(let content), .strong(let content), .strikethrough(let content),
                .link(_, _, let content), .image(_, _, let content):
                text += content.commonMarkText
            default: text += [inline].plainText
            }
        }
        return text
    }
}
