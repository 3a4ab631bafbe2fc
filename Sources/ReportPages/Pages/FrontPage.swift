import Diagnostics
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

        public init(folder: String, title: String, isDraft: Bool) {
            self.folder = folder
            self.title = title
            self.isDraft = isDraft
        }
    }

    private let entries: [Entry]
    private let organisation: String
    private let current: String?

    /// - Parameters:
    ///   - entries: The editions, newest first.
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
            "styles": (current ?? entries.first?.folder).map { $0 + "/assets/" },
            "currentURL": current.map { $0 + "/" }, "editions": entries.map(row),
        ]
        let context = PageContext(site: ["language": "sv"], page: ["type": "editions"], root: "")
        let html = templates.render("sidor/argangar", view, in: context, findings: findings)
        return (String(decoding: html, as: UTF8.self), findings.all)
    }

    private func row(_ entry: Entry) -> View {
        ["url": "\(entry.folder)/", "title": entry.title, "folder": entry.folder, "isDraft": entry.isDraft]
    }
}
