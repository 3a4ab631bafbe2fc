import Diagnostics
import ReportModel

/// `adress` and `omdirigeringar` in `rapport.yaml`: where the edition is read, and where it was.
struct AddressReader {
    let fields: Fields
    private var findings: Findings { fields.findings }

    // MARK: The public address

    func address() -> Edition.PublicAddress? {
        guard let text = fields.text("adress") else { return nil }
        guard let address = Self.parse(text.value) else {
            findings.error(
                "fel-adress", "”\(text.value)” kan inte vara rapportens adress", at: text.range,
                help: Self.help(for: text.value))
            return nil
        }
        return address
    }

    private static let example = "skriv hela adressen till årgången, till exempel https://www.example.se/resultat/2023/"

    private static func help(for text: String) -> String {
        if text.hasPrefix("http://"), parse("https://" + text.dropFirst(7)) != nil {
            return "skriv https://\(text.dropFirst(7))"
        }
        if text.hasSuffix("index.html"), parse(String(text.dropLast(10))) != nil { return "skriv \(text.dropLast(10))" }
        return parse(text + "/") != nil ? "avsluta med snedstreck: \(text)/" : example
    }

    /// Only letters that every server and program reads alike: a name with å, ä or ö is written as browsers copy it.
    static func parse(_ text: String) -> Edition.PublicAddress? {
        let scheme = "https://"
        guard text.hasPrefix(scheme), text.hasSuffix("/"), text.utf8.count <= 500 else { return nil }
        let rest = text.dropFirst(scheme.count)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let (host, path) = (rest[..<slash], rest[slash...])
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast()
        guard isHost(host), parts.allSatisfy(isPathPart) else { return nil }
        return Edition.PublicAddress(origin: scheme + host, path: String(path))
    }

    private static func isHost(_ host: Substring) -> Bool {
        let parts = host.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.count == 1 || (UInt16(parts[1]) ?? 0) > 0 else { return false }
        let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
                && label.first != "-" && label.last != "-"
        }
    }

    private static func isPathPart(_ part: Substring) -> Bool {
        !part.isEmpty && !part.hasPrefix(".") && part.utf8.allSatisfy { isAlphanumeric($0) || "-._~".utf8.contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    // MARK: Redirects

    /// - Parameter address: The edition's own, which may stand before what was copied from a browser.
    func redirects(address: Edition.PublicAddress?) -> [Edition.Redirect] {
        var redirects: [Edition.Redirect] = []
        for redirect in fields.groups("omdirigeringar", decode: { read($0, address) }) {
            if let earlier = redirects.first(where: { $0.path.lowercased() == redirect.path.lowercased() }) {
                findings.error(
                    "dubbel-omdirigering", "adressen ”\(redirect.path.shownAddress)” leder vidare två gånger",
                    at: redirect.range,
                    help: "den första står på rad \(earlier.range.start.line); ta bort den ena")
            } else {
                redirects.append(redirect)
            }
        }
        return redirects.filter { leadsOnce($0, among: redirects, address) }
    }

    private func read(_ fields: Fields, _ address: Edition.PublicAddress?) -> Edition.Redirect? {
        let from = fields.requiredText("från")
        let target = fields.requiredText("till")
        guard let from, let target else { return nil }
        do {
            return Edition.Redirect(
                path: try SiteFilePath.file(at: from.value, in: address?.text), target: target, range: from.range)
        } catch {
            let (why, help) = Self.words(error, from.value)
            findings.error("fel-omdirigering", "från: ”\(from.value)” \(why)", at: from.range, help: help)
            return nil
        }
    }

    private static func words(_ fault: SiteFilePath.Fault, _ text: String) -> (why: String, help: String) {
        let inside = "skriv bara det som följer efter årgångens egen adress, till exempel kapitel/gammalt-namn/"
        return switch fault {
        case .whole: ("är inte en adress i den här årgången", inside)
        case .absolute: ("börjar med snedstreck", "skriv \(text.drop { $0 == "/" })")
        case .leadsOut: ("leder ut ur årgången eller har tomma delar", inside)
        case .character(let character): ("har tecknet ”\(character)”, som inte kan stå i en gammal adress", inside)
        case .hidden: ("har en del som börjar med punkt; sådana adresser lämnar webbservern inte ut", inside)
        case .tooLong: ("är för lång", inside)
        case .empty: ("är årgångens förstasida", "den finns alltid; ta bort omdirigeringen")
        }
    }

    /// A reader is led once: from one old address to another they would be led twice, or round and round.
    private func leadsOnce(
        _ redirect: Edition.Redirect, among redirects: [Edition.Redirect], _ address: Edition.PublicAddress?
    ) -> Bool {
        let written = redirect.target.value.prefix { $0 != "#" }
        guard let path = try? SiteFilePath.file(at: String(written), in: address?.text),
            let next = redirects.first(where: { $0.path.lowercased() == path.lowercased() })
        else { return true }
        if next.path == redirect.path {
            findings.error(
                "omdirigering-i-ring", "”\(redirect.path.shownAddress)” leder till sig själv",
                at: redirect.target.range,
                help: "skriv adressen som sidan har nu")
        } else {
            findings.error(
                "omdirigering-i-kedja",
                "”\(redirect.path.shownAddress)” leder till ”\(path.shownAddress)”, som själv leder vidare",
                at: redirect.target.range, help: "skriv adressen som sidan har nu, kanske \(next.target.value)")
        }
        return false
    }
}
