import Diagnostics
import Foundation
import ReportLoading
import ReportOutput
import ReportPrint
import SiteFiles

/// Says what stopped the typesetter in the editor's own terms: file, line and what to do.
struct PrintFaults {
    /// Where the place is looked for.
    let content: SourceTree
    let site: [String: RenderedFile]

    func diagnostic(_ fault: PrintFault) -> Diagnostic {
        switch fault.kind {
        case .missing:
            Diagnostic(
                .error, "pdf-saknar-verktyg", "PDF:en kunde inte göras: Typst är inte installerat",
                help: "kör ./build-report med --pdf på en dator med nät; första gången installeras det som behövs")
        case .tookTooLong:
            Diagnostic(
                .error, "pdf-tog-för-lång-tid", "PDF:en blev inte klar på \(fault.words) minuter och avbröts",
                help: "kör igen när datorn är mindre upptagen")
        case .noRoom:
            Diagnostic(
                .error, "pdf-misslyckades",
                "PDF:en kunde inte göras: det gick inte att skriva i \(NSTemporaryDirectory())",
                help: "kontrollera att disken har plats och kör igen")
        case .picture:
            Diagnostic(
                .error, "pdf-bild", "PDF:en kunde inte göras: bilden \(pictureName(fault)) går inte att läsa för tryck",
                at: place(of: pictureName(fault)),
                help: "öppna bilden, spara den på nytt som PNG, JPEG eller SVG under samma namn, och kör igen")
        case .wideTable:
            Diagnostic(
                .error, "pdf-bred-tabell",
                "PDF:en kunde inte göras: tabellen ”\(caption(fault))” ryms inte ens på en liggande sida",
                at: place(of: caption(fault)),
                help: "dela tabellen i två, eller välj färre kolumner")
        case .sign:
            Diagnostic(
                .error, "pdf-tecken",
                "PDF:en kunde inte göras: inget typsnitt har tecknet ”\(fault.sign ?? "")” (\(Self.codes(fault.sign ?? "")))",
                at: place(of: fault.sign ?? ""),
                help: "byt ut tecknet, eller ange ett typsnitt som har det under fonts i Templates/tema.json")
        case .other:
            Diagnostic(
                .error, "pdf-misslyckades", "PDF:en kunde inte göras: \(fault.words)",
                help:
                    "kör ./build-report utan --pdf om bara sidorna behövs; visa meddelandet för den som sköter mallarna i Templates/tryck"
            )
        }
    }

    /// A page that a template has made unreadable for print.
    static func unreadable(_ fault: PrintDocument.Unreadable, page: String) -> Diagnostic {
        Diagnostic(
            .error, "pdf-misslyckades",
            "PDF:en kunde inte göras: \(page) rad \(fault.line) går inte att läsa: \(fault.what)",
            help:
                "rätta mallen som skriver sidan, så att varje element avslutas och varje attribut står inom citattecken"
        )
    }

    // MARK: - Places

    private func pictureName(_ fault: PrintFault) -> String {
        String((fault.path ?? "").split(separator: "/").last ?? "")
    }

    private func caption(_ fault: PrintFault) -> String { fault.caption ?? "" }

    /// The first line in the edition's texts, chapters first, that has these words.
    private func place(of words: String) -> SourceRange? {
        guard !words.isEmpty else { return nil }
        let paths = content.files.keys.sorted().filter { path in
            [".md", ".yaml", ".csv"].contains { path.hasSuffix($0) }
        }
        for path in paths.filter({ $0.hasPrefix("kapitel/") }) + paths.filter({ !$0.hasPrefix("kapitel/") }) {
            let text = String(decoding: content.files[path] ?? [], as: UTF8.self)
            guard let found = text.range(of: words) else { continue }
            let before = text[..<found.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
            return SourceRange(
                file: SourceFile(path: content.shown(path), text: text), line: before.count,
                column: (before.last?.count ?? 0) + 1, length: words.count)
        }
        return nil
    }

    private static func codes(_ sign: String) -> String {
        sign.unicodeScalars.map { scalar in
            let code = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        }.joined(separator: " ")
    }
}
