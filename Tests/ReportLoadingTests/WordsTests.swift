import Diagnostics
import Testing

@testable import ReportLoading
@testable import ReportModel

@Suite struct PartialDateTests {
    @Test(
        arguments: [
            ("2023", 2023, nil, nil), ("2023-08", 2023, 8, nil), ("2023-08-31", 2023, 8, 31),
            ("2024-02-29", 2024, 2, 29), ("2000-02-29", 2000, 2, 29),
            ("1000-01-01", 1000, 1, 1), ("9999-12-31", 9999, 12, 31),
        ] as [(String, Int, Int?, Int?)])
    func understands(text: String, year: Int, month: Int?, day: Int?) throws {
        let date = try #require(PartialDate(text))
        #expect(date.year == year)
        #expect(date.month == month)
        #expect(date.day == day)
    }

    @Test(arguments: [
        "", "23", "999", "20230", "2023-", "2023-8", "2023-13", "2023-00", "2023-08-00", "2023-08-32", "2023-06-31",
        "2023-02-29", "1900-02-29", "2023-08-1",
        "2023-08-31-1", "2023/08/31", "31 augusti 2023", " 2023", "２０２３", "-2023", "2023-08-31T12:00", "augusti 2023",
        "0999",
    ])
    func refuses(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test func knowsEveryDayOfALeapCycle() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        for year in [1900, 2000, 2023, 2024] {
            for month in 1...12 {
                let isLeap = year == 2000 || year == 2024
                let length = month == 2 && isLeap ? 29 : lengths[month - 1]
                for day in 1...32 {
                    #expect((PartialDate("\(year)-\(pad(month))-\(pad(day))") != nil) == (day <= length))
                }
            }
        }
    }
}

@Suite struct SubPriorityMentionTests {
    @Test(arguments: [
        ("1.1 Samverkan", "1.1"), ("1:1 Samverkan", "1.1"), ("Samverkan (5:1)", "5.1"), ("Samverkan (5.1)", "5.1"),
        ("Delprioritering 3.3", "3.3"),
        ("Delprioritering 3.3: Kultur", "3.3"), ("delprioritering 3:3 – Kultur", "3.3"), ("12.10 Stort", "12.10"),
        ("2.1", "2.1"),
    ])
    func findsANumber(heading: String, number: String) {
        #expect(SubPriorityMention.number(inHeading: heading) == number)
    }

    /// *Anslag 1:1* is a government grant.
    @Test(arguments: [
        "Beviljade medel ur anslag 1:1", "Anslag 1:1", "Samverkan", "", "Mål 1.1", "Ökning med 3.5 procent",
        "Samverkan 5:1", "(5:1) Samverkan", "1.1.1 Djupt",
        "Delprioritering utan (5:1)", "1 Samverkan", "123.1 Stort", "１.１ Breda siffror", "Delprioritering", "(1.1",
    ])
    func findsNone(heading: String) {
        #expect(SubPriorityMention.number(inHeading: heading) == nil)
    }
}

@Suite struct SectionNamesTests {
    /// The quick way and the way by Unicode's tables give the same.
    @Test func quickAndSlowAgree() {
        for scalar in (UInt32(1)..<0x180).compactMap(Unicode.Scalar.init) {
            for title in ["\(scalar)", " Så\(scalar)går", "Ö \(scalar)\(scalar) DET  ", "\(scalar)\t\n×ßÞ"] {
                #expect(
                    SectionNames.comparable(title) == SectionNames.comparableByTables(title),
                    "\(title.debugDescription)")
            }
        }
    }
}

@Suite struct GlobalGoalMentionTests {
    @Test(arguments: [
        ("Arbetet bidrar till mål 9.", [9]), ("Mål 3: God hälsa och välbefinnande", [3]),
        ("målen 5, 10 och 16", [5, 10, 16]), ("målen 5, 10 samt nr 16.", [5, 10, 16]),
        ("Mål 9, 11 och 17", [9, 11, 17]), ("agenda-mål 4", [4]), ("God hälsa och välbefinnande", [3]),
        ("mål 17 och mål 1", [1, 17]), ("målet 13", [13]),
        ("Målen 8, 9, 10, 11 och 12 berörs; mål 4 också", [4, 8, 9, 10, 11, 12]),
    ])
    func findsGoals(text: String, goals: [Int]) {
        #expect(GlobalGoalMention.mentions(in: LowercaseWords(text)).inOrder == goals)
    }

    @Test(arguments: [
        "", "mål 18", "mål 0", "mål 4.1", "målet nås 2030", "17 mål", "ett mål om 5 procent", "målen är nio",
        "mål nummer ett", "mål 99 och 100",
    ])
    func findsNone(text: String) {
        #expect(GlobalGoalMention.mentions(in: LowercaseWords(text)).isEmpty)
    }
}

@Suite struct LowercaseWordsTests {
    /// The quick way and the way by Unicode's tables give the same.
    @Test(arguments: [
        "Mål 3: God hälsa och VÄLBEFINNANDE.", "målen 5, 10 och 16 – samt ”mål 9”", "Ö-MÅL 4.1 Å × ÷ ÿ ß",
        "a.b:c- .: --", "mål\u{A0}9\r\n10", "", "mål…9 §5 ½",
    ])
    func quickAndSlowAgree(text: String) {
        // An accent from another row makes the whole text take the slow way.
        let slow = words(in: text + " ŕ").dropLast()
        #expect(words(in: text) == Array(slow))
    }

    private func words(in text: String) -> [ArraySlice<UInt8>] {
        let text = LowercaseWords(text)
        return text.words.map { text.bytes[$0] }
    }
}
