import Foundation
import ReportOutput

/// Compares what a web server shows with what was built.
public struct WebCheck: Sendable {
    let site: WebAddress

    public init(_ site: WebAddress) { self.site = site }

    /// Why the site could not be compared at all.
    public enum Fault: Error {
        case noReport
        case unreachable(String)
        case failure(PublishingFailure)
    }

    public func run(against built: BuiltReport) throws(Fault) -> PublishedCheck {
        do {
            let (place, digest, published) = try manifest(of: built)
            var sizes = Dictionary(built.manifest.entries.map { ($0.path, $0.size) }, uniquingKeysWith: max)
            for entry in published?.entries ?? [] { sizes[entry.path] = max(sizes[entry.path] ?? 0, entry.size) }
            let paths = sizes.keys.sorted()
            let answers = try WebFetch(site: place).run(
                paths.map { WebFetch.Request(address: place.address(of: $0), limit: (sizes[$0] ?? 0) + 1) })
            var found = [Manifest.fileName: digest]
            var unread: [String: String] = [:]
            for (path, answer) in zip(paths, answers) {
                switch answer {
                case .digest(let digest, _): found[path] = digest
                case .missing: break
                case .failed(let words): unread[path] = words
                }
            }
            return PublishedCheck(
                result: Verification(of: built.manifest, manifestDigest: built.manifestDigest, found: found).with(
                    unread),
                ofItself: published.map { Verification(of: $0, manifestDigest: digest, found: found).with(unread) }
                    ?? Verification.ofItself(found: found, odd: [], manifest: nil, digest: nil))
        } catch let failure as PublishingFailure {
            throw .failure(failure)
        } catch {
            throw error as? Fault ?? .noReport
        }
    }

    /// The published manifest, at the address itself or in the edition's folder there.
    private func manifest(of built: BuiltReport) throws -> (place: WebAddress, digest: String, manifest: Manifest?) {
        for place in [site, site.folder(built.manifest.about.edition)].compactMap({ $0 }) {
            let request = WebFetch.Request(address: place.address(of: Manifest.fileName), limit: 32 << 20)
            switch try WebFetch(site: place, keepsBytes: true).run([request]).first {
            case .digest(let digest, let bytes): return (place, digest, bytes.flatMap { try? Manifest(parsing: $0) })
            case nil, .missing: continue
            case .failed(let words): throw Fault.unreachable(words)
            }
        }
        throw Fault.noReport
    }
}

extension Verification {
    /// The same with files that could not be read: they are neither there nor missing.
    func with(_ unread: [String: String]) -> Verification {
        var copy = self
        copy.missing.removeAll { unread[$0] != nil }
        copy.unread = unread.keys.sorted().map { "\($0): \(unread[$0] ?? "")" }
        return copy
    }
}
