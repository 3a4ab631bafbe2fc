/// Whether a request comes from this computer's own browser, looking at the preview itself.
///
/// The server listens on 127.0.0.1 only, but any page that the browser has open can send requests there. What it
/// cannot do is lie in these headers. A name of someone else's that leads to 127.0.0.1 shows in `Host`, a foreign page
/// in `Origin` or `Sec-Fetch-Site`.
package struct RequestGuard: Sendable {
    package enum Verdict: Equatable {
        case allowed
        /// Meant for another server.
        case wrongHost
        /// Sent by a foreign page.
        case foreign
    }

    package let port: UInt16

    package init(port: UInt16) { self.port = port }

    /// The headers that decide, as they stand in the request.
    package struct Headers {
        package var host: String?
        package var origin: String?
        package var fetchSite: String?
        package var fetchMode: String?

        package init(host: String? = nil, origin: String? = nil, fetchSite: String? = nil, fetchMode: String? = nil) {
            self.host = host
            self.origin = origin
            self.fetchSite = fetchSite
            self.fetchMode = fetchMode
        }
    }

    /// - Parameter needsOrigin: For the channel: a browser always says who opens it.
    package func verdict(on headers: Headers, needsOrigin: Bool = false) -> Verdict {
        guard let host = headers.host, hosts.contains(host.lowercased()) else { return .wrongHost }
        if let origin = headers.origin {
            guard origin == "http://" + host.lowercased() else { return .foreign }
        } else if needsOrigin {
            return .foreign
        }
        // A link from elsewhere may lead here; a page from elsewhere may show nothing from here.
        if let site = headers.fetchSite, site != "same-origin", site != "none" {
            return headers.fetchMode == "navigate" ? .allowed : .foreign
        }
        return .allowed
    }

    private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }
}
