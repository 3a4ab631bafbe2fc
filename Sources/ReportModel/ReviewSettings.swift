import Diagnostics

/// What an edition says about its own review (`kontroller.yaml` and `ordlista.txt`).
public struct ReviewSettings: Sendable {
    /// Where a text begins to be called hard to read, and a picture heavy.
    public struct Limits: Sendable {
        /// LIX of a chapter; 50 is where Björnsson's scale goes from moderate to difficult.
        public var lix = 50
        /// Mean number of words in a chapter's sentences.
        public var meanSentence = 20
        /// Words in one sentence.
        public var longestSentence = 40
        /// Words in one paragraph.
        public var longestParagraph = 140
        /// Kilobytes.
        public var heaviestPicture = 500

        public init() {}
    }

    /// A message that the editors have looked at and leave as it is, with their reason.
    public struct Silence: Sendable {
        /// The id of the message.
        public var id: Sourced<String>
        /// The file or folder (`kapitel/`) that it is about, relative to the edition's folder; `nil` for all of them.
        public var path: Sourced<String>?
        /// Words of the marked line or of the message, where only one of several is meant.
        public var text: String?
        public var reason: String

        public init(id: Sourced<String>, path: Sourced<String>?, text: String?, reason: String) {
            self.id = id
            self.path = path
            self.text = text
            self.reason = reason
        }
    }

    public var limits: Limits
    public var silences: [Silence]
    /// Words, names and abbreviations that are right although no dictionary has them.
    public var words: [String]

    public init(limits: Limits = Limits(), silences: [Silence] = [], words: [String] = []) {
        self.limits = limits
        self.silences = silences
        self.words = words
    }
}
