/// What is read beyond GitHub-flavoured Markdown.
public struct MarkdownExtensions: Sendable {
    /// The names of the fenced blocks whose inside is Markdown (``Container``).
    public var containers: Set<String>
    /// Whether a bare address ends before the signs that Swedish text sets after it, such as ” « … and –, and one that
    /// begins with `www.` is found after such a sign.
    public var knowsTypography: Bool

    public init(containers: Set<String> = [], knowsTypography: Bool = false) {
        self.containers = containers
        self.knowsTypography = knowsTypography
    }
}
