/// A page whose relative links begin at the site's root, wherever it is shown.
package enum RootedLinks {
    package static func of(_ page: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = page[...]
        let mark = UInt8(ascii: "\"")
        while let quote = rest.firstIndex(of: mark), let end = rest[(quote + 1)...].firstIndex(of: mark) {
            result += rest[...quote]
            let isLink = rest[..<quote].hasSuffix(" href=") || rest[..<quote].hasSuffix(" src=")
            if isLink, isRelative(rest[(quote + 1)..<end]) { result.append(UInt8(ascii: "/")) }
            result += rest[(quote + 1)...end]
            rest = rest[(end + 1)...]
        }
        return result + rest
    }

    private static func isRelative(_ link: ArraySlice<UInt8>) -> Bool {
        guard let first = link.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "#") else { return false }
        return !link.contains(UInt8(ascii: ":"))
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
