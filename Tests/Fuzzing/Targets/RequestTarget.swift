import ReportPreview
import StrictReading

extension FuzzTarget {
    /// What a request to the preview says: target, host, origin, site and mode, a line each; the rest is a page.
    public static let request = FuzzTarget(
        name: "request",
        violations: { violations($0, resolving: RequestedPath.resolve) },
        planted: { input in
            // A way to read addresses that decodes what it has decoded, as some servers did.
            violations(input) {
                RequestedPath.resolve($0)?.replacing("%2e", with: ".").replacing("%2f", with: "/")
            }
        })

    private static let port: UInt16 = 8023

    private static func violations(_ input: [UInt8], resolving resolve: (String) -> String?) -> [String] {
        let lines = input.split(separator: 0x0A, maxSplits: 5, omittingEmptySubsequences: false).map(Array.init)
        let line = { (index: Int) in
            index < lines.count && !lines[index].isEmpty ? String(decoding: lines[index], as: UTF8.self) : nil
        }
        var found = resolve(line(0) ?? "").map(strangeness) ?? []

        let headers = RequestGuard.Headers(host: line(1), origin: line(2), fetchSite: line(3), fetchMode: line(4))
        let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
        let host = headers.host?.lowercased() ?? ""
        if RequestGuard(port: port).verdict(on: headers) == .allowed {
            if !hosts.contains(host) { found.append("the host \(host) was let in") }
            if let origin = headers.origin, origin != "http://" + host {
                found.append("the origin \(origin) was let in")
            }
        }
        if RequestGuard(port: port).verdict(on: headers, needsOrigin: true) == .allowed, headers.origin == nil {
            found.append("the channel was opened without an origin")
        }

        let page = index(5, lines)
        let dressed = DressedPage(page, version: PageVersion(page: "1", assets: "1"), port: port)
        if dressed.bytes.count < page.count { found.append("a dressed page lost something") }
        if dressed.policy.utf8.contains(UInt8(ascii: "\n")) { found.append("the policy has two lines") }
        if RootedLinks.of(page).count < page.count { found.append("a page lost something") }
        return found
    }

    private static func index(_ index: Int, _ lines: [[UInt8]]) -> [UInt8] { index < lines.count ? lines[index] : [] }

    /// Whether a path that requests lead to could mean anything but a file of the site.
    private static func strangeness(of path: String) -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isStrange =
            parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
            || path.unicodeScalars.contains { $0.value < 0x20 || $0 == "\\" || $0.value == 0x7F }
        return isStrange ? ["a request leads to “\(path)”"] : []
    }
}
