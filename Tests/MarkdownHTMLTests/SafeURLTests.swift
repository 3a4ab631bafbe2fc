import MarkdownHTML
import Testing

struct SafeURLTests {
    @Test(arguments: [
        "http://exempel.se", "HTTPS://exempel.se/å?a=b&c=d", "mailto:a@b.se", "tel:+4690123456", "#rubrik", "",
        "sida.html",
        "../bilder/x.svg", "/a:b", "a/b:c", "?a=javascript:b", "#javascript:x", "/exempel.se//x", "kapitel-1.html#a:b",
    ])
    func isAllowed(address: String) { #expect(SafeURL.href(address) == address) }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "\tjavascript:x", "java\nscript:x",
        "java\u{0}script:x",
        "\u{1}javascript:x", "java\u{AD}script:x", "java\u{200B}script:x", "vbscript:x", "VBSCRIPT:x",
        "data:text/html,x",
        "data:image/png;base64,x", "file:///etc/passwd", "javascript&colon;x", "javascript&#58;x", "javascript&#x3A;x",
        "&#106;avascript:x", "java&Tab;script:x", "java&NewLine;script:x", "jav&#x0A;ascript:x", "mal:4.1", "blob:x",
        "about:blank",
        "//exempel.se/x", "/\\exempel.se", "\\\\exempel.se\\x", "\t//exempel.se", "/\n/exempel.se", "&sol;/exempel.se",
        "//\u{301}exempel.se",
        "x-y:z", "\u{FEFF}javascript:x", "jav\u{2028}ascript:x",
    ])
    func isRefused(address: String) {
        #expect(SafeURL.href(address) == nil)
        #expect(!SafeURL.isAllowed(address))
    }
}
