import ReportModel
import Testing

@testable import ReportPublishing

private func name(_ time: Int, _ edition: String = "2023") -> ReleaseName { ReleaseName(time: time, edition: edition) }

private func release(
    _ time: Int, _ edition: String, year: Int?, first: Int? = nil, isDraft: Bool = false, kind: FollowUpKind = .result,
    isMarked: Bool = false
) -> Release {
    Release(
        name: name(time, edition), title: edition, year: year, organisation: nil, isDraft: isDraft, kind: kind,
        isMarkedCurrent: isMarked, publisher: "webb@dator", size: 1,
        manifestDigest: nil, first: first ?? time)
}

@Suite struct ReleaseNameTests {
    @Test func saysTimeAndEdition() {
        #expect(name(1_710_411_300).text == "2024-03-14T101500Z-2023")
        #expect(name(1_710_411_300).touchTime == "202403141015.00")
        #expect(name(1_710_411_300, "2023-delår-aug").text == "2024-03-14T101500Z-2023-delår-aug")
    }

    @Test(arguments: [0, 1, 951_782_399, 1_710_411_300, 4_102_444_799])
    func isReadBack(time: Int) { #expect(ReleaseName(name(time, "2023-delår").text) == name(time, "2023-delår")) }

    @Test(arguments: [
        "", "2023", "2024-03-14T101500Z", "2024-03-14T101500Z-", "2024-13-14T101500Z-2023", "2024-02-30T101500Z-2023",
        "2024-03-14T101500Z-../x",
        "2024-03-14T101500Z-a/b", "+024-03-14T101500Z-2023", "2024-03-14T1015001-2023", "٢٠٢٤-03-14T101500Z-2023",
        "; rm -rf x",
    ])
    func refuses(text: String) { #expect(ReleaseName(text) == nil) }

    @Test func sortsByTimeAsTextToo() {
        let names = [5, 1_710_411_300, 1_710_411_301, 4_000_000_000].map { name($0, "x") }
        #expect(names.shuffled().sorted() == names && names.map(\.text).shuffled().sorted() == names.map(\.text))
    }

    /// Two releases never share a time, whatever the clocks say.
    @Test func theNextIsLaterThanAll() {
        #expect(ReleaseName.next(of: "2023", now: 100, after: []).time == 100)
        #expect(ReleaseName.next(of: "2023", now: 100, after: [100]).time == 101)
        #expect(ReleaseName.next(of: "2023", now: 100, after: [7000, 50]).time == 7001)
    }
}

@Suite struct SwitchHistoryTests {
    private func entry(_ kind: SwitchHistory.Entry.Kind, _ from: Int?, _ to: Int, _ edition: String = "2023")
        -> SwitchHistory.Entry
    {
        .init(
            time: 0, kind: kind, edition: edition, from: from.map { name($0, edition) }, to: name(to, edition),
            who: "webb@dator")
    }

    private func undo(
        _ entries: [SwitchHistory.Entry], live: [Int], kept: ClosedRange<Int> = 1...9, of edition: String? = nil
    ) -> Int?? {
        let live = Dictionary(uniqueKeysWithValues: zip(["2023", "2022"], live).map { ($0, name($1, $0)) })
        let kept = Set(kept.flatMap { [name($0), name($0, "2022")] })
        return SwitchHistory(entries, live: live).undo(of: edition, kept: kept).map { $0.back?.time }
    }

    @Test func goesBackStepByStep() {
        let published = [entry(.publish, nil, 1), entry(.publish, 1, 2), entry(.publish, 2, 3)]
        #expect(undo(published, live: [3]) == 2)
        #expect(undo(published + [entry(.rollback, 3, 2)], live: [2]) == 1)
        #expect(undo(published + [entry(.rollback, 3, 2), entry(.rollback, 2, 1)], live: [1]) == .some(nil))
        #expect(undo(published + [entry(.rollback, 3, 1)], live: [1]) == .some(nil))
        // Forward again by name, and back.
        #expect(undo(published + [entry(.rollback, 3, 1), entry(.rollback, 1, 3)], live: [3]) == 1)
        #expect(undo(published + [entry(.rollback, 3, 2), entry(.publish, 2, 4)], live: [4]) == 2)
    }

    @Test func whatWasNotedAndNeverDoneDoesNotCount() {
        #expect(undo([entry(.publish, nil, 1), entry(.publish, 1, 2), entry(.publish, 2, 3)], live: [2]) == 1)
        #expect(undo([entry(.publish, nil, 1)], live: [2]) == .none)
        #expect(undo([], live: [1]) == .none)
    }

    @Test func passesOverWhatIsNoLongerThere() {
        let published = (1...5).map { entry(.publish, $0 == 1 ? nil : $0 - 1, $0) }
        #expect(undo(published, live: [5], kept: 1...3) == 3)
        #expect(undo(published, live: [5], kept: 5...5) == .some(nil))
    }

    @Test func stepsAreThoseThatARollbackTakes() {
        let entries = [
            entry(.publish, nil, 1), entry(.publish, 1, 2), entry(.rollback, 2, 1), entry(.publish, 1, 3),
            entry(.publish, 3, 4),
        ]
        #expect(SwitchHistory(entries, live: ["2023": name(4)]).steps(of: "2023") == [name(3), name(1)])
        #expect(SwitchHistory(entries, live: ["2023": name(4)]).steps(of: "2022") == [])
    }

    @Test func theLatestSwitchOfAllEditionsIsUndone() {
        let entries = [
            entry(.publish, nil, 1), entry(.publish, nil, 2, "2022"), entry(.publish, 1, 3),
            entry(.publish, 2, 4, "2022"),
        ]
        #expect(undo(entries, live: [3, 4]) == 2)
        #expect(undo(entries, live: [3, 4], of: "2023") == 1)
        #expect(undo(entries + [entry(.rollback, 4, 2, "2022")], live: [3, 2]) == 1)
    }

    @Test func linesAreReadBackAndOthersPassedOver() {
        let entry = entry(.rollback, 3, 1)
        #expect(SwitchHistory.Entry(entry.line.split(separator: "\t").map(String.init)) == entry)
        for line in [
            "", "x", "1\tpublish\t2023\t-\t../../x\twho", "1\tannat\t2023\t-\t\(name(1).text)\twho",
            "1\tpublish\t2023\t-",
        ] {
            #expect(SwitchHistory.Entry(line.split(separator: "\t").map(String.init)) == nil)
        }
        var odd = entry
        odd.who = "a\tb\nc"
        #expect(!odd.line.contains("\n") && odd.line.split(separator: "\t").count == 6)
    }
}

@Suite struct KeepingTests {
    @Test func theNewestAndTheLiveOnesStay() {
        let all = (1...8).map { name($0) } + [name(1, "2022")]
        let dropped = { (live: Int, steps: [Int], count: Int) in
            Retention.dropped(all, edition: "2023", live: [name(live)], steps: steps.map { name($0) }, keeping: count)
                .map(\.time)
        }
        #expect(dropped(8, [7, 6, 5, 4, 3, 2, 1], 5) == [1, 2])
        #expect(dropped(8, [], 5) == [1, 2])
        // All between were taken back: the one to go back to is old, and stays.
        #expect(dropped(8, [1], 5) == [2, 3])
        #expect(dropped(8, [1], 0) == [2, 3, 4, 5, 6, 7], "one is always there to go back to")
        #expect(dropped(1, [], 5) == [2, 3])
        #expect(Retention.dropped(all, edition: "2022", live: [name(1, "2022")], steps: [], keeping: 1) == [])
        #expect(Retention.dropped([name(1)], edition: "2023", live: [], steps: [name(9)], keeping: 5) == [])
    }

    @Test func theCurrentEditionIsTheLatestYears() {
        let old = release(90, "2022", year: 2022)
        let interim = release(95, "2023-delar", year: 2023, first: 10)
        let annual = release(50, "2023", year: 2023, first: 20)
        let draft = release(99, "2024", year: 2024, isDraft: true)
        #expect(CurrentEdition.choose(among: [old, interim, annual, draft]) == "2023")
        #expect(CurrentEdition.choose(among: [draft]) == "2024")
        #expect(CurrentEdition.choose(among: [release(1, "x", year: nil), old]) == "2022")
        #expect(
            CurrentEdition.ordered([old, draft, annual, interim]).map(\.name.edition) == [
                "2023", "2023-delar", "2022", "2024",
            ])
    }

    /// A plan and an interim report come later than the results of the year before, and are not them.
    @Test(arguments: [
        (["2023", "plan-2024"], "2023"), (["2023", "2024-aug"], "2023"), (["plan-2024"], "plan-2024"),
        (["2023", "plan-2024!"], "2023"), (["2023", "2024-aug!"], "2024-aug"), (["2023", "2024-aug!", "2024"], "2024"),
        (["2022!", "2023"], "2022"), (["2022!", "2023!"], "2023"), (["2022!", "2023", "2024-aug"], "2022"),
        (["2023", "2023-ny!"], "2023-ny"), (["2024-aug", "plan-2024"], "2024-aug"),
    ])
    func theCurrentEditionIsOfItsKind(editions: [String], current: String) {
        let releases = editions.enumerated().map { order, text in
            let edition = text.filter { $0 != "!" }
            let kind: FollowUpKind = edition.contains("plan") ? .plan : edition.contains("aug") ? .forecast : .result
            return release(
                order, edition, year: Int(edition.filter(\.isNumber)), kind: kind, isMarked: text.hasSuffix("!"))
        }
        #expect(CurrentEdition.choose(among: releases) == current)
        #expect(CurrentEdition.choose(among: releases.reversed()) == current)
    }

    @Test func notesAreReadBack() {
        let noted = release(7, "2023", year: 2023, first: 3, isDraft: true, kind: .plan, isMarked: true)
        #expect(Release(name: noted.name, note: noted.note.split(separator: "\n").map(String.init)) == noted)
        var odd = noted
        odd.title = "A\nyear=1\u{1B}[31m"
        let read = Release(name: odd.name, note: odd.note.split(separator: "\n").map(String.init))
        #expect(read.year == 2023 && !read.title.unicodeScalars.contains("\u{1B}"))
        #expect(Release(name: noted.name, note: ["brus", "year=x", "size="]).title == "2023")
    }

    @Test func locksAreReadBack() {
        let owner = LockOwner(
            token: "ab12", who: "åsa@dator:x/y z", since: 5, machine: "ff", process: 12, edition: "2023")
        #expect(LockOwner(owner.text) == owner && !owner.text.contains("/") && !owner.text.contains(" "))
        #expect(LockOwner("något annat") == nil && LockOwner("a:b:c:d:e:f") == nil)
        let own = ThisMachine.owner(of: "2023", at: 0)
        #expect(!ThisMachine.isLeft(own))
        let ended = LockOwner(
            token: "a", who: "b", since: 0, machine: ThisMachine.identity, process: 4_194_305, edition: "c")
        #expect(ThisMachine.isLeft(ended))
        let others = LockOwner(token: "a", who: "b", since: 0, machine: "annan", process: 4_194_305, edition: "c")
        #expect(!ThisMachine.isLeft(others))
    }
}

/// What one look at a place finds, among what others have put there.
@Suite struct PlaceStateTests {
    @Test func knowsItsOwnLinksFromOthers() {
        let own = name(5).text
        let state = PlaceState(
            StepAnswer(
                """
                br\there\t/srv
                br\tmask\t0002; touch x
                br\tlink\t2023\t.build-report/releases/\(own)
                br\tlink\taktuell\t2023
                br\tlink\t2022\t.build-report/releases/\(own)
                br\tlink\tkrok\t/etc
                br\tlink\tstig\t.build-report/releases/../../etc
                br\tentry\tindex.html
                br\trelease\t\(own)
                br\trelease\t; rm -rf x
                br\tinfo\t\(own)\tyear=2023
                """.utf8))
        #expect(state.live == ["2023": name(5)] && state.current == "2023")
        #expect(state.foreignLinks == ["2022", "krok", "stig"])
        #expect(state.releases.map(\.year) == [2023])
        #expect(state.isForeign("index.html") && state.isForeign("2022") && !state.isForeign("2023"))
        #expect(state.mask == "0022")
    }

