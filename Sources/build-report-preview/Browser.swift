import Foundation

/// The desktop's own way to open an address, where there is a desktop.
enum Browser {
    static func open(_ address: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard ["DISPLAY", "WAYLAND_DISPLAY"].contains(where: { environment[$0]?.isEmpty == false }) else { return }
        let opener = Process()
        opener.executableURL = URL(fileURLWithPath: "/usr/bin/xdg-open")
        opener.arguments = [address]
        opener.standardOutput = FileHandle.nullDevice
        opener.standardError = FileHandle.nullDevice
        // Without a way to open it, the address is there to read.
        try? opener.run()
    }
}
