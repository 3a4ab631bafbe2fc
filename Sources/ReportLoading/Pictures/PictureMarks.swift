/// Follows the marks of which the files of pictures are made, to the end that each form has.
///
/// Sources: PNG (W3C, third edition), JPEG (ITU-T T.81, annex B), GIF89a, the container of WebP (RFC 9649).
enum PictureMarks {
    /// Chunks with a length, a name and a checksum each, from `IHDR` over at least one `IDAT` to `IEND`.
    static func isWholePNG(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return false }
        var place = 8
        var hasData = false
        while place + 12 <= bytes.count {
            let length = Int(big: bytes[place..<place + 4])
            let name = bytes[place + 4..<place + 8]
            let end = place + 12 + length
            guard end <= bytes.count, CRC32.of(bytes[place + 4..<end - 4]) == UInt32(Int(big: bytes[end - 4..<end])),
                (place == 8) == name.elementsEqual("IHDR".utf8)
            else { return false }
            if name.elementsEqual("IDAT".utf8) { hasData = true }
            if name.elementsEqual("IEND".utf8) { return hasData }
            place = end
        }
        return false
    }

    /// Segments with a length each; after the scan's head the picture's data, which an end mark closes.
    static func isWholeJPEG(_ bytes: [UInt8]) -> Bool {
        var place = 2
        var hasFrame = false
        while place + 4 <= bytes.count, bytes[place] == 0xFF {
            let mark = bytes[place + 1]
            if mark == 0xFF {
                place += 1
                continue
            }
            if (0xC0...0xCF).contains(mark), ![0xC4, 0xC8, 0xCC].contains(mark) { hasFrame = true }
            let end = place + 2 + Int(big: bytes[place + 2..<place + 4])
            guard end > place + 3, end <= bytes.count else { return false }
            if mark == 0xDA { return hasFrame && hasEnd(bytes[end...]) }
            place = end
        }
        return false
    }

    /// In a picture's data `FF D9` is its end and nothing else.
    private static func hasEnd(_ data: ArraySlice<UInt8>) -> Bool {
        var rest = data
        while let place = rest.firstIndex(of: 0xFF), place + 1 < rest.endIndex {
            if rest[place + 1] == 0xD9 { return true }
            rest = rest[(place + 1)...]
        }
        return false
    }

    /// A head, perhaps colours, and blocks of blocks of at most 255 bytes, to the trailer.
    static func isWholeGIF(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 13 else { return false }
        var place = 13 + colours(bytes[10])
        var hasImage = false
        while place < bytes.count {
            switch bytes[place] {
            case 0x3B: return hasImage
            case 0x21: place += 2
            case 0x2C:
                guard place + 10 < bytes.count else { return false }
                hasImage = true
                place += 11 + colours(bytes[place + 9])
            default: return false
            }
            while place < bytes.count, bytes[place] != 0 { place += 1 + Int(bytes[place]) }
            place += 1
        }
        return false
    }

    /// How many bytes a table of colours takes, by the byte that announces it.
    private static func colours(_ byte: UInt8) -> Int { byte & 0x80 == 0 ? 0 : 3 << (Int(byte & 7) + 1) }

    /// A container whose length stands at its head, of chunks with their lengths, one of which is a picture.
    static func isWholeWebP(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 20 else { return false }
        let end = 8 + Int(little: bytes[4..<8])
        guard end <= bytes.count else { return false }
        var place = 12
        var hasImage = false
        while place + 8 <= end {
            let name = String(decoding: bytes[place..<place + 4], as: UTF8.self)
            let length = Int(little: bytes[place + 4..<place + 8])
            guard place + 8 + length <= end else { return false }
            if ["VP8 ", "VP8L", "ANMF"].contains(name) { hasImage = true }
            place += 8 + length + length % 2
        }
        return hasImage
    }
}

/// The checksum of PNG's chunks (ISO 3309).
private enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        let table = table
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 }
        return value ^ 0xFFFF_FFFF
    }
}

extension Int {
    fileprivate init(big bytes: ArraySlice<UInt8>) { self = bytes.reduce(0) { $0 << 8 | Int($1) } }
    fileprivate init(little bytes: ArraySlice<UInt8>) { self = bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
