import Diagnostics
import MarkdownSyntax
import Parallelism
import ReportModel

/// Reads and decodes an edition: the first arrow of the pipeline.
public enum ReportLoader {
    /// - Returns: The report, `nil` where there is nothing of one; and all that is wrong, not only the first. A part
    ///   that is wrong is left out of the report, or has a stand-in where the report cannot do without it, so that
    ///   later stages can look at the rest: with an error among the diagnostics nothing is ever written.
    public static func load(_ tree: SourceTree) -> (report: Report?, diagnostics: [Diagnostic]) {
        var memory = LoadingMemory()
        return load(tree, memory: &memory)
    }

    /// The same, where files that have not changed since the last time are not decoded again.
    public static func load(_ tree: SourceTree, memory: inout LoadingMemory) -> (
        report: Report?, diagnostics: [Diagnostic]
    ) {
        let findings = Findings()
        let notes = LoadingNotes(memory, tree: tree, findings: findings)
        let report = EditionFolder(tree, findings: findings, notes: notes).read()
        memory = notes.current
        return (report, findings.all.inOrder())
    }
}

/// The files of one edition, each handed to its reader.
struct EditionFolder {
    static let dataFiles = [
        "rapport.yaml", "skalor.yaml", "strategi.yaml", "uppdrag.yaml", "avvikelser.yaml", "nyckeltal.yaml",
        "beviljade-projekt.yaml", "kontakter.yaml", "bilder.yaml", "tillganglighet.yaml",
        "kontroller.yaml",
    ]
    static let pictureTypes: Set<String> = ["png", "jpg", "jpeg", "webp", "gif", "svg"]
    static let documentTypes: Set<String> = ["pdf", "csv", "xlsx", "docx", "ods", "odt", "txt"]

    let tree: SourceTree
    let findings: Findings
    let notes: LoadingNotes
    private let decoding: FileDecoding
    private let data: [String: FileDecoding.Data]

    init(_ tree: SourceTree, findings: Findings, notes: LoadingNotes) {
        self.tree = tree
        self.findings = findings
        self.notes = notes
        let decoding = FileDecoding(tree: tree)
        self.decoding = decoding
        // The readers take them one after another; to decode them is most of the work, and needs no order.
        let data = Self.dataFiles.concurrentMap { decoding.data($0) }
        self.data = Dictionary(uniqueKeysWithValues: zip(Self.dataFiles, data))
    }

    func read() -> Report? {
        StrayFiles(tree: tree, findings: findings).report()
        // A paper that follows no strategy up has none.
        let strategy =
            tree.files["strategi.yaml"] == nil
            ? Strategy.none : optional("strategi.yaml", as: .strategy).flatMap(StrategyReader.read)
        let paper = readPaper(strategy: strategy)
        let edition = readEdition(paper: paper)
        let scales = readScales(isPlan: edition?.kind == .plan)
        // Stand-ins take the place of what cannot be read, so that the problems of the rest are told too.
        let tables = readTables()
        let goals = readGoals(scales: scales ?? .standIn, strategy: strategy)
        let chapters = paper.map { [$0] } ?? readChapters(strategy: strategy)
        let assignments = optional("uppdrag.yaml", as: .assignments)
        let deviations = optional("avvikelser.yaml", as: .deviations).map(DeviationReader.read) ?? []
        let keyFigureGroups = optional("nyckeltal.yaml", as: .keyFigures).map(KeyFigureReader.read) ?? []
        let grants = optional("beviljade-projekt.yaml", as: .grants).flatMap { GrantsReader.read($0, tables: tables) }
        let contacts = optional("kontakter.yaml", as: .contacts).map(ContactReader.read) ?? []
        let pictures = optional("bilder.yaml", as: .pictures).map(PictureReader.read) ?? []
        let statement = optional("tillganglighet.yaml", as: .accessibility).flatMap(AccessibilityReader.read)
        let foreword = decoding.text("forord.md", as: .utf8Only, into: findings).flatMap {
            ForewordReader.read($0, findings: findings)
        }
        let attachments = readAttachments()
        let review = ReviewSettingsReader.read(
            optional("kontroller.yaml", as: .review),
            words: decoding.text("ordlista.txt", as: .utf8OrWindows1252, into: findings)
        ) { place in
            tree.files[place] != nil || place.hasSuffix("/") && tree.files.keys.contains { $0.hasPrefix(place) }
        }
        // A folder with nothing of an edition in it is none.
        guard edition != nil || !goals.isEmpty || !chapters.isEmpty else { return nil }
        let scale = (scales ?? .standIn).assignments
        let report = Report(
            edition: edition ?? Edition(name: tree.name, title: "", year: yearInName ?? 0, organisation: ""),
            scales: scales ?? .standIn,
            strategy: (strategy ?? .none).shown(in: chapters, of: edition?.kind ?? .results), goals: goals,
            assignments: assignments.map { AssignmentReader.read($0, scale: scale) } ?? [],
            deviations: deviations,
            keyFigureGroups: keyFigureGroups, grants: grants, contacts: contacts, pictures: pictures,
            accessibilityStatement: statement,
            foreword: foreword, chapters: chapters, tables: tables, attachments: attachments,
            unpublishedFiles: Set(tree.files.keys).subtracting(attachments.keys).subtracting(tables.keys)
                .filter { !["md", "yaml"].contains(FilePath.extension(of: $0)) },
            review: review,
            isFrameRead: edition != nil && scales != nil && strategy != nil)
        ReferenceCheck(report: report, findings: findings).run()
        OutcomeCheck(report: report, findings: findings).run()
        StatementCheck(report: report, findings: findings).run(
            file: SourceRange(file: SourceFile(path: tree.shown("rapport.yaml"), text: ""), line: 1))
        return report
    }

