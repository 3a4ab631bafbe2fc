import Diagnostics
import ReportLoading
import ReportModel

/// What became of one file of an edition, each change as a Swedish line.
///
/// Every file is compared: data files key by key, tables row by row, texts sentence by sentence, all others as a whole.
/// Only the chapters, which are read by ``ChapterChanges``, are left out.
public struct FileChanges: Sendable, Equatable {
    /// Relative to the edition's folder: `mal/mal-04.yaml`.
    public var path: String
    public var lines: [String]

    static func between(_ old: ContentVersion, _ new: ContentVersion) -> [FileChanges] {
        let (before, after) = (WrittenContent.files(of: old.tree), WrittenContent.files(of: new.tree))
        let schemas = ContentSchema.all.filter { $0.name != "kapitel" }
        let data = schemas.flatMap { schema in
            let own = { (files: [WrittenFile]) in files.filter { $0.schema.name == schema.name } }
            return schema.files.contains("*")
                ? goals(own(before), own(after)) : single(schema, own(before).first, own(after).first)
        }
        let read = Set((before + after).map(\.path))
        return data + order(old.report, new.report) + others(old, new, except: read)
    }

    // MARK: Data files

    private static func single(_ schema: ContentSchema, _ old: WrittenFile?, _ new: WrittenFile?) -> [FileChanges] {
        let empty = WrittenGroup(shape: schema.shape, entries: [])
        let lines =
            GroupChanges.between(old?.group ?? empty, new?.group ?? empty)
            + GroupChanges.sentences("texten", old?.body ?? "", new?.body ?? "")
        return lines.isEmpty ? [] : [FileChanges(path: schema.files, lines: lines)]
    }

    /// The council's goals have a file each, and are told apart by their numbers wherever they stand.
    private static func goals(_ old: [WrittenFile], _ new: [WrittenFile]) -> [FileChanges] {
        let number = { (file: WrittenFile) in file.group["nummer"]?.text ?? file.path }
        let before = Dictionary(old.map { (number($0), $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(new.map(number))
        let changed = new.map { file in
            let lines =
                before[number(file)].map { GroupChanges.between($0.group, file.group, isNamed: true) }
                ?? [GroupChanges.added(file.group)]
            return FileChanges(path: file.path, lines: lines)
        }
        let gone = old.filter { !kept.contains(number($0)) }
            .map { FileChanges(path: $0.path, lines: [GroupChanges.removed($0.group)]) }
        return (changed + gone).filter { !$0.lines.isEmpty }
    }

    /// Chapters and goals stand in an order that their files' names give.
    private static func order(_ old: Report, _ new: Report) -> [FileChanges] {
        [
            ("kapitel/", old.chapters.map(\.slug), new.chapters.map(\.slug)),
            ("mal/", old.goals.map(\.number), new.goals.map(\.number)),
        ].compactMap { path, before, after in
            GroupChanges.order(before, after).map { FileChanges(path: path, lines: [$0]) }
        }
    }

    // MARK: Other files

    private static func others(_ old: ContentVersion, _ new: ContentVersion, except read: Set<String>) -> [FileChanges]
    {
        let paths = Set(old.tree.files.keys).union(new.tree.files.keys).subtracting(read).naturallySorted()
        return paths.compactMap { path in
            // A chapter that cannot be read is told of among the chapters.
            if path.hasPrefix("kapitel/"), path.hasSuffix(".md") { return nil }
            let (before, after) = (old.tree.files[path], new.tree.files[path])
            if before == after { return nil }
            let lines: [String] =
                switch (before, after) {
                case (nil, _): ["filen har tillkommit"]
                case (_, nil): ["filen har tagits bort"]
                case (let before?, let after?):
                    path.hasSuffix(".csv") || path.hasSuffix(".txt")
                        ? rows(path, old, new, before, after) : ["filen har ändrats"]
                }
            return lines.isEmpty ? nil : FileChanges(path: path, lines: lines)
        }
    }

    private static func rows(
        _ path: String, _ old: ContentVersion, _ new: ContentVersion, _ before: [UInt8], _ after: [UInt8]
    ) -> [String] {
        let table = { (version: ContentVersion) in
            version.report.tables[path].map { table in
                [table.columns.joined(separator: " | ")]
                    + table.rows.map { $0.cells.map(\.text).joined(separator: " | ") }
            }
        }
        if let before = table(old), let after = table(new) {
            let changes = UnitDifference.between(before, after)
            if !changes.isEmpty { return changes.map { GroupChanges.words($0, new: "ny rad", gone: "borttagen rad") } }
        }
        let lines = { (bytes: [UInt8]) in
            String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        }
        return UnitDifference.between(lines(before), lines(after))
            .map { GroupChanges.words($0, new: "ny rad", gone: "borttagen rad") }
    }
}