    @Test func aNameThatLeadsElsewhereIsNotOurs() {
        let state = PlaceState(StepAnswer("br\tlink\taktuell\t/srv/annat\n".utf8))
        #expect(state.current == nil && state.isForeign("aktuell"))
    }

    private func state(_ names: [ReleaseName], live: ReleaseName) -> PlaceState {
        let lines =
            names.map { "br\trelease\t\($0.text)" } + ["br\tlink\t\(live.edition)\t.build-report/releases/\(live.text)"]
        return PlaceState(StepAnswer(lines.joined(separator: "\n").utf8))
    }

    @Test func choosesWhatToGoBackTo() throws {
        let there = state([name(1), name(2), name(100_000)], live: name(2))
        // Nothing is noted: what was made before.
        #expect(try RollbackChoice(nil, in: there).target.name == name(1))
        #expect(try RollbackChoice("2023", in: there).target.name == name(1))
        #expect(try RollbackChoice("1970-01-02", in: there).target.name == name(100_000))
        #expect(throws: RollbackChoice.Fault.several([name(1).text, name(2).text])) {
            try RollbackChoice("1970-01-01", in: there)
        }
        #expect(throws: RollbackChoice.Fault.unknown("2031")) { try RollbackChoice("2031", in: there) }
        #expect(throws: RollbackChoice.Fault.alreadyLive(name(2).text)) { try RollbackChoice(name(2).text, in: there) }
        #expect(throws: RollbackChoice.Fault.noEarlier(edition: "2023")) {
            try RollbackChoice(nil, in: state([name(1)], live: name(1)))
        }
        #expect(throws: RollbackChoice.Fault.nothingPublished) {
            try RollbackChoice(nil, in: PlaceState(StepAnswer([])))
        }
    }
}
