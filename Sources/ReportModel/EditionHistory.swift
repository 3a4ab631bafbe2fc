import Diagnostics

extension Edition {
    /// What was changed after publication, and where.
    public struct Correction: Sendable {
        public var date: PartialDate
        /// Where the error stood: words of the author's own, or addresses as texts write them (`mål:1.2`).
        public var places: [Sourced<String>]
        public var change: String
        /// The version in which it was first put right; `nil` where the edition lists no versions.
        public var version: String?
        public var range: SourceRange

        public init(
            date: PartialDate, places: [Sourced<String>], change: String, version: String? = nil, range: SourceRange
        ) {
            self.date = date
            self.places = places
            self.change = change
            self.version = version
            self.range = range
        }
    }

    /// A version that was published.
    public struct Version: Sendable {
        public var name: String
        public var date: PartialDate
        /// What is new in it, in words.
        public var what: String?
        public var range: SourceRange

        public init(name: String, date: PartialDate, what: String?, range: SourceRange) {
            self.name = name
            self.date = date
            self.what = what
            self.range = range
        }
    }

    /// An address that something had, and where it is now.
    public struct Redirect: Sendable {
        /// The file that stands at the old address, relative to the output folder: `kapitel/gammalt/index.html`.
        public var path: String
        public var target: Sourced<String>
        public var range: SourceRange

        public init(path: String, target: Sourced<String>, range: SourceRange) {
            self.path = path
            self.target = target
            self.range = range
        }
    }

    /// Where the edition is published: `https://www.example.se/resultat/2023/`.
    public struct PublicAddress: Sendable, Hashable {
        /// Scheme and host: `https://www.example.se`.
        public var origin: String
        /// From the server's root, with a slash at both ends: `/resultat/2023/`.
        public var path: String

        public init(origin: String, path: String) {
            self.origin = origin
            self.path = path
        }

        public var text: String { origin + path }
    }
}

extension String {
    /// A file's address as a reader meets it: a folder's page without its file name.
    package var shownAddress: String { hasSuffix("/index.html") ? String(dropLast("index.html".count)) : self }
}
