import Diagnostics
import Foundation
import ReportLoading

/// Pictures, documents and tables that no text names, and files of kinds that nothing reads.
struct UnusedFileCheck: ReviewCheck {
    private static let pictures: Set<String> = ["png", "jpg", "jpeg", "webp", "gif", "svg"]
    private static let documents: Set<String> = ["pdf", "csv", "xlsx", "docx", "ods", "odt", "txt"]

    func diagnostics(in review: Review) -> [Diagnostic] {
        let texts = review.tree.files.filter { path, _ in
            path != "bilder.yaml" && ["md", "yaml"].contains(Self.type(of: path))
        }.map(\.value)
        return review.tree.files.keys.naturallySorted().compactMap { path in
            if let problem = Self.unreadable(path) {
                return Diagnostic(.note, "okänd-filtyp", problem.message, at: review.place(path), help: problem.help)
            }
            guard Self.isNamedBySomeText(path), !texts.contains(where: { Self.names($0, path) }) else { return nil }
            return Diagnostic(
                .note, "oanvänd-fil", "ingen text visar eller länkar till ”\(path)”", at: review.place(path),
                help:
                    "använd filen, eller ta bort den\(path.hasPrefix("bilder/") || path.hasPrefix("dokument/") ? "; den publiceras annars ändå" : "")"
            )
        }
    }

    /// Whether a file is one that has to be named in a text to be of use.
    private static func isNamedBySomeText(_ path: String) -> Bool {
        let type = type(of: path)
        return path.hasPrefix("bilder/") && pictures.contains(type)
            || path.hasPrefix("dokument/") && documents.contains(type)
            || path.hasPrefix("data/") && type == "csv"
    }

    /// A file that lies where pictures, chapters or tables do, in a form that nothing reads.
    private static func unreadable(_ path: String) -> (message: String, help: String)? {
        let type = type(of: path)
        let known: Set<String> = ["md", "yaml", "yml", "csv", "txt", "xlsx", "docx"]
        if ["avif", "jxl", "heic", "heif", "tif", "tiff", "bmp", "psd", "ai", "eps"].contains(type) {
            return (
                "bilden ”\(path)” kan inte visas överallt", "spara den som JPEG, PNG, WebP eller SVG i bilder/"
            )
        }
        if ["markdown", "mdown", "mkd"].contains(type) {
            return ("filen ”\(path)” läses inte: texter ska ha ändelsen .md", "byt ändelsen till .md")
        }
        if path.hasPrefix("bilder/"), !pictures.contains(type) {
            return ("filen ”\(path)” är ingen bild som läses", "flytta den till dokument/, eller ta bort den")
        }
        if path.hasPrefix("dokument/"), !documents.contains(type) {
            return ("filen ”\(path)” är av ett slag som inte publiceras", "spara den som PDF, eller ta bort den")
        }
        let isElsewhere = ["kapitel/", "mal/", "data/"].contains { path.hasPrefix($0) } || !path.contains("/")
        return isElsewhere && !known.contains(type)
            ? ("filen ”\(path)” läses inte", "flytta den till bilder/ eller dokument/, eller ta bort den") : nil
    }

    private static func names(_ text: [UInt8], _ path: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        // A text may compose the name's letters in another way than the folder.
        let names = [name, name.decomposedStringWithCanonicalMapping]
        return (names + names.map(percentEncoded)).contains { Array($0.utf8).isPart(of: text) }
    }

    private static func percentEncoded(_ name: String) -> String {
        name.utf8.map { byte in
            let isPlain =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._".utf8.contains(byte)
            return isPlain
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    private static func type(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }
}

extension [UInt8] {
    /// Whether these bytes stand unbroken in others.
    fileprivate func isPart(of text: [UInt8]) -> Bool {
        guard let first, text.count >= count else { return isEmpty }
        var start = text.startIndex
        while let found = text[start...].firstIndex(of: first), found + count <= text.count {
            if text[found..<found + count].elementsEqual(self) { return true }
            start = found + 1
        }
        return false
    }
}
