import Diagnostics
import SeededNumbers
import Testing

@testable import ReportLoading

@Suite struct PictureSizeTests {
    private static func big(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
    private static func little(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0] + big(640) + [0, 0]
        + big(480) + [8, 6]
    private static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0] + big(4) + [1, 2] + [0xFF, 0xC4] + big(3) + [9] + [0xFF, 0xC2] + big(17) + [8]
        + big(480) + big(640) + [3, 1]
    private static let gif: [UInt8] = Array("GIF89a".utf8) + little(640) + little(480) + [0]
    private static let webp: [UInt8] =
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0] + [0x7F, 0x02, 0] + [
            0xDF, 0x01, 0,
        ] + [0]
    private static let svg = Array("<?xml version=\"1.0\"?><svg viewBox=\"0 0 640 480\"></svg>".utf8)

    @Test(arguments: [png, jpeg, gif, webp, svg, Array("<svg viewBox='0,0,639.6,480'/>".utf8)])
    func readsTheSize(bytes: [UInt8]) throws {
        let size = try #require(PictureSize.read(bytes))
        #expect(size.width == 640)
        #expect(size.height == 480)
    }

    @Test(arguments: [
        "", "<svg/>", "<svg viewBox=\"0 0 0 0\"/>", "<svg viewBox=\"0 0 nan inf\"/>", "<svg viewBox=\"0 0 1e9 5\"/>",
        "viewBox=\"0 0 5 5\"", "<svg viewBox=",
    ])
    func knowsWhenItDoesNot(text: String) {
        #expect(PictureSize.read(Array(text.utf8)) == nil)
    }

    @Test func survivesEveryCutAndAnyByte() {
        var generator = SeededGenerator(seed: 7)
        for picture in [Self.png, Self.jpeg, Self.gif, Self.webp, Self.svg] {
            for length in 0...picture.count { _ = PictureSize.read(Array(picture.prefix(length))) }
            for _ in 0..<500 {
                var bytes = picture
                for _ in 0..<3 {
                    bytes[Int.random(in: 2..<bytes.count, using: &generator)] = UInt8.random(
                        in: 0...255, using: &generator)
                }
                _ = PictureSize.read(bytes)
            }
        }
    }
}

/// What a drawing must not carry; the golden case `osaker-svg` pins the messages.
@Suite struct SVGSafetyTests {
    private func isRefused(_ bytes: [UInt8]) -> Bool { !SVGSafety.diagnostics(bytes, path: "x.svg").isEmpty }
    private func isRefused(_ content: String) -> Bool {
        isRefused(Array("<svg xmlns=\"http://www.w3.org/2000/svg\">\(content)</svg>".utf8))
    }

    @Test(arguments: [
        "<script/>", "<SCRIPT>1</SCRIPT>", "<svg:script/>", "<g onload='x'/>", "<g\r\nonload='x'/>",
        "<g\tonclick = \"x\"/>", "<g a=\"\"onload='x'/>", "<g/onload='x'>",
        "<a href=\"javascript:x\"/>", "<a href = 'javascript:x'/>", "<a xlink:href=\"JAVASCRIPT:x\"/>",
        "<a href=\"&#106;avascript:x\"/>", "<a href=\" javascript:x\"/>",
        "<image href=\"https://x.se\"/>", "<image href=\"//x.se\"/>", "<use href=\"andra.svg#a\"/>",
        "<use href=\"data:image/svg+xml,x\"/>",
        "<style>a{fill:url(https://x.se)}</style>", "<style>a{fill:url( 'https://x.se')}</style>",
        "<style>@IMPORT 'x'</style>", "<foreignObject/>", "<x:foreignObject/>",
        "<animate/>", "<set/>", "<animateTransform/>", "<!ENTITY a 'b'>", "<!DOCTYPE svg>",
        "<?xml-stylesheet href='#a'?>", "<iframe/>", "<handler/>",
        "<style>a{fill:\\75rl(https://x.se)}</style>", "<g style='fill:u\\72l(//x.se)'/>", "<g fill='ur\\6c(//x.se)'/>",
        "<g style='fill:&#117;rl(//x.se)'/>", "<g style='fill:&#x75;rl(//x.se)'/>",
        "<g style='fill:&#92;75rl(//x.se)'/>",
        "<style>a{mask:image-set('#a' 1x, 'https://x.se' 2x)}</style>",
        "<style>a{mask:-webkit-image-set('//x.se' 1x)}</style>",
        "<style>a{background:image('//x.se')}</style>", "<style>a{background:cross-fade('//x.se', red)}</style>",
        "<style>@font-face{src:src('//x.se')}</style>", "<a href='&#104;ttps://x.se'/>",
    ])
    func refuses(content: String) {
        #expect(isRefused(content))
    }

    @Test(arguments: [
        "<path d='M0 0'/>", "<use href='#a'/>", "<use xlink:href=\"#a\"/>", "<g fill='url(#a)'/>",
        "<image href='data:image/png;base64,AA'/>", "<text>på = av, on</text>",
        "<text>skript</text>", "<g clip-path='url( #a )'/>", "<style>a{fill:red}</style>",
        "<title>region on line</title>", "<setting/>", "<text>C:\\Mapp</text>", "<text>&#229;r (image) 3</text>",
        "<g transform='translate(1)'/>",
    ])
    func allows(content: String) {
        #expect(!isRefused(content))
    }

    @Test func refusesWhatABrowserMightReadOtherwise() {
        #expect(isRefused([0xFF, 0xFE] + "<svg/>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }))
        #expect(isRefused(Array("<svg>".utf8) + [0] + Array("</svg>".utf8)))
        #expect(isRefused(Array("<svg>".utf8) + [0xE5] + Array("</svg>".utf8)))
        #expect(isRefused(Array("<?xml version='1.0' encoding='utf-7'?><svg/>".utf8)))
        #expect(!isRefused(Array("<?xml version='1.0' encoding='UTF-8'?><svg/>".utf8)))
    }
}
