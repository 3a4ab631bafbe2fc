/// A picture's size in pixels from its first bytes, so that a page keeps its place while pictures load.
enum PictureSize {
    static func read(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return png(bytes) }
        if bytes.starts(with: [0xFF, 0xD8]) { return jpeg(bytes) }
        if bytes.count > 30, bytes.starts(with: Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WEBP".utf8) {
            return webp(bytes)
        }
        if bytes.starts(with: Array("GIF8".utf8)), bytes.count > 10 { return (little(bytes, 6), little(bytes, 8)) }
        return svg(bytes)
    }

    private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
        bytes.count > 24 ? (big(bytes, 16) << 16 | big(bytes, 18), big(bytes, 20) << 16 | big(bytes, 22)) : nil
    }

    /// Walks the segments to the frame header that holds the size.
    private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
        var index = 2
        while index + 9 < bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (big(bytes, index + 7), big(bytes, index + 5))
            }
            index += 2 + max(2, big(bytes, index + 2))
        }
        return nil
    }

    private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ": return (little(bytes, 26) & 0x3FFF, little(bytes, 28) & 0x3FFF)
        case "VP8L":
            let packed = little(bytes, 21) | little(bytes, 23) << 16
            return (packed & 0x3FFF + 1, packed >> 14 & 0x3FFF + 1)
        case "VP8X":
            let width = little(bytes, 24) | Int(bytes[26]) << 16
            let height = little(bytes, 27) | Int(bytes[29]) << 16
            return (width + 1, height + 1)
        default: return nil
        }
    }

    /// The size of a drawing from its `viewBox`.
    private static func svg(_ bytes: [UInt8]) -> (Int, Int)? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard head.contains("<svg"), let key = head.firstRange(of: "viewBox=") else { return nil }
        let value = head[key.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
        let numbers = value.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
        guard numbers.count == 4, (1...100_000).contains(numbers[2]), (1...100_000).contains(numbers[3]) else {
            return nil
        }
        return (Int(numbers[2].rounded()), Int(numbers[3].rounded()))
    }

    private static func big(_ bytes: [UInt8], _ index: Int) -> Int { Int(bytes[index]) << 8 | Int(bytes[index + 1]) }
    private static func little(_ bytes: [UInt8], _ index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }
}
