/// Makes paths in the site of a page's relative addresses.
struct AddressResolver {
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    private let page: [UInt8]
    /// The page's, without a slash at its end.
    private let folder: ArraySlice<UInt8>
    /// From the page to where its site begins: `../../`.
    private let up: [UInt8]
    /// Kept from one address to the next, so that its memory is.
    private var path: [UInt8] = []

    init(page: String) {
        self.page = Array(page.utf8)
        folder = self.page[..<(self.page.lastIndex(of: Self.slash) ?? 0)]
        up = (0..<self.page.count { $0 == Self.slash }).flatMap { _ in [Self.dot, Self.dot, Self.slash] }
    }

    /// What an address says from where the site begins; `nil` where it leads from elsewhere.
    ///
    /// Nearly all lead there and down again, and then this is a path in the site, unless there is none such.
    func fromBeginning(_ address: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        guard address.starts(with: up) else { return nil }
        return UnsafeBufferPointer(rebasing: address[up.count...])
    }

    /// - Returns: `nil` where an address leads out of the site.
    mutating func path(of address: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard !address.isEmpty else { return page }
        path.removeAll(keepingCapacity: true)
        path.append(contentsOf: folder)
        var start = 0
        while start < address.count {
            let end = address[start...].firstIndex(of: Self.slash) ?? address.count
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
            path.removeSubrange((path.lastIndex(of: Self.slash) ?? 0)...)
        default:
            if !path.isEmpty { path.append(Self.slash) }
            path.append(contentsOf: component)
        }
        return true
    }
}
