/// Writes text as one word of POSIX sh, whatever it holds.
///
/// The only way by which a path, a name or a person's text comes into a script: between single quotes nothing means
/// anything to the shell but the quote itself.
enum ShellQuoting {
    static func quote(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
