import Foundation
import Testing

@testable import ReportCommandLine

/// The programs that `check` asks.
@Suite struct CheckToolsTests {
    @Test func asksHunspell() throws {
        try #require(FileManager.default.isExecutableFile(atPath: Hunspell().program), "hunspell saknas: kör Tests/run")
        let answer = try #require(Hunspell().spelling(["kommun", "komun", "regionen", "xqzzq", "-a", "på\u{301}"]))
        #expect(answer["kommun"] == nil && answer["regionen"] == nil)
        #expect(answer["komun"]?.contains("kommun") == true)
        #expect(answer["xqzzq"] != nil)
        #expect(Hunspell().spelling([]) == [:])
    }

    @Test func noticesThatThereIsNoDictionary() {
        #expect(Hunspell(program: "/finns/inte").spelling(["ord"]) == nil)
        #expect(Hunspell(program: "/bin/false").spelling(["ord"]) == nil)
        #expect(Hunspell(dictionary: "xx_XX").spelling(["ord"]) == nil)
    }
}
