import ReportModel
import Testing

/// What editors write as a link's address or after a block's fence, read in one place.
@Suite struct LinkAddressTests {
    @Test(
        arguments: [
            ("mal:4.1", .goal(number: "4.1")), ("MÅL:4.1", .goal(number: "4.1")),
            ("ma\u{30A}l:4.1", .goal(number: "4.1")),
            ("indikator:a-b", .indicator(id: "a-b")), ("kapitel:bussar", .chapter(slug: "bussar", heading: nil)),
            ("Kapitel:bussar#nytt", .chapter(slug: "bussar", heading: "nytt")),
            ("kapitel:bussar#", .chapter(slug: "bussar", heading: nil)), ("#nytt", .heading("nytt")),
            ("inriktning:x", .perspective(id: "x")), ("Globalt:14", .globalGoal("14")),
            ("delprioritering:1.1", .subPriority(number: "1.1")), ("språk:en", .language(code: "en")),
            ("sprak:en", .language(code: "en")), ("HTTPS://a.example", .external("HTTPS://a.example")),
            ("mailto:a@b.example", .external("mailto:a@b.example")), ("../dokument/a.pdf", .file("../dokument/a.pdf")),
            ("www.a.example", .file("www.a.example")), ("../a/b: c.pdf", .file("../a/b: c.pdf")),
            ("javascript:alert(1)", .unknown("javascript:alert(1)")), ("//a.example", .unknown("//a.example")),
            ("", .unknown("")),
        ] as [(String, LinkAddress)])
    func readsAnAddress(written: String, address: LinkAddress) {
        #expect(LinkAddress(written) == address)
    }

    @Test(
        arguments: [
            ("mål 4.1", BlockName.goal, "4.1"), ("ma\u{30A}l  4.1", .goal, "4.1"),
            ("faktaruta  En  ruta ", .factBox, "En ruta"),
            ("kontakter", .contacts, nil),
        ] as [(String, BlockName, String?)])
    func readsABlocksFirstLine(info: String, name: BlockName, argument: String?) throws {
        let head = try #require(BlockHead(info))
        #expect(head.name == name)
        #expect(head.argument == argument)
    }

    @Test func namesNoBlock() throws {
        #expect(BlockHead(" ") == nil)
        #expect(try #require(BlockHead("python x")).name == nil)
        #expect(BlockName.ofTexts == ["faktaruta", "citat", "språk"])
    }
}
