import Diagnostics
import ReportModel
import Templates

/// The page that lists the editions where they are published side by side: `index.html` above them.
///
/// It belongs to the place and to no edition, so it is made of what was noted when they were published. It borrows the
/// style of one of them.
public struct FrontPage: Sendable {
    public struct Entry: Sendable {
        /// The edition's folder: `2023`.
        public var folder: String
        public var title: String
        public var isDraft: Bool
        /// Results, a forecast or a plan: a reader must not take the one for the other.
        public var kind: FollowUpKind
        /// Whether it is the current one of several of its kind.
        public var isCurrent: Bool

        public init(folder: String, title: String, isDraft: Bool, kind: FollowUpKind = .result, isCurrent: Bool = false)
        {
            self.folder = folder
            self.title = title
            self.isDraft = isDraft
            self.kind = kind
            self.isCurrent = isCurrent
        }

        /// The folder as it stands in an address: a name may hold what an address gives a meaning of its own (`#`, `?`).
        var address: String { FrontPage.address(of: folder) }
    }

    private let entries: [Entry]
    private let organisation: String
    private let current: String?

    /// - Parameters:
    ///   - entries: The editions: the one that `current` leads to, and then the newest first.
    ///   - current: The folder by which the newest one is always found; `nil` where there is none.
    public init(_ entries: [Entry], organisation: String, current: String?) {
        self.entries = entries
        self.organisation = organisation
        self.current = current
    }

    public func render(_ templates: TemplateSet) -> (html: String, diagnostics: [Diagnostic]) {
        let findings = RenderFindings()
        let view: View = [
            "organisation": templates.theme.logotypeText ?? organisation, "generator": "build-report",
            "styles": (current.map(Self.address) ?? entries.first?.address).map { $0 + "assets/" },
            "currentURL": current.map(Self.address), "currentIsPlan": entries.first?.kind == .plan,
            "hasPlans": entries.contains { $0.kind == .plan }, "hasReports": entries.contains { $0.kind != .plan },
            "editions": entries.map(row),
        ]
        let context = PageContext(site: ["language": "sv"], page: ["type": "editions"], root: "")
        let html = templates.render("sidor/argangar", view, in: context, findings: findings)
        return (String(decoding: html, as: UTF8.self), findings.all)
    }

    private func row(_ entry: Entry) -> View {
        [
            "url": entry.address, "title": entry.title, "folder": entry.folder, "isDraft": entry.isDraft,
            "isPlan": entry.kind == .plan, "isForecast": entry.kind == .forecast, "isCurrent": entry.isCurrent,
        ]
    }

    fileprivate static func address(of folder: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let encoded = folder.utf8.flatMap { byte in
            isPlain(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: encoded, as: UTF8.self) + "/"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
