/// Characters written by their numbers (`&#117;`, `&#x75;`), put in their place.
enum CharacterReferences {
    /// Marks of XML itself stay as they are written: put in place they would be read as tags and ends of attributes.
    private static let kept = Array("<>&\"'".utf8)

    static func decoded(_ text: [UInt8]) -> [UInt8] {
        var made: [UInt8] = []
        made.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            if text[place] == UInt8(ascii: "&"), let (scalar, end) = reference(at: place, in: text) {
                made += Array(String(Character(scalar)).lowercased().utf8)
                place = end
            } else {
                made.append(text[place])
                place += 1
            }
        }
        return made
    }

    private static func reference(at start: Int, in text: [UInt8]) -> (Unicode.Scalar, Int)? {
        guard start + 2 < text.count, text[start + 1] == UInt8(ascii: "#"),
            let end = text[start...].prefix(16).firstIndex(of: UInt8(ascii: ";"))
        else { return nil }
        let written = String(decoding: text[(start + 2)..<end], as: UTF8.self).lowercased()
        let number = written.hasPrefix("x") ? UInt32(written.dropFirst(), radix: 16) : UInt32(written)
        guard let number, let scalar = Unicode.Scalar(number) else { return nil }
        if let byte = UInt8(exactly: number), kept.contains(byte) { return nil }
        return (scalar, end + 1)
    }
}
