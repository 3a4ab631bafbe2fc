import Foundation

/// The words that paper has and no page: from the same file as those of the pages.
enum PrintWords {
    /// By the name that the print template asks for: the name in `ord/sv.json`.
    private static let names = [
        "page": "pageAbbreviation", "draft": "draft", "indicators": "indicatorIndex", "data": "reportAsData",
    ]

    static func read(_ templates: [String: [UInt8]]) -> [String: String] {
        let file = templates["ord/sv.json"].flatMap {
            try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]
        }
        let words = file?["words"] as? [String: String] ?? [:]
        return names.mapValues { words[$0] ?? "" }
    }
}
