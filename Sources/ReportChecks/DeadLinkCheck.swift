import Diagnostics

/// A link within the site that leads to no file or to no place on its page.
struct DeadLinkCheck: Check {
    func diagnostics(in pages: [PageOutline], paths: Set<String>) -> [Diagnostic] {
        let ids = Dictionary(pages.map { ($0.path, Set($0.ids)) }, uniquingKeysWith: { first, _ in first })
        return pages.flatMap { page in
            var seen = Set<String>()
            return page.links.compactMap { link -> Diagnostic? in
                guard !Self.isExternal(link), seen.insert(link).inserted else { return nil }
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let target = parts[0].isEmpty ? page.path : Self.resolve(String(parts[0]), from: page.path)
                guard let target, paths.contains(target) else { return Self.problem(page, link, "filen finns inte") }
                guard parts.count > 1, !parts[1].isEmpty, let known = ids[target] else { return nil }
                return known.contains(String(parts[1])) ? nil : Self.problem(page, link, "stället ”\(parts[1])” finns inte på sidan")
            }
        }
    }

    private static func problem(_ page: PageOutline, _ link: String, _ why: String) -> Diagnostic {
        Diagnostic(.error, "död-länk", "sidan \(page.path) länkar till ”\(link)”: \(why)", help: "rätta länken i texten som sidan är gjord av")
    }

    private static func isExternal(_ link: String) -> Bool {
        let scheme = link.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
        return link.hasPrefix("//") || link.dropFirst(scheme.count).first == ":"
    }

    /// A relative address as a path in the site; `nil` where it leads out of it.
    private static func resolve(_ link: String, from page: String) -> String? {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for component in link.split(separator: "/") {
            switch component {
            case ".": continue
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(String(component))
            }
        }
        return parts.joined(separator: "/")
    }
}