    /// The text of a paper, where the edition has no chapters.
    private func readPaper(strategy: Strategy?) -> Chapter? {
        guard tree.isPaper else { return nil }
        return decoding.text(PaperReader.path, as: .utf8Only, into: findings).flatMap {
            PaperReader(chapters: ChapterReader(strategy: strategy), findings: findings).read($0, folder: tree.name)
        }
    }

    private func readEdition(paper: Chapter?) -> Edition? {
        if tree.isPaper, tree.files["rapport.yaml"] == nil {
            return paper.map { PaperReader.edition(of: $0, named: tree.name, year: yearInName) }
        }
        return required("rapport.yaml", as: .edition, lines: StartingText.edition(year: yearInName))
            .flatMap { EditionReader.read($0, name: tree.name) }
    }

    /// The first four digits that stand by themselves: `2024-delar-aug`.
    private var yearInName: Int? {
        tree.name.split { !($0.isASCII && $0.isNumber) }.first { $0.count == 4 }.flatMap { Int($0) }
    }

    private func optional(_ path: String, as shape: Shape) -> Fields? {
        data[path]?.fields(as: shape, into: findings)
    }

    private func required(_ path: String, as shape: Shape, lines: String) -> Fields? {
        if tree.files[path] == nil {
            findings.error(
                "saknad-fil", "filen \(path) saknas", at: tree.place(path),
                help: StartingText.instruction("skapa \(tree.shown(path)) med raderna:", lines))
            return nil
        }
        return optional(path, as: shape)
    }

    /// A paper without goals and assignments judges nothing, nor does a plan judge its goals: they need no scales.
    private func readScales(isPlan: Bool) -> AssessmentScales? {
        let hasGoals = !isPlan && !tree.paths(in: "mal", extensions: ["yaml"]).isEmpty
        let isNeeded = tree.files["uppdrag.yaml"] != nil || hasGoals
        if !isNeeded, tree.files["skalor.yaml"] == nil { return AssessmentScales.none }
        return required("skalor.yaml", as: .scales, lines: StartingText.scales).flatMap(ScalesReader.read)
    }

    private func readTables() -> [String: DataTable] {
        let paths = tree.paths(in: "data", extensions: ["csv"])
        let tables = notes.values(of: paths, in: \.tables) { [decoding] path, findings -> DataTable? in
            guard let file = decoding.text(path, as: .utf8OrWindows1252, into: findings) else { return nil }
            let (table, diagnostics) = TableReader.read(file.text, in: file, path: path)
            findings.add(diagnostics)
            return table
        }
        return Dictionary(uniqueKeysWithValues: zip(paths, tables)).compactMapValues { $0 }
    }

