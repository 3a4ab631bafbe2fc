import Diagnostics

/// Whether a picture is what its name says, and whole: what a browser shows of a broken one is nothing, or half of it.
///
/// Each form is followed by its own marks from the first byte to its end (PNG with its checksums), without unpacking
/// anything.
enum PictureForm: String {
    case png = "PNG"
    case jpeg = "JPEG"
    case gif = "GIF"
    case webp = "WebP"
    case svg = "SVG"

    /// The form that a file's ending promises.
    init?(extension type: String) {
        switch type {
        case "png": self = .png
        case "jpg", "jpeg": self = .jpeg
        case "gif": self = .gif
        case "webp": self = .webp
        case "svg": self = .svg
        default: return nil
        }
    }

    /// The form that a file's first bytes show.
    init?(bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: Array("GIF8".utf8)) {
            self = .gif
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else if DrawingText.begins(bytes) {
            self = .svg
        } else {
            return nil
        }
    }

    /// What is wrong with a picture, as a message to whoever put it there.
    static func diagnostics(_ bytes: [UInt8], path: String, extension type: String) -> [Diagnostic] {
        guard let promised = PictureForm(extension: type) else { return [] }
        let place = SourceRange(file: SourceFile(path: path, text: ""), line: 1)
        func finding(_ title: String, _ help: String) -> [Diagnostic] {
            [Diagnostic(.error, "trasig-bild", title, at: place, help: help)]
        }
        if bytes.isEmpty { return finding("bilden är tom", "lägg in bilden på nytt") }
        guard let form = PictureForm(bytes: bytes) else {
            return finding(
                "filen är ingen bild av slaget \(promised.rawValue)",
                "öppna den i ett bildprogram, och spara den på nytt som PNG, JPEG, WebP eller SVG")
        }
        guard form == promised else {
            return finding(
                "bilden heter .\(type) men är sparad som \(form.rawValue)",
                "låt namnet sluta på .\(form.ending), här och där bilden används, eller spara den på nytt som \(promised.rawValue)"
            )
        }
        guard let fault = form.fault(in: bytes) else { return [] }
        return finding(fault, "öppna originalet i ett bildprogram, och spara bilden på nytt under samma namn")
    }

    private var ending: String { self == .jpeg ? "jpg" : rawValue.lowercased() }

    private func fault(in bytes: [UInt8]) -> String? {
        let isWhole =
            switch self {
            case .png: PictureMarks.isWholePNG(bytes)
            case .jpeg: PictureMarks.isWholeJPEG(bytes)
            case .gif: PictureMarks.isWholeGIF(bytes)
            case .webp: PictureMarks.isWholeWebP(bytes)
            case .svg: true
            }
        guard isWhole else { return "bilden är inte hel: slutet saknas, eller så är filen skadad" }
        return self == .svg ? DrawingText.fault(in: bytes) : nil
    }
}
