import FlyingFox
import Foundation
import Testing

@testable import ReportPreview

/// What a request may be before anything of it is taken apart.
@Suite struct RequestHeadTests {
    private func take(_ text: String) throws(RequestHead.Fault) -> (head: RequestHead?, rest: String) {
        var bytes = Array(text.utf8)
        let head = try RequestHead.take(from: &bytes)
        return (head, String(decoding: bytes, as: UTF8.self))
    }

    @Test func readsARequestAndLeavesTheNext() throws {
        let (head, rest) = try take("GET /mal/?x=1 HTTP/1.1\r\nHost: 127.0.0.1:4230\r\nAccept:  a, b \r\n\r\nGET /")
        #expect(head?.method == "GET" && head?.target == "/mal/?x=1" && head?.isLatest == true && rest == "GET /")
        #expect(head?.headers == [.init(name: "Host", value: "127.0.0.1:4230"), .init(name: "Accept", value: "a, b")])
        #expect(try take("\r\n\r\nGET / HTTP/1.0\nA:\n\n").head?.headers == [.init(name: "A", value: "")])
        #expect(try take("GET / HTTP/1.1\r\n\r\n").head?.headers == [])
    }

    @Test(arguments: [
        "", "\r\n", "GET", "GET / HTTP/1.1", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\r",
    ])
    func waitsForTheRest(text: String) throws { #expect(try take(text).head == nil) }

    @Test(arguments: [
        "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
        "GET http://x/ HTTP/1.1\r\n\r\n",
        "GET /\u{01} HTTP/1.1\r\n\r\n", "GET /\tx HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\r\nA: x\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "GET / HTTP/1.1\r\nA: \u{00}\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ])
    func refusesWhatIsNoRequest(text: String) { #expect(throws: RequestHead.Fault.malformed) { try take(text) } }

    /// Just within each bound and just over it; Seen: with each of the bounds doubled.
    @Test func boundsAreExact() throws {
        let line = { (count: Int) in
            "GET /" + String(repeating: "a", count: count - "GET / HTTP/1.1".count) + " HTTP/1.1"
        }
        #expect(try take(line(RequestHead.longestLine - 1) + "\r\n\r\n").head != nil)
        for end in ["", "\r\n", "\r\n\r\n"] {
            #expect(throws: RequestHead.Fault.longAddress) { try take(line(RequestHead.longestLine + 1) + end) }
        }
        let head = { (count: Int) in
            let frame = "GET / HTTP/1.1\r\nA: \r\n\r\n"
            return "GET / HTTP/1.1\r\nA: \(String(repeating: "a", count: count - frame.utf8.count))\r\n\r\n"
        }
        #expect(try take(head(RequestHead.longest)).head?.header("a")?.isEmpty == false)
        #expect(throws: RequestHead.Fault.longHeaders) { try take(head(RequestHead.longest + 1)) }
        #expect(throws: RequestHead.Fault.longHeaders) { try take(String(head(RequestHead.longest + 5).dropLast(2))) }
        let many = { (count: Int) in "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: count) + "\r\n" }
        #expect(try take(many(RequestHead.mostHeaders)).head?.headers.count == RequestHead.mostHeaders)
        #expect(throws: RequestHead.Fault.longHeaders) { try take(many(RequestHead.mostHeaders + 1)) }
    }

    @Test(arguments: [
        ("", RequestHead.Body.bytes(0)), ("Content-Length: 0", .bytes(0)), ("Content-Length: 70000", .bytes(70000)),
        ("Content-Length: 99999999999999999999", .bytes(.max)), ("Content-Length: -1", .malformed),
        ("Content-Length: 1x", .malformed), ("Content-Length:", .malformed), ("Transfer-Encoding: chunked", .unknown),
    ])
    func knowsHowMuchFollows(header: String, body: RequestHead.Body) throws {
        #expect(try take("POST / HTTP/1.1\r\n\(header.isEmpty ? "" : header + "\r\n")\r\n").head?.body == body)
    }

    @Test(arguments: [
        ("1.1", "", true), ("1.1", "Connection: Close", false), ("1.0", "", false),
        ("1.0", "Connection: keep-alive", true),
    ])
    func knowsWhetherMoreMayFollow(version: String, header: String, keeps: Bool) throws {
        #expect(
            try take("GET / HTTP/\(version)\r\n\(header.isEmpty ? "" : header + "\r\n")\r\n").head?.keepsConnection
                == keeps)
    }
}

/// The frames of a channel.
@Suite struct SocketFramesTests {
    @Test func takesWhatABrowserSays() throws {
        var bytes: [UInt8] = [0x89, 0x82, 1, 2, 3, 4, 0x61 ^ 1, 0x62 ^ 2, 0x88]
        let frame = try SocketFrames.take(from: &bytes)
        #expect(frame?.opcode == .ping && frame?.payload == Data("ab".utf8) && frame?.fin == true && bytes == [0x88])
        #expect(try SocketFrames.take(from: &bytes) == nil && bytes == [0x88])
    }

    /// Longer than any word that the channel needs, without a mask, or as long as a number can say.
    @Test(
        arguments: [[0x81, 0x80 | 126, 0, 126], [0x81, 0x01, 0x61], [0x82] + [UInt8](repeating: 0xFF, count: 9)]
            as [[UInt8]])
    func refusesTheRest(bytes: [UInt8]) {
        var bytes = bytes
        #expect(throws: SocketFrames.Fault.self) { try SocketFrames.take(from: &bytes) }
    }

    @Test(
        arguments: [
            (0, [0x81, 0]), (125, [0x81, 125]), (126, [0x81, 126, 0, 126]),
            (65536, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])])
    func writesAnyLength(count: Int, head: [UInt8]) {
        let frame = WSFrame(fin: true, opcode: .text, mask: nil, payload: Data(repeating: 0x61, count: count))
        let bytes = Array(SocketFrames.bytes(of: frame))
        #expect(Array(bytes.prefix(head.count)) == head && bytes.count == head.count + count)
    }
}
