import FlyingFox
import FlyingSocks
import Foundation

/// What goes over a channel, in the frames of RFC 6455.
///
/// A browser has nothing to say there but that it goes away: a frame larger than such words need ends the channel.
struct SocketFrames: Sendable {
    /// What a control frame may hold.
    static let largestPayload = 125
    private static let longestWrite = Duration.seconds(60)

    let socket: AsyncSocket

    /// - Parameter begun: What has arrived after the request.
    func exchange(with channel: any WSHandler, begun: [UInt8]) async throws {
        let (client, incoming) = AsyncThrowingStream.makeStream(
            of: WSFrame.self, throwing: (any Error).self, bufferingPolicy: .bufferingNewest(8))
        let socket = socket
        let listening = Task {
            var bytes = begun
            do {
                while true {
                    while let frame = try Self.take(from: &bytes) { incoming.yield(frame) }
                    bytes += try await socket.read(atMost: 4096)
                }
            } catch { incoming.finish(throwing: error) }
        }
        do {
            for await frame in try await channel.makeFrames(for: client) {
                try await within(Self.longestWrite) { try await socket.write(Self.bytes(of: frame)) }
            }
            await Self.end(listening)
        } catch {
            await Self.end(listening)
            throw error
        }
    }

    /// Whoever calls closes the socket next: nobody may still be waiting for it then.
    private static func end(_ listening: Task<Void, Never>) async {
        listening.cancel()
        await listening.value
    }

    struct Fault: Error {}

    /// Takes a whole frame from the front of what has arrived; `nil` where it is not whole yet.
    static func take(from bytes: inout [UInt8]) throws(Fault) -> WSFrame? {
        guard bytes.count >= 2 else { return nil }
        let (length, isMasked) = (Int(bytes[1] & 0x7F), bytes[1] & 0x80 != 0)
        guard isMasked, length <= largestPayload else { throw Fault() }
        guard bytes.count >= 6 + length else { return nil }
        let mask = bytes[2..<6]
        let payload = bytes[6..<(6 + length)].enumerated().map { $1 ^ mask[2 + $0 % 4] }
        let frame = WSFrame(
            fin: bytes[0] & 0x80 != 0, opcode: WSFrame.Opcode(bytes[0] & 0x0F), mask: nil, payload: Data(payload))
        bytes.removeFirst(6 + length)
        return frame
    }

    /// A server's frames are not masked.
    static func bytes(of frame: WSFrame) -> Data {
        let count = frame.payload.count
        var data = Data([(frame.fin ? 0x80 : 0) | frame.opcode.rawValue])
        switch count {
        case ...125: data.append(UInt8(count))
        case ...0xFFFF: data.append(contentsOf: [126, UInt8(count >> 8), UInt8(count & 0xFF)])
        default:
            data.append(127)
            data.append(contentsOf: (0..<8).reversed().map { UInt8(count >> ($0 * 8) & 0xFF) })
        }
        return data + frame.payload
    }
}
