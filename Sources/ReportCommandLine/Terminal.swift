import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// What stdout is written to.
enum Terminal {
    /// Narrower than this no table is readable; wider lines are hard to follow.
    static let widths = 80...120

    /// How many characters a line may have.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return min(max(Int(size.ws_col), widths.lowerBound), widths.upperBound)
    }

    /// Whether colours may be used: only where a person looks, and has not said no (https://no-color.org).
    static var isColoured: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty
            && environment["TERM"] != "dumb"
    }
}
