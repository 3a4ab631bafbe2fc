import Foundation
import SiteFiles

/// Sets trees of pages as PDF, by Typst in a process of its own.
///
/// It sees nothing but the trees, the template, and the pictures and data that they name. What goes wrong is a value
/// that tells what it is about, so that the editor can be told where; the site does not need its PDF.
public struct PDFPrinter: Sendable {
    /// A tree, and where its PDF belongs in the site.
    public struct Job: Sendable {
        public var tree: [UInt8]
        public var pdf: String

        public init(tree: [UInt8], pdf: String) {
            self.tree = tree
            self.pdf = pdf
        }
    }

    private let tool: PrintingTool
    /// Told each step: ”sätter sidorna”.
    private let progress: @Sendable (String) -> Void

    /// - Parameters:
    ///   - root: The project's folder.
    ///   - timeLimit: Seconds after which printing is given up.
    public init(root: String, timeLimit: Double = 900, progress: @escaping @Sendable (String) -> Void) {
        tool = PrintingTool(root: root, timeLimit: timeLimit)
        self.progress = progress
    }

    /// - Parameters:
    ///   - template: The files of `Templates/tryck`, by their paths from `Templates`.
    ///   - files: What the trees name, by its path in the site.
    /// - Returns: Every PDF, or why there is none.
    public func print(
        _ jobs: [Job], template: [(path: String, bytes: [UInt8])], files: [RenderedFile]
    ) -> Result<[RenderedFile], PrintFault> {
        let trees = jobs.enumerated().map { (path: "\($0).json", bytes: $1.tree) }
        let names = jobs.indices.map { "\($0).pdf" }
        do {
            let made = try tool.run(
                "print.py", on: trees + template + files.map { (path: "site/" + $0.path, bytes: $0.bytes) },
                outputs: names,
                arguments: { folder in zip(trees, names).flatMap { [$0.path, "\(folder)/\($1)"] } },
                progress: progress)
            return .success(zip(jobs, made).map { RenderedFile(path: $0.pdf, bytes: $1) })
        } catch {
            return .failure(PrintFault(error))
        }
    }
}

/// What stopped the typesetter, and what in the report it is about.
public struct PrintFault: Error, Equatable {
    public enum Kind: String, Sendable {
        case missing, tookTooLong, noRoom
        case picture = "bild"
        case wideTable = "bred-tabell"
        case sign = "tecken"
        /// A fault of the template or the tool.
        case other
    }

    public var kind: Kind
    /// The tool's own words.
    public var words: String
    /// A picture's path in the site.
    public var path: String?
    /// A table's caption, or the first words of its head.
    public var caption: String?
    /// A sign that no typeface has.
    public var sign: String?

    public init(
        _ kind: Kind, words: String, path: String? = nil, caption: String? = nil, sign: String? = nil
    ) {
        self.kind = kind
        self.words = words
        self.path = path
        self.caption = caption
        self.sign = sign
    }

    init(_ failure: PrintingTool.Failure) {
        switch failure {
        case .missing: self.init(.missing, words: "")
        case .tookTooLong(let minutes): self.init(.tookTooLong, words: String(minutes))
        case .noRoom: self.init(.noRoom, words: "")
        case .failed(let words): self.init(said: words)
        }
    }

    /// What the script says of itself is JSON; what it could not foresee is any line.
    private init(said line: String) {
        guard let said = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String] else {
            self.init(.other, words: line)
            return
        }
        self.init(
            said["kind"].flatMap(Kind.init) ?? .other, words: said["words"] ?? line, path: said["path"],
            caption: said["caption"], sign: said["sign"])
    }
}
