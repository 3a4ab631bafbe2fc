import FlyingFox
import FlyingSocks
import Foundation

/// Serves a preview on 127.0.0.1, at the first port that is free.
public struct PreviewServer: Sendable {
    /// So many ports are tried.
    static let mostPorts = 50

    public let port: UInt16
    private let preview: Preview
    private let server: HTTPServer

    /// The address of a page, to open or to print.
    public func address(path: String = "") -> String { "http://127.0.0.1:\(port)/\(path)" }

    /// - Parameter port: The first port that is tried.
    /// - Returns: A server that listens; `nil` where all ports are taken.
    public static func listening(for preview: Preview, from port: UInt16) async -> PreviewServer? {
        for offset in 0..<Self.mostPorts {
            guard let port = UInt16(exactly: Int(port) + offset),
                let server = try? PreviewServer(preview: preview, port: port)
            else { return nil }
            let running = Task { try await server.server.run() }
            if (try? await server.server.waitUntilListening(timeout: 2)) != nil {
                Task { await server.keepRunning(running) }
                return server
            }
            running.cancel()
        }
        return nil
    }

    private init(preview: Preview, port: UInt16) throws {
        self.preview = preview
        self.port = port
        let configuration = HTTPServer.Configuration(
            address: try .inet(ip4: "127.0.0.1", port: port), timeout: 120, logger: .disabled)
        server = HTTPServer(config: configuration, handler: PreviewHandler(preview: preview, port: port))
    }

    /// Begins again where the server gives up, as when all file descriptors are taken: browsers find back by themselves.
    private func keepRunning(_ first: Task<Void, any Error>) async {
        var running = first
        while true {
            guard case .failure(let error) = await running.result, !(error is CancellationError) else { return }
            try? await Task.sleep(for: .milliseconds(200))
            running = Task { try await server.run() }
        }
    }

    public func stop() async { await server.stop(timeout: 0) }
}
