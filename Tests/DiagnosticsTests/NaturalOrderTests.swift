import Diagnostics
import Testing

@Suite struct NaturalOrderTests {
    @Test(arguments: [
        ["kapitel/1-a.md", "kapitel/2-b.md", "kapitel/10-c.md", "kapitel/11-d.md"],
        ["mal/mal-9.yaml", "mal/mal-10.yaml"], ["mal-01.yaml", "mal-2.yaml", "mal-010.yaml"], ["4.9", "4.10", "10.1"],
        ["a", "a1", "a1b", "a02", "b"], ["", "0", "00", "1"], ["2-b", "10-a", "inledning", "å"],
        ["18446744073709551616", "18446744073709551617", "99999999999999999999"],
    ])
    func countsAsPeopleDo(names: [String]) {
        #expect(names.reversed().naturallySorted() == names)
        #expect(names.shuffled().naturallySorted() == names)
        for (place, name) in names.enumerated() {
            #expect(!NaturalOrder.precedes(name, name))
            for later in names[(place + 1)...] {
                #expect(NaturalOrder.precedes(name, later) && !NaturalOrder.precedes(later, name))
            }
        }
    }
}
