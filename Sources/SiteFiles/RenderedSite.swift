/// One file of the site: its path relative to the output folder, and its bytes.
public struct RenderedFile: Sendable {
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}

/// Every file of a report but its manifest, in the order of their paths.
public struct RenderedSite: Sendable {
    public var files: [RenderedFile]

    public init(files: [RenderedFile]) {
        self.files = files.sorted { $0.path < $1.path }
    }
}
