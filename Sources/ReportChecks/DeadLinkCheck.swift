import Diagnostics
import Parallelism

/// A link within the site that leads to no file or to no place on its page.
struct DeadLinkCheck: Check {
    func diagnostics(in pages: [PageOutline], paths: Set<String>) -> [Diagnostic] {
        let ids = Dictionary(pages.map { ($0.path, $0.ids) }, uniquingKeysWith: { first, _ in first })
        return pages.concurrentMap { page in Self.diagnostics(in: page, ids: ids, paths: paths) }.flatMap { $0 }
    }

    /// - Parameters:
    ///   - ids: The places on every page, by its path.
    ///   - paths: Every file of the site.
    private static func diagnostics(in page: PageOutline, ids: [String: Set<String>], paths: Set<String>)
        -> [Diagnostic]
    {
        // Hundreds of links lead from a page to a few others.
        var targets: [Substring: String?] = [:]
        return page.links.compactMap { link -> Diagnostic? in
            let end = link.utf8.firstIndex(of: UInt8(ascii: "#")) ?? link.endIndex
            let address = link[..<end]
            let target = targets[address] ?? { address.isEmpty ? page.path : resolve(address, from: page.path) }()
            targets[address] = .some(target)
            guard let target, paths.contains(target) else { return problem(page, link, "filen finns inte") }
            let fragment = link[end...].dropFirst()
            guard !fragment.isEmpty, let known = ids[target], !known.contains(String(fragment)) else { return nil }
            return problem(page, link, "stället ”\(fragment)” finns inte på sidan")
        }
    }

    private static func problem(_ page: PageOutline, _ link: String, _ why: String) -> Diagnostic {
        Diagnostic(
            .error, "död-länk", "sidan \(page.path) länkar till ”\(link)”: \(why)",
            help: "rätta länken i texten som sidan är gjord av")
    }

    /// A relative address as a path in the site; `nil` where it leads out of it.
    private static func resolve(_ link: Substring, from page: String) -> String? {
        var folder = page[...].parent
        var rest = link.utf8
        while rest.starts(with: "../".utf8) {
            guard !folder.isEmpty else { return nil }
            folder = folder.parent
            rest = rest.dropFirst(3)
        }
        let isPlain = !rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains {
            $0.isEmpty || $0.first == UInt8(ascii: ".")
        }
        guard isPlain else { return resolveStepByStep(link, from: page) }
        return folder.isEmpty ? String(Substring(rest)) : folder + "/" + Substring(rest)
    }

    private static func resolveStepByStep(_ link: Substring, from page: String) -> String? {
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

extension Substring {
    /// The path without its last component.
    fileprivate var parent: Substring { utf8.lastIndex(of: UInt8(ascii: "/")).map { self[..<$0] } ?? "" }
}
