import FlyingFox
import Foundation
import Synchronization

/// One browser's open channel: it is told how the report stands, and says nothing itself.
///
/// Every message holds all that is worth knowing, so a browser that reads slowly misses nothing but what has become
/// old: only the latest messages wait for it, however many there were. A browser's channels are not counted among the
/// few connections that it opens to a server at a time, as a waiting request would be.
struct Channel: WSHandler {
    /// So many messages wait; the newest wins.
    private static let mostWaiting = 2
    private static let numbers = Atomic<Int>(0)

    let preview: Preview
    /// The address of the page that the browser shows, which it gives as the query: `?/kapitel/larande-region/`.
    let address: String

    init(preview: Preview, request: HTTPRequest) {
        self.preview = preview
        address = request.target.query()
    }

    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        let (frames, outgoing) = AsyncStream.makeStream(
            of: WSFrame.self, bufferingPolicy: .bufferingNewest(Self.mostWaiting))
        let (preview, id) = (preview, Self.numbers.add(1, ordering: .relaxed).newValue)
        await preview.join(id, address: address) { text in
            outgoing.yield(WSFrame(fin: true, opcode: .text, mask: nil, payload: Data(text.utf8)))
        }
        let listening = Task {
            await Self.listen(to: client, outgoing)
            await preview.leave(id)
            outgoing.finish()
        }
        outgoing.onTermination = { _ in
            listening.cancel()
            Task { await preview.leave(id) }
        }
        return frames
    }

    /// Waits until the browser goes away.
    private static func listen(
        to client: AsyncThrowingStream<WSFrame, any Error>, _ outgoing: AsyncStream<WSFrame>.Continuation
    ) async {
        do {
            for try await frame in client {
                switch frame.opcode {
                case .close: return
                case .ping: outgoing.yield(WSFrame(fin: true, opcode: .pong, mask: nil, payload: frame.payload))
                default: continue
                }
            }
        } catch {
            // The connection broke: the same as a browser that goes away.
        }
    }
}
