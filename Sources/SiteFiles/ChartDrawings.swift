/// Where charts lie in the site as files of their own.
public enum ChartDrawings {
    /// Where the same drawing lies as PNG when it has been made.
    public static func picturePath(of drawing: String) -> String { drawing.dropLast("svg".count) + "png" }
}

extension RenderedSite {
    /// Every chart as a file of its own.
    public var chartDrawings: [RenderedFile] {
        files.filter { $0.path.hasPrefix("data/") && $0.path.hasSuffix(".svg") }
    }
}

extension RenderedFile {
    /// Where a chart's drawing lies as PNG when that has been made.
    public var picturePath: String { ChartDrawings.picturePath(of: path) }
}
