/// Makes paths in the site of a page's relative addresses.
struct AddressResolver {
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    private let page: [UInt8]
    /// The page's, without a slash at its end.
    private let folder: ArraySlice<UInt8>
    /// Kept from one address to the next, so that its memory is.
    private var path: [UInt8] = []

    init(page: String) {
        self.page = Array(page.utf8)
        folder = self.page[..<(self.page.lastIndex(of: Self.slash) ?? 0)]
    }

    /// - Returns: `nil` where an address leads out of the site.
    mutating func path(of address: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard !address.isEmpty else { return page }
        path.removeAll(keepingCapacity: true)
        path.append(contentsOf: folder)
        var start = 0
        while start < address.count {
            let rest = address[start...]
            let end = rest.firstIndex(of: Self.slash) ?? address.count
            guard follow(UnsafeBufferPointer(rebasing: address[start..<end])) else { return nil }
            start = end + 1
        }
        return path
    }

    /// - Returns: Whether that is still in the site.
    private mutating func follow(_ component: UnsafeBufferPointer<UInt8>) -> Bool {
        switch component.count {
        case 0: break
        case 1 where component[0] == Self.dot: break
        case 2 where component[0] == Self.dot && component[1] == Self.dot:
            guard !path.isEmpty else { return false }
            while let last = path.popLast(), last != Self.slash {}
        default:
            if !path.isEmpty { path.append(Self.slash) }
            path.append(contentsOf: component)
        }
        return true
    }
}
