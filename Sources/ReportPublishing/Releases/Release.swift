import ReportModel

/// A release that is kept at a place, and what was noted of it when it was made.
public struct Release: Sendable, Equatable {
    public var name: ReleaseName
    public var title: String
    public var year: Int?
    public var organisation: String?
    public var isDraft: Bool
    /// Results, a forecast or a plan.
    public var kind: FollowUpKind
    /// Whether the edition says of itself that it is the current one of its kind: `aktuell: ja`.
    public var isMarkedCurrent: Bool
    /// `webb@dator`.
    public var publisher: String
    /// Bytes of all its files.
    public var size: Int?
    /// SHA-256 of its manifest, so that one that was changed with its files is found.
    public var manifestDigest: String?
    /// When the edition first was published here, in seconds since 1970.
    public var first: Int

    public init(
        name: ReleaseName, title: String, year: Int?, organisation: String?, isDraft: Bool,
        kind: FollowUpKind = .result, isMarkedCurrent: Bool = false, publisher: String, size: Int?,
        manifestDigest: String?, first: Int
    ) {
        self.name = name
        self.title = title
        self.year = year
        self.organisation = organisation
        self.isDraft = isDraft
        self.kind = kind
        self.isMarkedCurrent = isMarkedCurrent
        self.publisher = publisher
        self.size = size
        self.manifestDigest = manifestDigest
        self.first = first
    }

    /// As it is noted, a line each.
    var note: String {
        [
            ("title", title), ("year", year.map(String.init)), ("organisation", organisation),
            ("draft", isDraft ? "yes" : nil), ("kind", kind.rawValue), ("current", isMarkedCurrent ? "yes" : nil),
            ("publisher", publisher),
            ("size", size.map(String.init)), ("manifest", manifestDigest), ("first", String(first)),
        ].compactMap { key, value in value.map { "\(key)=\($0.oneLine)" } }.joined(separator: "\n")
    }

    /// - Parameter note: Lines as ``note`` writes them; what is missing or unreadable is left open.
    init(name: ReleaseName, note: [String]) {
        let pairs = note.compactMap { line in
            line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
        }
        let values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        self.init(
            name: name, title: values["title"] ?? name.edition, year: values["year"].flatMap { Int($0) },
            organisation: values["organisation"], isDraft: values["draft"] == "yes",
            kind: values["kind"].flatMap(FollowUpKind.init) ?? .result, isMarkedCurrent: values["current"] == "yes",
            publisher: values["publisher"] ?? "okänd", size: values["size"].flatMap { Int($0) },
            manifestDigest: values["manifest"],
            first: values["first"].flatMap { Int($0) } ?? name.time)
    }
}

extension String {
    /// Without what would begin a new line or field.
    public var oneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
