/// One `{{…}}` of a template and the line it stands on.
///
/// The library renders an unknown name or partial as nothing; this reading of its tags makes both an error.
struct TemplateTag {
    enum Kind { case variable, unescaped, section, block, partial, parent, dynamicPartial, end, unclosed, other }

    var kind: Kind
    var name: String
    var line: Int
    var column: Int

    static func tags(in text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line[...]
            while let open = rest.firstRange(of: "{{") {
                let isTriple = rest[open.upperBound...].first == "{"
                let column = line.distance(from: line.startIndex, to: open.lowerBound) + 1
                guard let close = rest[open.upperBound...].firstRange(of: isTriple ? "}}}" : "}}") else {
                    tags.append(TemplateTag(kind: .unclosed, name: String(rest[open.upperBound...].prefix { $0 != "<" }), line: index + 1, column: column))
                    break
                }
                let content = rest[(isTriple ? rest.index(after: open.upperBound) : open.upperBound)..<close.lowerBound]
                tags.append(tag(content, isTriple: isTriple, line: index + 1, column: column))
                rest = rest[close.upperBound...]
            }
        }
        return tags
    }

    private static func tag(_ content: Substring, isTriple: Bool, line: Int, column: Int) -> TemplateTag {
        let sign = content.first.map(String.init) ?? ""
        let kind: Kind =
            if isTriple { .unescaped } else {
                switch sign {
                case "&": .unescaped
                case "#", "^": .section
                case ">": content.dropFirst().drop(while: { $0 == " " }).first == "*" ? .dynamicPartial : .partial
                case "<": .parent
                case "$": .block
                case "/": .end
                case "!", "=", "%": .other
                default: .variable
                }
            }
        let name = content.drop { "#^>&<*/!$= ".contains($0) && !isTriple || $0 == " " }.prefix { $0 != " " }
        return TemplateTag(kind: kind, name: String(name), line: line, column: column)
    }

    /// A tag without its other half: a section that nothing ends, an end of nothing, braces that stay open.
    static func unpaired(in text: String) -> TemplateTag? {
        var open: [TemplateTag] = []
        for tag in tags(in: text) {
            switch tag.kind {
            case .section, .block, .parent: open.append(tag)
            case .unclosed: return tag
            case .end:
                guard let last = open.popLast() else { return tag }
                if last.name != tag.name { return open.contains { $0.name == tag.name } ? last : tag }
            case .variable, .unescaped, .partial, .dynamicPartial, .other: break
            }
        }
        return open.last
    }
}
