/// What an editor writes as a link's address, read once and alike for all who ask: `mal:4.1`, `kapitel:slug#rubrik`, a file
/// of the edition, a web address.
///
/// It says what is meant, not whether that exists: only the whole report knows.
public enum LinkAddress: Sendable, Hashable {
    case goal(number: String)
    case indicator(id: String)
    /// A chapter by its address, or a heading in it by the heading's.
    case chapter(slug: String, heading: String?)
    /// A heading of the chapter in which the link stands.
    case heading(String)
    case perspective(id: String)
    /// As written, so that it need not be the number of one.
    case globalGoal(String)
    case subPriority(number: String)
    /// Not a link: words in another language.
    case language(code: String)
    /// Another site, a mail address, a telephone number.
    case external(String)
    /// A file of the edition as a path, from the text or from the edition's folder.
    case file(String)
    /// Nothing that leads anywhere.
    case unknown(String)

    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// - Parameter written: The address as it stands in the text.
    public init(_ written: String) {
        if written.utf8.first == UInt8(ascii: "#") {
            self = .heading(String(written.dropFirst()))
            return
        }
        guard let colon = written.utf8.firstIndex(of: UInt8(ascii: ":")),
            !written.utf8[..<colon].contains(UInt8(ascii: "/"))
        else {
            self = written.isEmpty || written.utf8.first == UInt8(ascii: "/") ? .unknown(written) : .file(written)
            return
        }
        let name = String(written[written.index(after: colon)...])
        switch written[..<colon].lowercased() {
        case "mal", "mål": self = .goal(number: name)
        case "indikator": self = .indicator(id: name)
        case "kapitel": self = Self.chapter(name)
        case "inriktning": self = .perspective(id: name)
        case "globalt": self = .globalGoal(name)
        case "delprioritering": self = .subPriority(number: name)
        case "språk", "sprak": self = .language(code: name)
        case let scheme: self = Self.schemes.contains(scheme) ? .external(written) : .unknown(written)
        }
    }

    private static func chapter(_ name: String) -> LinkAddress {
        let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return .chapter(slug: parts[0], heading: parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil)
    }

    /// A web page, which can be asked whether it is still there.
    public var webPage: String? {
        guard case .external(let address) = self, address.prefix(8).lowercased().hasPrefix("http") else { return nil }
        return address
    }

    /// Whether it is written as an address, and not perhaps as words in brackets.
    public var isUnmistakable: Bool {
        switch self {
        case .file(let path): path.prefix(4).lowercased() == "www."
        case .unknown: false
        default: true
        }
    }
}

extension GlobalGoal {
    /// The goal whose number is written so.
    public static func numbered(_ written: String) -> GlobalGoal? { Int(written).flatMap(numbered) }
}
