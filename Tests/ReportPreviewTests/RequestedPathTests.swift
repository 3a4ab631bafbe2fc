import Testing

@testable import ReportPreview

/// An address leads to a path that the site may have, or to nothing at all.
@Suite struct RequestedPathTests {
    @Test(arguments: [
        ("/", "index.html"), ("/index.html", "index.html"), ("/mal/", "mal/index.html"), ("/mal", "mal"),
        ("/mal/4.1/", "mal/4.1/index.html"),
        ("/kapitel/n%C3%A4ra/", "kapitel/nära/index.html"), ("/assets/en%20bild.png", "assets/en bild.png"),
        // Dots are letters like others in a longer name, and so is what is encoded twice: it is decoded once.
        ("/...", "..."), ("/..a", "..a"), ("/%252e%252e/", "%2e%2e/index.html"), ("/%25%32%65", "%2e"),
        ("/%255c", "%5c"),
    ])
    func leadsTo(address: String, path: String) {
        #expect(RequestedPath.resolve(address) == path)
    }

    @Test(arguments: [
        "", "index.html", "http://127.0.0.1/", "*", "//", "//etc/passwd", "/a//b", "/mal//",
        // Up and out, in every clothing.
        "/..", "/../", "/../../etc/passwd", "/mal/../../etc/passwd", "/.", "/./mal", "/mal/./", "/mal/..",
        "/%2e%2e/etc/passwd", "/%2E%2E/", "/.%2e/", "/%2e./", "/%2e", "/mal/%2e%2e/%2e%2e/etc",
        // A slash or a backslash that only shows when decoded.
        "/..%2fetc", "/%2e%2e%2f", "/mal%2findex.html", "/%2fetc%2fpasswd", "/..\\..\\x", "/..%5c..%5cx",
        "/mal%5cindex.html", "/\\",
        // NUL and other control characters.
        "/%00", "/index.html%00.png", "/%0a", "/%0d%0aX", "/%7f", "/\u{0}",
        // What is no proper encoding, or no proper UTF-8: overlong dots and slashes, halves of characters, surrogates.
        "/%", "/%2", "/%zz", "/%u002e", "/%c0%ae%c0%ae/", "/%c0%af", "/%e0%80%af", "/%c3", "/%c3%28", "/%ff",
        "/%ed%a0%80", "/nära",
    ])
    func leadsNowhere(address: String) {
        #expect(RequestedPath.resolve(address) == nil)
    }
}
