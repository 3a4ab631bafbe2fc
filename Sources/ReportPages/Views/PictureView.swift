import Diagnostics
import ReportModel
import ReportTexts
import SiteFiles
import Templates

/// A picture with its words, from the text or from `bilder.yaml`.
struct PictureView {
    let text: TextRenderer
    let picture: ReadText.Picture

    private var site: SiteContext { text.scope.site }

    /// `nil` after a diagnostic.
    var view: View? {
        guard let path = path, let attachment = site.report.attachments[path] else { return nil }
        let known = site.index.pictures[path]
        guard let alternative = picture.alternativeText ?? known?.alternativeText else {
            site.findings.add(
                Diagnostic(
                    .error, "saknad-alt", "bilden ”\(path)” saknar alternativ text", at: picture.range,
                    help:
                        "skriv vad bilden visar: \(picture.isBlock ? "alt: … på en rad i blocket" : "![text](\(source))"), eller alt: i bilder.yaml"
                ))
            return nil
        }
        let words = picture.caption ?? known?.caption
        let hasCaption = words != nil || known?.photographer != nil || known?.licence != nil
        if hasCaption, picture.standing == .inLabel {
            site.findings.add(
                Diagnostic(
                    .warning, "bildtext-visas-inte",
                    "bilden ”\(path)” har bildtext eller fotograf, som inte visas i en rubrik eller länk",
                    at: picture.range, help: "lägg bilden i ett eget stycke"))
        }
        return [
            "src": site.address(ofFile: path, from: text.scope.page), "alt": alternative,
            "width": attachment.width.map(String.init),
            "height": attachment.height.map(String.init),
            "hasCaption": hasCaption && picture.standing != .inLabel,
            "captionHTML": words.map { HTML(EscapedText.html($0)) }, "photographer": known?.photographer,
            "licence": known?.licence,
        ]
    }

    private var source: String { picture.source }

    private var path: String? {
        switch ReferenceResolver(site: site.facts).resolve(source, in: text.file) {
        case .file(let path, _) where path.hasPrefix("bilder/"): return path
        case .external:
            site.findings.add(
                Diagnostic(
                    .error, "bild-utifrån", "bilden ”\(source)” hämtas från en annan webbplats", at: picture.range,
                    help: "spara bilden i mappen bilder/ och skriv ![text](../bilder/namn.jpg)"))
        case .unreadable: break
        case .problem(id: "okänd-fil", let message, let help) where message.hasPrefix("bilden"):
            site.findings.add(Diagnostic(.error, "okänd-bild", message, at: picture.range, help: help))
        default:
            guard !source.isEmpty else {
                site.findings.add(
                    Diagnostic(
                        .error, "okänd-bild", "bilden saknar adress", at: picture.range,
                        help: "skriv ![text](../bilder/namn.jpg)"))
                break
            }
            let nearest = Suggestion.nearest(
                to: String(source.drop { "./".contains($0) }), among: site.report.attachments.keys.sorted())
            site.findings.add(
                Diagnostic(
                    .error, "okänd-bild", "bilden ”\(source)” finns inte i årgångens mapp", at: picture.range,
                    help: nearest.map { "menade du ”\($0)”?" } ?? "lägg bilden i mappen bilder/, eller rätta namnet"))
        }
        return nil
    }
}
