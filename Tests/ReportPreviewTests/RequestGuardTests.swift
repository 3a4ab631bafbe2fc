import Testing

@testable import ReportPreview

/// Who is let in, header by header.
@Suite struct RequestGuardTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var host: String? = "127.0.0.1:4230"
        var origin: String?
        var site: String?
        var mode: String?
        var isChannel = false
        var verdict: RequestGuard.Verdict

        var testDescription: String {
            "\(host ?? "–") \(origin ?? "–") \(site ?? "–") \(mode ?? "–") \(isChannel ? "channel" : "page")"
        }
    }

    static let cases: [Case] = [
        // A person's own browser, and programs that send no such headers.
        Case(verdict: .allowed), Case(host: "localhost:4230", verdict: .allowed),
        Case(host: "LOCALHOST:4230", verdict: .allowed),
        Case(site: "none", mode: "navigate", verdict: .allowed),
        Case(site: "same-origin", mode: "no-cors", verdict: .allowed),
        Case(origin: "http://127.0.0.1:4230", verdict: .allowed),
        Case(host: "localhost:4230", origin: "http://localhost:4230", verdict: .allowed),
        Case(origin: "http://127.0.0.1:4230", isChannel: true, verdict: .allowed),
        // A link from a mail or a page elsewhere.
        Case(site: "cross-site", mode: "navigate", verdict: .allowed),
        // A foreign name that has been made to lead here.
        Case(host: nil, verdict: .wrongHost), Case(host: "", verdict: .wrongHost),
        Case(host: "evil.example", verdict: .wrongHost),
        Case(host: "evil.example:4230", verdict: .wrongHost), Case(host: "127.0.0.1", verdict: .wrongHost),
        Case(host: "127.0.0.1:80", verdict: .wrongHost),
        Case(host: "127.0.0.1:4230.evil.example", verdict: .wrongHost),
        Case(host: "127.0.0.1:4230, evil.example", verdict: .wrongHost),
        Case(host: "127.0.0.1:04230", verdict: .wrongHost), Case(host: "localhost.:4230", verdict: .wrongHost),
        Case(host: "[::1]:4230", verdict: .wrongHost),
        Case(host: "user@127.0.0.1:4230", verdict: .wrongHost), Case(host: "0.0.0.0:4230", verdict: .wrongHost),
        Case(host: "evil.example", origin: "http://127.0.0.1:4230", isChannel: true, verdict: .wrongHost),
        // A foreign page, or one that will not say.
        Case(origin: "http://evil.example", verdict: .foreign), Case(origin: "null", verdict: .foreign),
        Case(origin: "", verdict: .foreign),
        Case(origin: "https://127.0.0.1:4230", verdict: .foreign),
        Case(origin: "http://127.0.0.1:3000", verdict: .foreign),
        Case(origin: "http://127.0.0.1:4230.evil.example", verdict: .foreign),
        Case(origin: "http://localhost:4230", verdict: .foreign),
        Case(site: "cross-site", mode: "no-cors", verdict: .foreign),
        Case(site: "same-site", mode: "cors", verdict: .foreign),
        Case(site: "cross-site", verdict: .foreign),
        Case(isChannel: true, verdict: .foreign),
        Case(origin: "http://evil.example", isChannel: true, verdict: .foreign),
    ]

    @Test(arguments: cases) func verdict(example: Case) {
        let headers = RequestGuard.Headers(
            host: example.host, origin: example.origin, fetchSite: example.site, fetchMode: example.mode)
        #expect(RequestGuard(port: 4230).verdict(on: headers, needsOrigin: example.isChannel) == example.verdict)
    }
}
