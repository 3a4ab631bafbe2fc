import Diagnostics

/// What people have put in a report's folder: it is set apart before the folder is replaced, and never deleted.
struct OwnFiles: Sendable {
    /// Where they went, as messages show it.
    var shownPlace: String
    /// Where each lay in the folder.
    var paths: [String]

    func diagnostic(folder: String) -> Diagnostic {
        let shown = paths.prefix(5).joined(separator: ", ") + (paths.count > 5 ? " och \(paths.count - 5) till" : "")
        let isOne = paths.count == 1
        return Diagnostic(
            .note, .`egna-filer`,
            "i \(folder) låg \(isOne ? "en fil" : "filer") som rapporten inte har: \(shown). \(isOne ? "Den" : "De") är flyttad\(isOne ? "" : "e") till \(shownPlace)",
            help: "lägg egna filer någon annanstans: mappen \(folder) skrivs om när rapporten byggs")
    }
}

extension OutputFolder {
    /// Moves away what neither the report that lies there nor the new one has.
    ///
    /// - Parameter report: The new report's paths, for a folder whose own list cannot be read.
    func setApartOwnFiles(besides report: [String]) throws -> OwnFiles? {
        guard FileSystem.kind(of: path) == .folder else { return nil }
        let known = Set((manifest?.entries.map(\.path) ?? report) + [Manifest.fileName])
        let paths = try ownFiles(in: "", known, folders: StagedReport.folders(of: Array(known)))
        guard !paths.isEmpty else { return nil }
        let place = freePlace()
        for own in paths {
            let target = place.path + "/" + own
            if let slash = target.lastIndex(of: "/") { try FileSystem.makeFolder(String(target[..<slash])) }
            try FileSystem.move("\(path)/\(own)", to: free(target))
        }
        return OwnFiles(shownPlace: place.shown, paths: paths)
    }

    /// What computers leave in every folder that they show.
    private static let litter: Set<String> = [".DS_Store", "Thumbs.db", "desktop.ini"]

    private func ownFiles(in folder: String, _ known: Set<String>, folders: Set<Substring>) throws -> [String] {
        guard let entries = FileSystem.entries(in: folder.isEmpty ? path : "\(path)/\(folder)") else { return [] }
        return try entries.sorted { $0.name < $1.name }.flatMap { entry -> [String] in
            let own = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
            if entry.isFolder {
                if folders.contains(own[...]) { return try ownFiles(in: own, known, folders: folders) }
                return try FileSystem.names(in: "\(path)/\(own)").isEmpty ? [] : [own]
            }
            return known.contains(own) || Self.litter.contains(entry.name) ? [] : [own]
        }
    }

    /// A folder beside the report's, which no report has.
    private func freePlace() -> (path: String, shown: String) {
        let names = [""] + (2...99).map { "-\($0)" }
        let suffix =
            names.first { suffix in
                let kind = FileSystem.kind(of: "\(path)-egna-filer\(suffix)")
                let isReport = FileSystem.kind(of: "\(path)-egna-filer\(suffix)/\(Manifest.fileName)") != .nothing
                return kind == .nothing || kind == .folder && !isReport
            } ?? ""
        return ("\(path)-egna-filer\(suffix)", "\(shownPath)-egna-filer\(suffix)")
    }

    /// A name that nothing has.
    private func free(_ target: String) -> String {
        guard FileSystem.kind(of: target) != .nothing else { return target }
        return (2...).lazy.map { "\(target)-\($0)" }.first { FileSystem.kind(of: $0) == .nothing } ?? target
    }
}
