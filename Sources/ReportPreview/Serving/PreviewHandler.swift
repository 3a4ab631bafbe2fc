import FlyingFox
import FlyingSocks
import Foundation

/// Answers what browsers ask: the site's pages and files from memory, and the preview's own addresses.
struct PreviewHandler: HTTPHandler {
    let preview: Preview
    let port: UInt16

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let target = request.target.path()
        let isChannel = target == Reserved.channel
        switch RequestGuard(port: port).verdict(on: request.guardedHeaders, needsOrigin: isChannel) {
        case .wrongHost:
            return plain(.misdirectedRequest, "Förhandsvisningen svarar bara på http://127.0.0.1:\(port)/.")
        case .foreign: return plain(.forbidden, "Förhandsvisningen visas inte för andra webbplatser.")
        case .allowed: break
        }
        guard request.method == .GET || request.method == .HEAD else {
            var response = plain(.methodNotAllowed, "Förhandsvisningen visar bara sidor.")
            response.headers[HTTPHeader("Allow")] = "GET, HEAD"
            return response
        }
        if isChannel {
            let channel = Channel(preview: preview, request: request)
            return try await WebSocketHTTPHandler(handler: channel).handleRequest(request)
        }
        let response = target.hasPrefix(Reserved.prefix) ? await reserved(target) : await site(target)
        return request.method == .HEAD ? response.withoutBody() : response
    }

    // MARK: The site

    private func site(_ target: String) async -> HTTPResponse {
        switch await preview.answer(target) {
        case .page(let bytes, let version): return page(.ok, bytes, version)
        // The page's links begin at the site's root, and the address that was asked for may lie anywhere.
        case .missing(let bytes, let version): return page(.notFound, RootedLinks.of(bytes), version)
        case .file(let bytes, let type): return response(.ok, bytes, type: type, policy: Self.filePolicy)
        case .folder:
            var response = plain(.found, "Sidan har ett snedstreck sist i sin adress.")
            response.headers[.location] = target + "/"
            return response
        case .nothingToShow(let standing):
            return page(.serviceUnavailable, ProblemPage(standing: standing).bytes, Preview.nothing)
        }
    }

    private func page(_ status: HTTPStatusCode, _ bytes: [UInt8], _ version: PageVersion) -> HTTPResponse {
        let page = DressedPage(bytes, version: version, port: port)
        return response(status, page.bytes, type: ContentType.of("index.html"), policy: page.policy)
    }

    /// A picture may have its own style in it; beyond that a file loads nothing.
    private static let filePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

    // MARK: The preview's own

    private func reserved(_ target: String) async -> HTTPResponse {
        switch target {
        case Reserved.script: return response(.ok, PackageResources.klient_js, type: ContentType.of(target))
        case Reserved.style: return response(.ok, PackageResources.klient_css, type: ContentType.of(target))
        case Reserved.remarks:
            return await remarks()
        case Reserved.progress:
            let version = await preview.statusVersion
            guard let bytes = await preview.progressPage() else { return await remarks() }
            return page(.ok, bytes, version)
        default: return plain(.notFound, "Det finns ingenting på den adressen.")
        }
    }

    private func remarks() async -> HTTPResponse {
        let version = await preview.statusVersion
        let page = RemarksPage(standing: await preview.standing, pages: await preview.pagePaths)
        return self.page(.ok, page.bytes, version)
    }

    // MARK: Responses

    private func plain(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        response(status, Array((text + "\n").utf8), type: ContentType.of("text.txt"))
    }

    private func response(
        _ status: HTTPStatusCode, _ bytes: [UInt8], type: String,
        policy: String = "default-src 'none'; frame-ancestors 'none'"
    ) -> HTTPResponse {
        let headers: HTTPHeaders = [
            .contentType: type, HTTPHeader("Cache-Control"): "no-store", HTTPHeader("Content-Security-Policy"): policy,
            HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("Referrer-Policy"): "no-referrer",
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
            HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
        ]
        let body = HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 256 << 10)
        return HTTPResponse(statusCode: status, headers: headers, body: body)
    }
}

extension HTTPRequest {
    fileprivate var guardedHeaders: RequestGuard.Headers {
        RequestGuard.Headers(
            host: headers[.host], origin: headers[HTTPHeader("Origin")],
            fetchSite: headers[HTTPHeader("Sec-Fetch-Site")],
            fetchMode: headers[HTTPHeader("Sec-Fetch-Mode")])
    }
}

extension HTTPResponse {
    /// What HEAD gets: the same headers, the length among them.
    fileprivate func withoutBody() -> HTTPResponse {
        guard case .httpBody(let body) = payload else { return self }
        var response = HTTPResponse(statusCode: statusCode, headers: headers)
        response.headers[.contentLength] = String(body.count ?? 0)
        return response
    }
}
