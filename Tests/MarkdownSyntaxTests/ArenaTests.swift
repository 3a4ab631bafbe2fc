import CArena
import Testing

/// The memory that the parser takes: no piece meets another, and what was given back is empty when it is taken again.
@Suite struct ArenaTests {
    @Test(arguments: [1, 7, 100, 5_000])
    func piecesAreEmptyAndApart(count: Int) {
        for round in 0..<3 {
            defer { arena_reset() }
            var pieces: [(start: UnsafeMutableRawPointer, size: Int)] = []
            for number in 0..<count {
                let size = number % 700 + 1
                let piece = arena_calloc(size, 1)!
                #expect((0..<size).allSatisfy { piece.load(fromByteOffset: $0, as: UInt8.self) == 0 })
                #expect(Int(bitPattern: piece) % 16 == 0)
                memset(piece, UInt8(truncatingIfNeeded: number &+ round &+ 1), size)
                pieces.append((piece, size))
            }
            for (number, piece) in pieces.enumerated() {
                let sign = UInt8(truncatingIfNeeded: number &+ round &+ 1)
                #expect((0..<piece.size).allSatisfy { piece.start.load(fromByteOffset: $0, as: UInt8.self) == sign })
            }
        }
    }

    /// What is taken and given back in turn needs no more room than once, and is empty each time.
    @Test(arguments: [1, 16, 200, 1024])
    func aPieceThatWasGivenBackIsTakenAgain(size: Int) {
        defer { arena_reset() }
        let piece = arena_calloc(1, size)!
        let other = arena_calloc(1, size)!
        memset(piece, 1, size)
        arena_free(piece)
        let again = arena_calloc(size, 1)!
        #expect(again == piece)
        #expect((0..<size).allSatisfy { again.load(fromByteOffset: $0, as: UInt8.self) == 0 })
        #expect(arena_calloc(size, 1) != other)
    }

    /// A first piece that is larger than a block.
    @Test func aLargePieceIsNotKept() {
        let large = arena_calloc(3 << 20, 1)!
        memset(large, 1, 3 << 20)
        arena_reset()
        let small = arena_calloc(100, 1)!
        #expect((0..<100).allSatisfy { small.load(fromByteOffset: $0, as: UInt8.self) == 0 })
        arena_reset()
    }

    @Test func aPieceThatGrowsKeepsWhatItHeld() {
        defer { arena_reset() }
        var piece = arena_realloc(nil, 1)!
        piece.storeBytes(of: 42, as: UInt8.self)
        // Beyond the first block, which is a megabyte.
        for power in 1..<23 {
            let size = 1 << power
            piece = arena_realloc(piece, size)!
            #expect(piece.load(as: UInt8.self) == 42)
            #expect(piece.load(fromByteOffset: size / 2 - 1, as: UInt8.self) == 42)
            memset(piece, 42, size)
        }
        #expect(arena_realloc(piece, 3) == piece)
    }

    private func memset(_ piece: UnsafeMutableRawPointer, _ sign: UInt8, _ size: Int) {
        piece.initializeMemory(as: UInt8.self, repeating: sign, count: size)
    }
}
