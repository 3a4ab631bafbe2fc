/// Walks through the words of an HTML text, tags left out.
///
/// A word is a run of letters of Latin-1, which covers the Nordic languages; others are passed over whole.
enum WordScan {
    /// Calls `visit` with every word in small letters and its place in `bytes`.
    static func words(in bytes: ArraySlice<UInt8>, _ visit: (Letters, Range<Int>) -> Void) {
        var letters: [UInt8] = []
        var start = bytes.startIndex
        var place = bytes.startIndex
        func end() {
            if !letters.isEmpty { visit(letters[...], start..<place) }
            letters.removeAll(keepingCapacity: true)
        }
        while place < bytes.endIndex {
            let byte = bytes[place]
            if let (letter, length) = letter(byte, at: place, in: bytes) {
                if letters.isEmpty { start = place }
                letters.append(letter)
                place += length
                continue
            }
            end()
            switch byte {
            case UInt8(ascii: "<"): place = after(UInt8(ascii: ">"), from: place, in: bytes)
            case UInt8(ascii: "&"): place = afterEntity(from: place, in: bytes)
            default: place += 1
            }
        }
        end()
    }

    /// A letter as Latin-1 in small form, and how many bytes it takes.
    private static func letter(_ byte: UInt8, at place: Int, in bytes: ArraySlice<UInt8>) -> (UInt8, Int)? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return (byte, 1)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return (byte + 0x20, 1)
        case 0xC3 where place + 1 < bytes.endIndex:
            let second = bytes[place + 1]
            guard second != 0x97, second != 0xB7 else { return nil }
            return ((second < 0x9F ? second + 0x20 : second) + 0x40, 2)
        default: return nil
        }
    }

    private static func after(_ mark: UInt8, from place: Int, in bytes: ArraySlice<UInt8>) -> Int {
        bytes[place...].firstIndex(of: mark).map { $0 + 1 } ?? bytes.endIndex
    }

    /// `&amp;` is no word; an `&` that begins none stands for itself.
    private static func afterEntity(from place: Int, in bytes: ArraySlice<UInt8>) -> Int {
        let end = bytes[place...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
        return end.map { $0 + 1 } ?? place + 1
    }
}
