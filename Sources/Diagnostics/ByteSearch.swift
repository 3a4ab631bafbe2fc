import Glibc

/// Every byte of a report is searched many times for what is rare in it; the C library looks at 32 of them together.
extension Span<UInt8> {
    /// The first place of a byte, at or after another place.
    package func firstPlace(of byte: UInt8, from start: Int = 0) -> Int? {
        withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(byte), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    package func contains(_ byte: UInt8) -> Bool { firstPlace(of: byte) != nil }

    package func isSame(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return withUnsafeBytes { bytes in
            other.withUnsafeBytes { others in
                guard let first = bytes.baseAddress, let second = others.baseAddress else { return true }
                return memcmp(first, second, bytes.count) == 0
            }
        }
    }

    /// Where each line begins: at the start, and after each line feed.
    package var lineStarts: [Int] {
        var starts = [0]
        var place = 0
        while let found = firstPlace(of: UInt8(ascii: "\n"), from: place) {
            place = found + 1
            starts.append(place)
        }
        return starts
    }
}
