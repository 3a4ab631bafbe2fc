import FlyingFox
import FlyingSocks
import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// One browser's connection: requests are read within bounds of size and time, and answered one after another.
struct Connection: Sendable {
    /// Between two requests.
    private static let longestSilence = Duration.seconds(60)
    /// From a request's first byte to the end of its head.
    private static let longestHead = Duration.seconds(10)
    /// For a page to be made.
    private static let longestWork = Duration.seconds(120)
    /// For a piece of an answer to be taken.
    private static let longestPiece = Duration.seconds(60)
    /// Nothing is done with what is sent along; more than this is not even read.
    private static let largestBody = 64 << 10

    let socket: AsyncSocket
    let pool: any AsyncSocketPool
    let number: Int
    let room: ConnectionRoom
    let handler: PreviewHandler

    /// Why a request is not answered.
    private struct Refusal: Error {
        var status: HTTPStatusCode
        var words: String
    }

    func serve() async {
        do {
            var rest: [UInt8] = []
            while try await answerNext(&rest) { continue }
        } catch let refusal as Refusal {
            try? await refuse(refusal)
        } catch {
            // It broke or was cut, and nobody is left to answer.
        }
        await pool.finishTurn()
        room.leave(number)
    }

    /// - Parameter rest: What has arrived after the last request.
    /// - Returns: Whether another may follow.
    private func answerNext(_ rest: inout [UInt8]) async throws -> Bool {
        room.isWaitedFor(number)
        let head: RequestHead
        (head, rest) = try await nextHead(after: rest)
        rest = try await dropBody(of: head, rest)
        room.isAnswered(number)
        let response = await response(to: head)
        if case .webSocket(let channel) = response.payload {
            try await write(Self.lines(response, length: nil, keeps: true))
            try await SocketFrames(socket: socket).exchange(with: channel, begun: rest)
            return false
        }
        try await write(response, keeps: head.keepsConnection)
        return head.keepsConnection
    }

    // MARK: Reading

    private func nextHead(after rest: [UInt8]) async throws -> (head: RequestHead, rest: [UInt8]) {
        let socket = socket
        var first = rest
        if first.isEmpty {
            first = try await within(Self.longestSilence) { try await socket.read(atMost: 4096) }
        }
        do {
            return try await within(Self.longestHead) { [first] in
                var bytes = first
                while true {
                    if let head = try RequestHead.take(from: &bytes) { return (head, bytes) }
                    bytes += try await socket.read(atMost: 4096)
                }
            }
        } catch let fault as RequestHead.Fault {
            throw Self.refusal(fault)
        } catch is TooLate {
            throw Refusal(
                status: HTTPStatusCode(408, phrase: "Request Timeout"), words: "Förfrågan kom inte fram i tid.")
        }
    }

    private static func refusal(_ fault: RequestHead.Fault) -> Refusal {
        switch fault {
        case .longAddress:
            Refusal(status: HTTPStatusCode(414, phrase: "URI Too Long"), words: "Adressen är för lång.")
        case .longHeaders:
            Refusal(
                status: HTTPStatusCode(431, phrase: "Request Header Fields Too Large"),
                words: "Förfrågan har för långa eller för många rubrikfält.")
        case .malformed: Refusal(status: .badRequest, words: "Förfrågan går inte att förstå.")
        }
    }

    /// The preview shows pages and takes nothing.
    private func dropBody(of head: RequestHead, _ rest: [UInt8]) async throws -> [UInt8] {
        switch head.body {
        case .unknown:
            throw Refusal(
                status: HTTPStatusCode(411, phrase: "Length Required"), words: "Förfrågan säger inte hur stor den är.")
        case .malformed: throw Self.refusal(.malformed)
        case .bytes(let count) where count > Self.largestBody:
            throw Refusal(
                status: HTTPStatusCode(413, phrase: "Content Too Large"), words: "Det som skickades är för stort.")
        case .bytes(let count) where count <= rest.count: return Array(rest.dropFirst(count))
        case .bytes(let count):
            let (socket, missing) = (socket, count - rest.count)
            do {
                _ = try await within(Self.longestHead) { try await socket.read(bytes: missing).count }
            } catch is TooLate {
                throw Refusal(
                    status: HTTPStatusCode(408, phrase: "Request Timeout"), words: "Förfrågan kom inte fram i tid.")
            }
            return []
        }
    }

    // MARK: Answering

    private func response(to head: RequestHead) async -> HTTPResponse {
        let parts = head.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers = HTTPHeaders()
        for header in head.headers { headers.addValue(header.value, for: HTTPHeader(header.name)) }
        let request = HTTPRequest(
            method: HTTPMethod(head.method), version: .http11,
            target: HTTPRequest.Target(path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : ""),
            headers: headers, body: HTTPBodySequence())
        let handler = handler
        do {
            return try await within(Self.longestWork) { try await handler.handleRequest(request) }
        } catch {
            return HTTPResponse(statusCode: .serviceUnavailable)
        }
    }

    private func write(_ response: HTTPResponse, keeps: Bool) async throws {
        guard case .httpBody(let body) = response.payload else { return }
        try await write(Self.lines(response, length: body.count ?? 0, keeps: keeps))
        for try await piece in body { try await write(piece) }
    }

    private func write(_ data: Data) async throws {
        let socket = socket
        try await within(Self.longestPiece) { try await socket.write(data) }
    }

    /// The status and the headers, in the order of their names.
    private static func lines(_ response: HTTPResponse, length: Int?, keeps: Bool) -> Data {
        var headers = response.headers
        if let length, headers[.contentLength] == nil { headers[.contentLength] = String(length) }
        if headers[.connection] == nil { headers[.connection] = keeps ? "keep-alive" : "close" }
        let status = response.statusCode
        let lines = headers.map { "\($0.key.rawValue): \($0.value)" }.sorted()
        return Data((["HTTP/1.1 \(status.code) \(status.phrase)"] + lines + ["", ""]).joined(separator: "\r\n").utf8)
    }

    /// Says why, and goes on reading for a moment: a connection that is closed over unread bytes takes the answer with it.
    private func refuse(_ refusal: Refusal) async throws {
        let headers: HTTPHeaders = [
            .contentType: "text/plain; charset=utf-8", HTTPHeader("X-Content-Type-Options"): "nosniff",
        ]
        let response = HTTPResponse(
            statusCode: refusal.status, headers: headers, body: Data((refusal.words + "\n").utf8))
        try await write(response, keeps: false)
        shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        let socket = socket
        try await within(.seconds(2)) {
            var read = 0
            while read < 16 << 20 { read += try await socket.read(atMost: 4096).count }
        }
    }
}

extension AsyncSocketPool {
    /// Waits until the pool has finished what it is doing.
    ///
    /// FlyingSocks 0.27 wakes whoever waits for a socket before it strikes the wait off its list. Where the socket is
    /// closed in between, its descriptor stays listed as waited for, and the next connection that gets the same
    /// descriptor is never woken: a page that loads for ever, a channel that no news reaches.
    fileprivate func finishTurn() async {
        if let pool = self as? any Actor { await Self.stand(in: pool) }
    }

    private static func stand(in pool: isolated any Actor) {}
}
