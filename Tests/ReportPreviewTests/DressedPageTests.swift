import Testing

@testable import ReportPreview

/// What a page gets on the way to the browser, and nothing else.
@Suite struct DressedPageTests {
    private static let version = PageVersion(page: "x-1", assets: "x-0")
    private static let script =
        "<script src=\"/_forhandsvisning/klient.js\" data-version=\"x-1\" data-assets=\"x-0\" defer></script>\n"

    private func dress(_ page: String) -> (text: String, policy: String) {
        let dressed = DressedPage(Array(page.utf8), version: Self.version, port: 4230)
        return (String(decoding: dressed.bytes, as: UTF8.self), dressed.policy)
    }

    @Test func onlyTheScriptAndTheWayToTheChannelAreAdded() {
        let policy = "default-src 'none'; script-src 'self'"
        let widened = policy + "; connect-src 'self' ws://127.0.0.1:4230 ws://localhost:4230"
        let head = { (policy: String) in
            "<html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n"
        }
        let rest = "</head><body>å </head> ö</body></html>"
        let page = dress(head(policy) + rest)
        #expect(page.text == head(widened) + Self.script + rest)
        #expect(page.policy == widened + "; frame-ancestors 'none'")
    }

    @Test func aPolicyThatLetsScriptsConnectKeepsWhatItLets() {
        let page = dress(
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self'; img-src 'self'\"></head>"
        )
        #expect(
            page.policy
                == "default-src 'none'; connect-src 'self' ws://127.0.0.1:4230 ws://localhost:4230 'self'; img-src 'self'; frame-ancestors 'none'"
        )
    }

    @Test func aPageThatHasNoPolicyGetsOne() {
        #expect(
            dress("<head></head>").policy
                == "default-src 'self'; connect-src 'self' ws://127.0.0.1:4230 ws://localhost:4230; frame-ancestors 'none'"
        )
        #expect(dress("text").text == Self.script + "text")
    }
}
