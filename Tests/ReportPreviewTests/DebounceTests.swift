import Testing

@testable import ReportPreview

/// When a change is read, by a clock that the test turns.
@Suite struct DebounceTests {
    @Test func nothingIsDueWhereNothingChanged() {
        var debounce = Debounce()
        #expect(debounce.deadline == nil)
        #expect(debounce.take(at: 1_000_000) == nil)
    }

    @Test func aWholeFileIsReadAfterAMoment() {
        var debounce = Debounce()
        debounce.note("a", .settled, at: 100)
        #expect(debounce.deadline == 105)
        #expect(debounce.take(at: 104) == nil)
        #expect(debounce.take(at: 105) == ["a"])
        #expect(debounce.deadline == nil)
    }

    @Test func aBurstIsReadOnce() {
        var debounce = Debounce()
        for step in 0..<20 { debounce.note("\(step % 5)", .settled, at: 100 + step * 4) }
        #expect(debounce.take(at: 180) == nil)
        #expect(debounce.take(at: 181) == ["0", "1", "2", "3", "4"])
    }

    @Test func whatNeverEndsIsReadAllTheSame() {
        var debounce = Debounce()
        var readings: [Int] = []
        for now in stride(from: 0, through: 2_000, by: 4) {
            debounce.note("a", .settled, at: now)
            if debounce.take(at: now) != nil { readings.append(now) }
        }
        #expect(readings == [500, 1004, 1508])
    }

    /// An editor that moves the old file away, writes a new one and closes it.
    @Test func aFileThatIsWrittenAnewIsNotReadAsGone() {
        var debounce = Debounce()
        debounce.note("a", .gone, at: 0)
        debounce.note("a", .unfinished, at: 40)
        #expect(debounce.take(at: 80) == nil)
        debounce.note("a", .settled, at: 90)
        #expect(debounce.deadline == 95)
        #expect(debounce.take(at: 95) == ["a"])
    }

    @Test func aFileThatIsGoneIsReadAsGone() {
        var debounce = Debounce()
        debounce.note("a", .gone, at: 0)
        #expect(debounce.take(at: 80) == ["a"])
    }

    /// A program that holds the file open and writes now and then.
    @Test func aFileThatIsNeverClosedIsReadWhenQuiet() {
        var debounce = Debounce()
        debounce.note("a", .unfinished, at: 0)
        debounce.note("a", .unfinished, at: 100)
        #expect(debounce.take(at: 349) == nil)
        #expect(debounce.take(at: 350) == ["a"])
    }

    @Test func foldersAndLostEventsMeanEverything() {
        var debounce = Debounce()
        debounce.noteEverything(at: 0)
        #expect(debounce.take(at: 12) == [])
    }

    @Test func aFloodTakesNoMemory() {
        var debounce = Debounce()
        for number in 0..<10_000 { debounce.note("\(number)", .settled, at: 0) }
        #expect(debounce.take(at: 12)?.count == Debounce.mostPaths)
    }
}
