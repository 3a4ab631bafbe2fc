import ReportOutput

/// What is at a place, as one look at it found it.
public struct PlaceState: Sendable {
    /// The folder's full path there.
    var folder: String
    /// The place's own clock, in seconds since 1970.
    public var now: Int
    var isWritable: Bool
    var tools: Set<String>
    /// Room on the disk, in bytes; `nil` where it does not say.
    var free: Int?
    /// What lies there and is none of our links: the edition's name, `aktuell` or `index.html`.
    var entries: Set<String>
    /// Other people's links, by name.
    var foreignLinks: Set<String>
    /// Whether the front page is one that we wrote.
    var ownsFrontPage: Bool
    /// What every edition's address leads to.
    public var live: [String: ReleaseName]
    /// The edition that `aktuell` leads to.
    public var current: String?
    public var releases: [Release]
    var notes: [SwitchHistory.Entry]
    public var lock: LockOwner?
    /// The umask with which files are to be made there.
    var mask: String
    /// Where a lock is of a kind that we do not know.
    public var lockText: String?

    init(_ answer: StepAnswer) {
        folder = answer.first("here") ?? ""
        now = answer.first("now").flatMap { Int($0) } ?? 0
        isWritable = answer.has("writable")
        mask = answer.first("mask").flatMap { $0.allSatisfy("01234567".contains) ? $0 : nil } ?? "0022"
        tools = Set(answer["tool"].compactMap(\.first))
        free = answer.first("free").flatMap { Int($0) }.map { $0 * 1024 }
        entries = Set(answer["entry"].compactMap(\.first))
        ownsFrontPage = answer.has("index")
        lockText = answer.first("lock")
        lock = lockText.flatMap(LockOwner.init)
        (live, current, foreignLinks) = Self.links(answer["link"].filter { $0.count == 2 }.map { ($0[0], $0[1]) })
        var notesByRelease: [String: [String]] = [:]
        for fields in answer["info"] where fields.count >= 2 {
            notesByRelease[fields[0], default: []].append(fields.dropFirst().joined(separator: " "))
        }
        releases = answer["release"].compactMap(\.first).compactMap(ReleaseName.init).sorted().map {
            Release(name: $0, note: notesByRelease[$0.text] ?? [])
        }
        notes = answer["history"].compactMap(SwitchHistory.Entry.init)
    }

    private static let prefix = ".build-report/releases/"
    static let currentName = "aktuell"

    /// Which links are ours: an edition's to a release of its own, and `aktuell` to one of those.
    private static func links(_ links: [(name: String, target: String)]) -> (
        live: [String: ReleaseName], current: String?, foreign: Set<String>
    ) {
        var live: [String: ReleaseName] = [:]
        for (name, target) in links where target.hasPrefix(prefix) {
            if let release = ReleaseName(String(target.dropFirst(prefix.count))), release.edition == name {
                live[name] = release
            }
        }
        let current = links.first { $0.name == currentName && live[$0.target] != nil }?.target
        let ours = Set(live.keys).union(current == nil ? [] : [currentName])
        return (live, current, Set(links.map(\.name)).subtracting(ours))
    }

    var history: SwitchHistory { SwitchHistory(notes, live: live) }

    public func release(_ name: ReleaseName?) -> Release? {
        name.flatMap { name in releases.first { $0.name == name } }
    }

    /// Every time that a release has had, so that no later one is given it again.
    var times: [Int] { releases.map(\.name.time) + notes.map(\.to.time) + live.values.map(\.time) }

    /// Whether something that is not ours stands in the way.
    func isForeign(_ name: String) -> Bool { foreignLinks.contains(name) || entries.contains(name) }
}
