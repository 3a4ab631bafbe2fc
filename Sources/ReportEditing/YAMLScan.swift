import ReportModel

/// Where a value in a YAML text ends, which the parser does not say.
struct YAMLScan {
    let text: [Unicode.Scalar]

    func lineStart(_ offset: Int) -> Int {
        var index = min(offset, text.count)
        while index > 0, text[index - 1] != "\n" { index -= 1 }
        return index
    }

    func endOfLine(_ offset: Int) -> Int {
        var index = offset
        while index < text.count, text[index] != "\n" { index += 1 }
        return index
    }

    /// The start of the next line, or the end of the text.
    func afterLine(_ offset: Int) -> Int { min(endOfLine(offset) + 1, text.count) }

    /// After the colon of a key that begins here.
    func endOfKey(_ start: Int) -> Int {
        var index = start < text.count && (text[start] == "\"" || text[start] == "'") ? endOfQuote(start) : start
        while index < text.count, text[index] != ":" { index += 1 }
        return min(index + 1, text.count)
    }

    /// After the bracket that closes the one here.
    func endOfFlow(_ start: Int) -> Int {
        var depth = 0
        var index = start
        while index < text.count {
            switch text[index] {
            case "[", "{": depth += 1
            case "]", "}": depth -= 1
            case "\"" where isStartOfValue(index), "'" where isStartOfValue(index): index = endOfQuote(index) - 1
            case "#" where index > 0 && text[index - 1] == " ": index = endOfLine(index) - 1
            default: break
            }
            index += 1
            if depth == 0 { return index }
        }
        return index
    }

    /// A quotation mark inside a word is part of it.
    private func isStartOfValue(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, text[before] == " " { before -= 1 }
        return before < 0 || "[{,:-\n".unicodeScalars.contains(text[before])
    }

    private func endOfQuote(_ start: Int) -> Int {
        let quote = text[start]
        var index = start + 1
        while index < text.count {
            if text[index] == "\\", quote == "\"" {
                index += 1
            } else if text[index] == quote {
                guard quote == "'", index + 1 < text.count, text[index + 1] == "'" else { return index + 1 }
                index += 1
            }
            index += 1
        }
        return index
    }

    func endOfScalar(_ start: Int, limit: Int, indent: Int, isInFlow: Bool) -> Int {
        guard start < text.count, start < limit || isInFlow else { return min(start, text.count) }
        switch text[start] {
        case "\"", "'": return endOfQuote(start)
        case "|", ">": return trimmedEnd(limit, indent: indent)
        default: break
        }
        if isInFlow { return trimmingBlanks(plainEndInFlow(start), from: start) }
        let lineEnd = plainEnd(start)
        let end = trimmedEnd(limit, indent: indent)
        // A plain text may go on over several lines.
        return end > endOfLine(start) ? end : lineEnd
    }

    private func plainEnd(_ start: Int) -> Int {
        var index = start
        while index < text.count, text[index] != "\n" {
            if text[index] == "#", index > start, text[index - 1] == " " { break }
            if text[index] == "#", index == start { break }
            index += 1
        }
        return trimmingBlanks(index, from: start)
    }

    private func plainEndInFlow(_ start: Int) -> Int {
        var index = start
        while index < text.count, !",]}\n".unicodeScalars.contains(text[index]) { index += 1 }
        return index
    }

    private func trimmingBlanks(_ end: Int, from start: Int) -> Int {
        var end = end
        while end > start, text[end - 1] == " " { end -= 1 }
        return end
    }

    /// The end of the last line before `limit` that belongs to a key or dash at `indent`: blank lines and the comments
    /// that stand no deeper belong to what follows.
    func trimmedEnd(_ limit: Int, indent: Int) -> Int {
        var end = limit
        while end > 0 {
            let last = text[end - 1] == "\n" ? end - 1 : end
            let start = lineStart(last)
            let line = text[start..<last]
            let depth = line.prefix { $0 == " " }.count
            guard depth == line.count || line[start + depth] == "#" && depth <= indent else {
                return trimmingBlanks(last, from: start)
            }
            guard start > 0 else { return 0 }
            end = start
        }
        return 0
    }

    /// The comment on the line on which a key's value stands or begins, with its sign; an earlier prompt is none.
    func comment(after entry: YAMLEntry) -> String? {
        let isOnOneLine = endOfLine(entry.keyStart) >= entry.value.end
        let from = isOnOneLine ? max(entry.value.end, entry.colonEnd) : entry.colonEnd
        let rest = text[from..<endOfLine(from)].drop { $0 == " " }
        guard rest.first == "#" else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: rest)
        return String(view).hasPrefix("# " + Prompt.mark) ? nil : String(view)
    }

    /// The column of the dash before an element.
    func dashColumn(_ start: Int) -> Int {
        var index = start - 1
        while index >= 0, text[index] == " " { index -= 1 }
        return index >= 0 && text[index] == "-" ? index - lineStart(index) : start - lineStart(start) - 2
    }
}
