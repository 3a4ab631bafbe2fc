/// A page of the handbook, as it is written and as a chapter.
struct HandbookPage: Sendable {
    let name: String
    let text: String

    /// The chapter's address: `block`, `handbok`.
    var slug: String { name.lowercased() }

    /// A stretch of the page: ordinary lines, or what stands between two fences.
    enum Part {
        case lines([Substring])
        case fenced(Fence)
    }

    struct Fence {
        var info: String
        /// The grave accents, with the blanks before them inside a list.
        var mark: String
        var content: [Substring]
        var line: Int
    }

    var parts: [Part] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var parts: [Part] = []
        var plain: [Substring] = []
        var index = 0
        while index < lines.count {
            guard let fence = Self.fence(at: index, in: lines) else {
                plain.append(lines[index])
                index += 1
                continue
            }
            parts += [.lines(plain), .fenced(fence)]
            (plain, index) = ([], index + fence.content.count + 2)
        }
        return parts + [.lines(plain)]
    }

    private static func fence(at index: Int, in lines: [Substring]) -> Fence? {
        let mark = lines[index].prefix { $0 == " " || $0 == "`" }
        let accents = mark.drop { $0 == " " }
        let info = lines[index].dropFirst(mark.count)
        guard accents.count >= 3, !accents.contains(" "), !info.contains("`") else { return nil }
        let end = lines[(index + 1)...].firstIndex { line in
            let own = line.drop { $0 == " " }
            return own.count >= accents.count && own.allSatisfy { $0 == "`" }
        }
        return end.map {
            Fence(info: String(info), mark: String(mark), content: Array(lines[(index + 1)..<$0]), line: index + 1)
        }
    }

    /// Whether what stands between fences is faulty on purpose: the page explains what the program says of it.
    private var showsFaults: Bool { name == "kontroller" }

    var examples: [Handbook.Example] {
        guard !showsFaults else { return [] }
        return parts.compactMap { part in
            guard case .fenced(let fence) = part else { return nil }
            let content = fence.content
            let words = fence.info.split(separator: " ").map(String.init)
            let kind: Handbook.Example.Kind? =
                switch (words.first, words.dropFirst().first) {
                case ("markdown", _): content.first == "---" ? .chapter : .text
                case ("yaml", let path?): .file(path)
                default: nil
                }
            return kind.map {
                Handbook.Example(kind: $0, text: content.joined(separator: "\n") + "\n", page: name, line: fence.line)
            }
        }
    }

    // MARK: As a chapter

    var chapter: String {
        let title = text.split(separator: "\n").first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? name
        return "---\ntitel: \(YAMLQuote.quoted(title))\nläge: klar\n---\n\n"
            + parts.map(chapterText).joined(separator: "\n")
    }

    private func chapterText(_ part: Part) -> String {
        switch part {
        case .lines(let lines):
            return lines.filter { !$0.hasPrefix("# ") }.map { HandbookLine(text: $0, page: name).chapterText }.joined(
                separator: "\n")
        case .fenced(let fence):
            let shown = shown(fence)
            guard fence.info == "markdown", !showsFaults, fence.content.first != "---" else { return shown }
            return shown + "\n\n*Så blir det:*\n\n" + fence.content.joined(separator: "\n") + "\n"
        }
    }

    /// Indented, since a block without a name is one that an editor forgot to name. A faulty example gets a stroke
    /// before it, so that the program does not find its fault here too.
    private func shown(_ fence: Fence) -> String {
        let outer = fence.mark.prefix { $0 == " " }
        let margin = "    " + outer + (showsFaults ? "│ " : "")
        let lines = fence.content.map { line in
            margin + line.dropFirst(outer.count).replacing("\u{200B}", with: "[osynligt tecken]")
        }
        return "\n" + lines.joined(separator: "\n") + "\n"
    }
}

/// A line of ordinary text, made fit to stand in a report.
struct HandbookLine {
    let text: Substring
    let page: String

    /// A formula is shown and not worked out, and links lead to the pages where they lie in the report.
    var chapterText: String {
        let pieces = linked.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        // A line with spans of several grave accents, or with one too many, is left as it is.
        guard !text.contains("``"), pieces.count % 2 == 1 else { return linked }
        // Every second piece stands between grave accents.
        return pieces.enumerated().map { index, piece in
            if index.isMultiple(of: 2) { return piece }
            return piece.hasPrefix("=") ? "`` `\(piece)` ``" : "`\(piece)`"
        }.joined()
    }

    private var linked: String {
        String(text).replacing(#/\[(?<words>[^\]]*)\]\((?<path>[^)]*?)(?<place>#[^)]*)?\)/#) { match in
            let path = String(match.output.path)
            let place = match.output.place.map(String.init) ?? ""
            if path.hasPrefix("exempel/") || path.hasPrefix("../exempel/") { return String(match.output.words) }
            guard path.hasSuffix(".md"), !path.contains(":") else { return String(match.output.0) }
            let name = path.split(separator: "/").last.map { $0.dropLast(3).lowercased() } ?? ""
            return "[\(match.output.words)](kapitel:\(name)\(place))"
        }
    }
}
