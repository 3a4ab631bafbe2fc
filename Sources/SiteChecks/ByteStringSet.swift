#if canImport(Glibc)
    import Glibc
#endif

/// Strings as bytes, each once, in the order in which they were added.
///
/// The ids and links of a site are met by the hundred thousand. As strings each would be validated, have a memory of its
/// own and be hashed with care; here they are only copied, one after another.
struct ByteStringSet: Sendable {
    private var bytes: [UInt8] = []
    /// Where each string ends.
    private var ends: [Int] = []
    /// A power of two, of which at most half are taken: a string lies in the first free one from where its hash leads.
    private var slots = [Slot](repeating: Slot(), count: 16)

    private struct Slot {
        var hash: UInt32 = 0
        /// Which string, counted from one; zero where there is none.
        var number: UInt32 = 0
    }

    var count: Int { ends.count }

    /// - Returns: Whether it was new.
    @discardableResult
    mutating func insert(_ string: UnsafeBufferPointer<UInt8>) -> Bool {
        let hash = Self.hash(of: string)
        let slot = slot(of: string, hash)
        guard slots[slot].number == 0 else { return false }
        bytes.append(contentsOf: string)
        ends.append(bytes.count)
        slots[slot] = Slot(hash: hash, number: UInt32(ends.count))
        if 2 * ends.count > slots.count { growSlots() }
        return true
    }

    @discardableResult
    mutating func insert(_ string: String) -> Bool {
        var string = string
        return string.withUTF8 { insert($0) }
    }

    func contains(_ string: UnsafeBufferPointer<UInt8>) -> Bool { index(of: string) != nil }

    /// Which one a string is, in the order in which they were added.
    func index(of string: UnsafeBufferPointer<UInt8>) -> Int? {
        let number = slots[slot(of: string, Self.hash(of: string))].number
        return number == 0 ? nil : Int(number) - 1
    }

    /// - Parameter index: See ``index(of:)``.
    func withBytes<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(at: index)])) }
    }

    private func range(at index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// Where a string lies, or else where it would.
    private func slot(of string: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot].number != 0 {
            if slots[slot].hash == hash, isSame(string, at: Int(slots[slot].number) - 1) { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func isSame(_ string: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        withBytes(at: index) { known in
            guard known.count == string.count else { return false }
            guard let first = known.baseAddress, let second = string.baseAddress else { return true }
            return memcmp(first, second, known.count) == 0
        }
    }

    private mutating func growSlots() {
        let taken = slots.filter { $0.number != 0 }
        slots = [Slot](repeating: Slot(), count: 2 * slots.count)
        for string in taken {
            var slot = Int(string.hash) & (slots.count - 1)
            while slots[slot].number != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = string
        }
    }

    /// Another in every run, so that nobody can write a text whose ids all meet; nothing that is told depends on it.
    private static let seed = UInt64.random(in: .min ... .max)

    /// Eight bytes at a time; the last eight may overlap those before.
    private static func hash(of string: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let bytes = UnsafeRawBufferPointer(string)
        var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        var rest: UInt64 = 0
        if bytes.count < 8 {
            for byte in string { rest = rest << 8 | UInt64(byte) }
        } else {
            for place in stride(from: 0, to: bytes.count - 8, by: 8) {
                hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            }
            rest = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
        }
        return UInt32(truncatingIfNeeded: mixed(hash ^ rest))
    }

    /// Both halves of the product: every bit of the number moves every bit of the hash.
    private static func mixed(_ number: UInt64) -> UInt64 {
        let product = (number ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
        return product.high ^ product.low
    }
}
