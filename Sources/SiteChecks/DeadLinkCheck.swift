import Diagnostics
import Foundation
import Parallelism

/// A link within the site that leads to no file or to no place on its page.
struct DeadLinkCheck: Check {
    func diagnostics(in pages: [PageOutline], paths: Set<String>) -> [Diagnostic] {
        let targets = LinkTargets(pages, paths: paths)
        return pages.concurrentMap { page in Self.diagnostics(in: page, targets) }.flatMap { $0 }
    }

    private static func diagnostics(in page: PageOutline, _ targets: LinkTargets) -> [Diagnostic] {
        var resolver = AddressResolver(page: page.path)
        return (0..<page.links.count).compactMap { index in
            page.links.withBytes(at: index) { link in
                targets.fault(of: link, &resolver).map { fault in
                    Diagnostic(
                        .error, .`död-länk`,
                        "sidan \(page.path) länkar till ”\(String(decoding: link, as: UTF8.self))”: \(fault)",
                        help: "rätta länken i texten som sidan är gjord av")
                }
            }
        }
    }
}

/// Where the links of a site may lead.
private struct LinkTargets: Sendable {
    /// Every file of the site, the pages first.
    private var files = ByteStringSet()
    /// The places on each page.
    private var ids: [ByteStringSet] = []

    init(_ pages: [PageOutline], paths: Set<String>) {
        for page in pages where files.insert(page.path) { ids.append(page.ids) }
        for path in paths { files.insert(path) }
    }

    /// Why a link leads nowhere; `nil` where it does not.
    func fault(of link: UnsafeBufferPointer<UInt8>, _ resolver: inout AddressResolver) -> String? {
        let end = link.firstIndex(of: UInt8(ascii: "#")) ?? link.count
        let address = UnsafeBufferPointer(rebasing: link[..<end])
        guard let target = target(of: address, &resolver) else { return "filen finns inte" }
        let fragment = UnsafeBufferPointer(rebasing: link[end...].dropFirst())
        guard target < ids.count, !fragment.isEmpty, !ids[target].contains(fragment) else { return nil }
        return "stället ”\(String(decoding: fragment, as: UTF8.self))” finns inte på sidan"
    }

    /// A browser asks for the name that an encoded one stands for.
    private func target(of address: UnsafeBufferPointer<UInt8>, _ resolver: inout AddressResolver) -> Int? {
        guard address.contains(UInt8(ascii: "%")),
            let name = String(decoding: address, as: UTF8.self).removingPercentEncoding
        else { return file(at: address, &resolver) }
        return Array(name.utf8).withUnsafeBufferPointer { file(at: $0, &resolver) }
    }

    private func file(at address: UnsafeBufferPointer<UInt8>, _ resolver: inout AddressResolver) -> Int? {
        // A file's path has nothing in it to follow: what says it is the way to it.
        if let path = resolver.fromBeginning(address), let file = files.index(of: path) { return file }
        return resolver.path(of: address)?.withUnsafeBufferPointer(files.index)
    }
}
