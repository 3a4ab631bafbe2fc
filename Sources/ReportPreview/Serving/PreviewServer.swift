import FlyingFox
import FlyingSocks
import Foundation

/// Serves a preview on 127.0.0.1, at the first port that is free.
///
/// Sockets, requests and the handshake of a channel come from FlyingFox; its own server is not used, since it reads a line
/// or a header of any length before anyone can refuse it.
public struct PreviewServer: Sendable {
    /// So many ports are tried.
    static let mostPorts = 50

    public let port: UInt16
    private let listener: Socket
    private let handler: PreviewHandler
    private let room = ConnectionRoom()

    /// The address of a page, to open or to print.
    public func address(path: String = "") -> String { "http://127.0.0.1:\(port)/\(path)" }

    /// - Parameter port: The first port that is tried.
    /// - Returns: A server that listens; `nil` where all ports are taken.
    public static func listening(for preview: Preview, from port: UInt16) async -> PreviewServer? {
        for offset in 0..<Self.mostPorts {
            guard let port = UInt16(exactly: Int(port) + offset) else { return nil }
            guard let server = try? PreviewServer(preview: preview, port: port) else { continue }
            Task.detached { await server.keepRunning() }
            return server
        }
        return nil
    }

    private init(preview: Preview, port: UInt16) throws {
        self.port = port
        handler = PreviewHandler(preview: preview, port: port)
        listener = try Socket(domain: Int32(AF_INET))
        do {
            try listener.setValue(true, for: .localAddressReuse)
            try listener.bind(to: .inet(ip4: "127.0.0.1", port: port))
            try listener.listen()
        } catch {
            try? listener.close()
            throw error
        }
    }

    /// Begins again where the server gives up: browsers find back by themselves.
    private func keepRunning() async {
        while !Task.isCancelled {
            try? await run(HTTPServer.defaultPool())
            try? await Task.sleep(for: .milliseconds(200))
        }
    }

    private func run(_ pool: some AsyncSocketPool) async throws {
        try await pool.prepare()
        let socket = try AsyncSocket(socket: listener, pool: pool)
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await pool.run() }
            while true {
                guard let guest = try await next(socket) else { continue }
                guard let number = room.admit(guest.socket) else {
                    try? guest.close()
                    continue
                }
                let connection = Connection(socket: guest, pool: pool, number: number, room: room, handler: handler)
                group.addTask { await connection.serve() }
            }
        }
    }

    /// - Returns: `nil` where the system has no descriptor left for it.
    private func next(_ socket: AsyncSocket) async throws -> AsyncSocket? {
        do { return try await socket.accept() } catch {
            try Task.checkCancellation()
            room.makeRoom()
            try await Task.sleep(for: .milliseconds(50))
            return nil
        }
    }
}
