/// What marks a place that waits for an editor: in a text, in a value or in a YAML comment.
///
/// A word that a person can search for, and that nobody writes by accident. While one is left, the edition says so.
public enum Prompt {
    public static let mark = markBytes.description
    public static let markBytes: StaticString = "FYLL I:"
}
