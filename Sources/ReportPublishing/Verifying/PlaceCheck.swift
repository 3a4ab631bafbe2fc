import ReportOutput

/// Compares what lies at a place with what was built, by digests that are computed there.
public struct PlaceCheck: Sendable {
    let shell: Shell

    public init(_ shell: Shell) { self.shell = shell }

    public func run(against built: BuiltReport) throws(PublishingFailure) -> PublishedCheck {
        let answer = try shell.run { $0.add("verify", built.manifest.about.edition) }
        guard let (found, odd) = answer.sums else { throw .cutOff }
        let manifest = answer.text(["manifest", "published"])
        return PublishedCheck(
            result: Verification(of: built.manifest, manifestDigest: built.manifestDigest, found: found, odd: odd),
            ofItself: Verification.ofItself(found: found, odd: odd, manifest: manifest, digest: nil))
    }
}

/// What a verification found.
public struct PublishedCheck: Sendable, Equatable {
    /// Against the report that was built here.
    public var result: Verification
    /// Against the manifest that is published beside it: whole, where another version is published.
    public var ofItself: Verification

    /// Whether what is published is whole, and of another version than what was built here.
    public var isOtherVersion: Bool { !result.isWhole && ofItself.isWhole }
}
