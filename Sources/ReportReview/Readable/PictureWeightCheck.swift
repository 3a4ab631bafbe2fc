import Diagnostics
import ExactNumbers

/// Pictures that take long to fetch on a phone.
struct PictureWeightCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        let limit = review.settings.limits.heaviestPicture
        return review.report.attachments.keys.sorted().filter { $0.hasPrefix("bilder/") }.compactMap { path in
            guard let picture = review.report.attachments[path], picture.bytes.count > limit * 1000 else { return nil }
            let size = SwedishNumber.format(ExactNumber((picture.bytes.count + 500) / 1000))
            let measures =
                picture.width.flatMap { width in picture.height.map { " och mäter \(width) × \($0) punkter" } } ?? ""
            return Diagnostic(
                .note, "tung-bild", "bilden är \(size) kB\(measures); gränsen är \(limit) kB", at: review.place(path),
                help:
                    "spara den mindre, till exempel högst 1600 punkter bred, som JPEG eller WebP; gränsen står i kontroller.yaml"
            )
        }
    }
}
