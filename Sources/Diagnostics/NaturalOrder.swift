/// The order in which people count: `2` before `10`, `mal-9.yaml` before `mal-10.yaml`, `4.9` before `4.10`.
///
/// Numbers within a name are compared as numbers and all else as it is written, so that a chapter never moves because
/// somebody left out a zero. Names that differ only in such zeros keep the order of their text.
public enum NaturalOrder {
    public static func precedes(_ left: String, _ right: String) -> Bool {
        var (first, second) = (left.utf8[...], right.utf8[...])
        while let one = first.first, let other = second.first {
            if isDigit(one), isDigit(other) {
                let (number, rival) = (digits(&first), digits(&second))
                if number.count != rival.count { return number.count < rival.count }
                if !number.elementsEqual(rival) { return number.lexicographicallyPrecedes(rival) }
            } else {
                if one != other { return one < other }
                first.removeFirst()
                second.removeFirst()
            }
        }
        return first.isEmpty && second.isEmpty ? left < right : first.isEmpty
    }

    /// The number that a text begins with, without zeros before it.
    private static func digits(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
        let number = text.prefix(while: isDigit)
        text = text[number.endIndex...]
        return number.drop { $0 == UInt8(ascii: "0") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension Sequence<String> {
    /// In the order in which people count.
    public func naturallySorted() -> [String] { sorted(by: NaturalOrder.precedes) }
}
