/// The keys that a group in a content file may have.
///
/// The one declaration of them: ``Fields`` accepts these keys and no others, and the schemas that help an editor's
/// program to complete and explain them are written from the same values.
public struct Shape: Sendable {
    /// What a value must look like.
    public indirect enum Kind: Sendable {
        case text
        /// Text in Markdown.
        case markdown
        /// a–z, digits and hyphens.
        case id
        case number
        /// A number, or yes or no.
        case numberOrAnswer
        case whole
        case wholes
        case date
        case texts
        /// One of these words.
        case choice([String])
        case group(Shape)
        /// A list of groups; a single one counts as a list of one.
        case groups(Shape)
        /// A group, or the value of its first key alone.
        case groupOrValue(Shape)
        /// Words by number: `{0: Ej påbörjat, 3: Klart}`.
        case wordsByNumber
    }

    /// Where a reader of the report meets the value of a key; a test holds every key to what it says.
    public enum Visibility: Sendable {
        case page
        /// In the open data, and on no page.
        case data
        /// It is for those who make the report, or steers something; with what, as a Swedish phrase.
        case nowhere(String)

        public var isNowhere: Bool { if case .nowhere = self { true } else { false } }
    }

    public struct Key: Sendable {
        public var name: String
        public var kind: Kind
        public var isRequired: Bool
        /// What it means, as a Swedish sentence.
        public var meaning: String
        /// A value as an editor writes it in YAML.
        public var example: String?
        public var visibility = Visibility.page

        /// The meaning, and where the value is seen where that is not on a page.
        public var explanation: String {
            switch visibility {
            case .page: meaning
            case .data: "\(meaning) Syns bara i öppna data."
            case .nowhere(let reason): "\(meaning) Syns inte för läsaren: \(reason)."
            }
        }

        /// The same key, whose value stands in the open data alone.
        var onlyInData: Key { with(.data) }
        /// The same key, whose value no reader sees.
        func unseen(_ reason: String) -> Key { with(.nowhere(reason)) }

        private func with(_ visibility: Visibility) -> Key {
            var key = self
            key.visibility = visibility
            return key
        }
    }

    /// What the group is called in messages, in the definite form: ”delmålet”, ”indikatorn”.
    public var subject: String
    public var keys: [Key]

    init(_ subject: String, _ keys: [Key]) {
        self.subject = subject
        self.keys = keys
    }

    /// A group of which no reader sees anything.
    init(_ subject: String, unseen reason: String, _ keys: [Key]) {
        self.init(subject, keys.map { $0.unseen(reason) })
    }

    public var names: [String] { keys.map(\.name) }
    public subscript(name: String) -> Key? { keys.first { $0.name == name } }
}

extension Shape.Key {
    /// A key that must be there.
    static func must(_ name: String, _ kind: Shape.Kind = .text, _ meaning: String, _ example: String? = nil)
        -> Shape.Key
    {
        Shape.Key(name: name, kind: kind, isRequired: true, meaning: meaning, example: example)
    }

    /// A key that may be left out.
    static func may(_ name: String, _ kind: Shape.Kind = .text, _ meaning: String, _ example: String? = nil)
        -> Shape.Key
    {
        Shape.Key(name: name, kind: kind, isRequired: false, meaning: meaning, example: example)
    }

    static var source: Shape.Key {
        may("källa", .text, "Varifrån uppgiften kommer.", "Årsredovisning 2023, avsnitt 2.3")
    }
}

extension Shape.Kind {
    /// The words of an enumeration.
    static func words<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Shape.Kind
    where Value.RawValue == String {
        .choice(type.allCases.map(\.rawValue))
    }
}