    private func readGoals(scales: AssessmentScales, strategy: Strategy?) -> [Goal] {
        let reader = GoalReader(scales: scales, priorities: strategy?.priorities.map(\.number))
        let goals = notes.values(of: tree.paths(in: "mal", extensions: ["yaml"]), in: \.goals) {
            [decoding] path, findings -> Goal? in
            guard let fields = decoding.data(path).fields(as: .regionalGoal, into: findings) else { return nil }
            defer { fields.finish() }
            return reader.read(fields)
        }.compactMap { $0 }
        let all = goals.flatMap { [$0] + $0.subgoals }
        Uniqueness.check(
            all.map { ($0.number, $0.range) }, of: "målet", remedy: Uniqueness.anotherNumber, findings: findings)
        Uniqueness.check(all.flatMap(\.indicators).map { ($0.id, $0.range) }, of: "indikatorn", findings: findings)
        return ReadingOrder.goals(goals)
    }

    /// - Parameter strategy: `nil` where it could not be read.
    private func readChapters(strategy: Strategy?) -> [Chapter] {
        let reader = ChapterReader(strategy: strategy)
        let chapters = notes.values(of: tree.paths(in: "kapitel", extensions: ["md"]), in: \.chapters) {
            [decoding] path, findings -> Chapter? in
            decoding.text(path, as: .utf8Only, into: findings).flatMap {
                reader.read($0, path: path, findings: findings)
            }
        }.compactMap { $0 }
        Uniqueness.check(
            chapters.map { ($0.slug, $0.range) }, of: "kapitelnamnet", remedy: "byt namn på den ena filen",
            findings: findings)
        return ReadingOrder.chapters(chapters)
    }

    private func readAttachments() -> [String: Attachment] {
        var attachments: [String: Attachment] = [:]
        for folder in ["bilder", "dokument"] {
            for path in tree.files.keys.sorted() where path.hasPrefix(folder + "/") {
                let type = FilePath.extension(of: path)
                guard var bytes = tree.files[path],
                    (folder == "bilder" ? Self.pictureTypes : Self.documentTypes).contains(type)
                else { continue }
                if folder == "bilder" {
                    findings.add(PictureForm.diagnostics(bytes, path: tree.shown(path), extension: type))
                }
                if type == "svg" {
                    bytes = DrawingText.withoutDoctype(bytes)
                    findings.add(SVGSafety.diagnostics(bytes, path: tree.shown(path)))
                }
                let size = folder == "bilder" ? PictureSize.read(bytes) : nil
                attachments[path] = Attachment(bytes: bytes, width: size?.width, height: size?.height)
            }
        }
        return attachments
    }
}

/// Decodes an edition's files one by one. What is wrong with a file goes to those who ask for it.
private struct FileDecoding: Sendable {
    let tree: SourceTree

    /// A YAML file's value, with what is wrong in it.
    struct Data: Sendable {
        var value: YAMLValue?
        var diagnostics: [Diagnostic] = []

        func fields(as shape: Shape, into findings: Findings) -> Fields? {
            findings.add(diagnostics)
            return value.flatMap { Fields($0, as: shape, findings: findings) }
        }
    }

    func text(_ path: String, as encoding: TextDecoding.Encoding, into findings: Findings) -> SourceFile? {
        var diagnostics: [Diagnostic] = []
        defer { findings.add(diagnostics) }
        return text(path, as: encoding, diagnostics: &diagnostics)
    }

    private func text(
        _ path: String, as encoding: TextDecoding.Encoding, diagnostics: inout [Diagnostic]
    ) -> SourceFile? {
        guard let bytes = tree.files[path] else { return nil }
        let file = TextDecoding.decode(bytes, path: tree.shown(path), as: encoding, diagnostics: &diagnostics)
        if let file, let prompt = PromptCheck.diagnostic(in: file) { diagnostics.append(prompt) }
        return file
    }

    func data(_ path: String) -> Data {
        var data = Data()
        guard let file = text(path, as: .utf8Only, diagnostics: &data.diagnostics) else { return data }
        data.value = YAMLReader(file: file).read(into: &data.diagnostics)
        apply(SourceTree.differences + path, to: &data, of: path)
        return data
    }

    /// What the edition itself says instead of what the shared file says.
    private func apply(_ difference: String, to data: inout Data, of path: String) {
        guard let shared = data.value, let file = text(difference, as: .utf8Only, diagnostics: &data.diagnostics),
            let own = YAMLReader(file: file).read(into: &data.diagnostics)
        else { return }
        let findings = Findings()
        data.value = Differences(findings: findings, shared: tree.shown(path)).apply(own, to: shared)
        data.diagnostics += findings.all
    }
}
