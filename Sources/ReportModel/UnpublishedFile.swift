/// A file of an edition that lies where published ones do, in a form that is not published.
public struct UnpublishedFile: Sendable, Equatable {
    /// As a Swedish clause: ”bilden ”bilder/a.avif” är av ett slag som inte visas”.
    public var message: String
    public var help: String

    /// - Parameter path: Relative to the edition's folder.
    public init(path: String) {
        let type = path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch type {
        case "avif", "heic", "heif", "jxl", "tif", "tiff", "bmp", "psd", "ai", "eps", "emf", "wmf":
            message = "bilden ”\(path)” är av ett slag (.\(type)) som inte kan visas överallt"
            help = "spara den som JPEG, PNG, WebP eller SVG i bilder/, och skriv det nya namnet"
        case "jpg", "jpeg", "png", "webp", "gif", "svg":
            message = "bilden ”\(path)” ligger inte i bilder/, så den publiceras inte"
            help = "flytta den till bilder/, och skriv det nya namnet"
        case "doc", "rtf", "xls", "ppt", "pptx", "odp", "pages", "numbers":
            message = "filen ”\(path)” är av ett slag (.\(type)) som inte publiceras"
            help = "spara den som PDF i dokument/, och skriv det nya namnet"
        default:
            message = "filen ”\(path)” finns, men publiceras inte"
            help = "lägg den i dokument/ som PDF, eller i bilder/ om den är en bild, och skriv det nya namnet"
        }
    }
}
