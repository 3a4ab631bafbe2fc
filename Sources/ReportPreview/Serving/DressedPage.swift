/// A page of the site as the preview serves it: with the preview's own script, which the built page never has.
///
/// The page's policy lets no script connect anywhere; the preview's must reach the channel, and only that.
package struct DressedPage {
    /// The page, and the policy that goes with it in a header.
    package private(set) var bytes: [UInt8]
    package private(set) var policy: String

    /// - Parameters:
    ///   - page: A whole page of the site.
    ///   - version: What the page is, for the script to compare with.
    package init(_ page: [UInt8], version: PageVersion, port: UInt16) {
        let channels = "'self' ws://127.0.0.1:\(port) ws://localhost:\(port)"
        bytes = page
        policy = "default-src 'self'; connect-src \(channels)"
        if let range = Self.policy(in: bytes[...]) {
            // A template may state it on several lines, which a header cannot.
            let stated = String(decoding: bytes[range].map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
            policy = Self.widened(stated, channels)
            bytes.replaceSubrange(range, with: policy.utf8)
        }
        policy += "; frame-ancestors 'none'"
        let marks = "data-version=\"\(version.page)\" data-assets=\"\(version.assets)\""
        let script = "<script src=\"\(Reserved.script)\" \(marks) defer></script>\n"
        let place = Self.range(of: "</head>", in: bytes[...])?.lowerBound ?? bytes.startIndex
        bytes.insert(contentsOf: script.utf8, at: place)
    }

    /// Where the page states its policy, between the quotation marks.
    private static func policy(in page: ArraySlice<UInt8>) -> Range<Int>? {
        guard let start = range(of: "http-equiv=\"Content-Security-Policy\" content=\"", in: page)?.upperBound,
            let end = page[start...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return start..<end
    }

    private static func widened(_ policy: String, _ channels: String) -> String {
        guard let range = policy.firstRange(of: "connect-src ") else { return policy + "; connect-src " + channels }
        return policy.replacingCharacters(of: range, with: "connect-src \(channels) ")
    }

    private static func range(of text: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        bytes.firstRange(of: Array(text.utf8))
    }
}

extension String {
    fileprivate func replacingCharacters(of range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}

/// What a browser has of a page: when the page itself and the files under `assets/` were last made otherwise.
package struct PageVersion: Sendable, Equatable {
    package var page: String
    package var assets: String

    package init(page: String, assets: String) {
        self.page = page
        self.assets = assets
    }
}

/// The preview's own addresses. No page of a site begins with an underscore.
enum Reserved {
    static let prefix = "/_forhandsvisning/"
    static let script = prefix + "klient.js"
    static let style = prefix + "klient.css"
    static let channel = prefix + "kanal"
    /// What is wrong, and every page.
    static let remarks = prefix + "fel"
    /// How far the edition has come.
    static let progress = prefix + "lage"
}
