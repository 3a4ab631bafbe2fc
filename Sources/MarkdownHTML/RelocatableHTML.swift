/// HTML that is finished but for what depends on where it will stand, as an object file is before it is linked.
///
/// A text that stands on several pages is rendered once: each page copies the bytes and writes its own levels, ids and
/// addresses into the places left for them.
public struct RelocatableHTML: Sendable {
    /// What is to be written between two bytes.
    struct Relocation: Sendable {
        enum Kind: Sendable {
            /// A heading's level as the text has it.
            case headingLevel(Int)
            case idPrefix, idPrefixInAddress, titleID
            case address(OpenPart)
            case html(OpenPart)
            /// A line break, unless what was written before it ended in one.
            case lineStart
        }

        var offset: Int
        var kind: Kind
    }

    let bytes: [UInt8]
    let relocations: [Relocation]
    let marks: Marks
    /// What of it is written: a piece shares all else with the text that it is cut from.
    let stretches: [Stretch]

    init(bytes: [UInt8], relocations: [Relocation], marks: Marks) {
        self.bytes = bytes
        self.relocations = relocations
        self.marks = marks
        stretches = [Stretch(start: Mark(), end: Mark(offset: bytes.count, relocation: relocations.count))]
    }

    init(bytes: [UInt8], relocations: [Relocation], stretches: [Stretch]) {
        self.bytes = bytes
        self.relocations = relocations
        self.stretches = stretches
        marks = Marks()
    }

    /// About how many bytes it comes to at a place: a page that grows beyond what was thought is copied.
    public func expectedCount(at placement: Placement) -> Int {
        let prefix = placement.idPrefix.utf8.count
        var count = 0
        for stretch in stretches {
            count += stretch.end.offset - stretch.start.offset
            for index in stretch.start.relocation..<stretch.end.relocation {
                switch relocations[index].kind {
                case .headingLevel, .lineStart, .titleID: count += 1
                case .idPrefix, .idPrefixInAddress: count += prefix
                case .address: count += 48
                case .html: count += 1024
                }
            }
        }
        return count
    }

    /// The numbers of its open parts, from the first to the last; empty without any.
    public var openParts: Range<Int> {
        let numbers = relocations.lazy.compactMap { relocation in
            switch relocation.kind {
            case .address(let part), .html(let part): part.number
            default: nil
            }
        }
        guard let first = numbers.min(), let last = numbers.max() else { return 0..<0 }
        return first..<last + 1
    }

    /// Whether it is nothing, wherever it stands.
    public var isEmpty: Bool {
        stretches.allSatisfy { $0.start.offset == $0.end.offset && $0.start.relocation == $0.end.relocation }
    }

    /// The finished HTML for one place.
    ///
    /// - Parameters:
    ///   - address: What an open part comes to as a link's address.
    ///   - html: What an open part comes to as HTML.
    public func placed(
        at placement: Placement, address: (OpenPart) -> String, html: (OpenPart) -> [UInt8]
    ) -> [UInt8] {
        var page: [UInt8] = []
        page.reserveCapacity(expectedCount(at: placement))
        write(to: &page, at: placement, address: address, html: html)
        return page
    }

    /// Writes it straight into a page.
    public func write(
        to page: inout [UInt8], at placement: Placement, address: (OpenPart) -> String, html: (OpenPart) -> [UInt8]
    ) {
        var writer = HTMLWriter(continuing: &page)
        for stretch in stretches {
            var start = stretch.start.offset
            for index in stretch.start.relocation..<stretch.end.relocation {
                let relocation = relocations[index]
                writer.finished(bytes, start..<relocation.offset)
                start = relocation.offset
                switch relocation.kind {
                case .headingLevel(let level): writer.number(placement.shifted(level))
                case .idPrefix: writer.text(placement.idPrefix)
                case .idPrefixInAddress: writer.addressValue(placement.idPrefix)
                case .titleID:
                    if let id = placement.titleID {
                        writer.markup(" ")
                        writer.text(id)
                    }
                case .address(let part): writer.addressValue(address(part))
                case .html(let part):
                    let html = html(part)
                    writer.finished(html, html.indices)
                case .lineStart: writer.lineStart()
                }
            }
            writer.finished(bytes, start..<stretch.end.offset)
        }
        writer.finish(&page)
    }
}

/// Something that only the page can write: where a link leads from there, or what is drawn for it there.
///
/// The resolver that leaves it open numbers it, and knows by the number what was meant.
public struct OpenPart: Sendable, Hashable {
    public let number: Int

    public init(number: Int) { self.number = number }
}

/// Where on a page a text stands.
public struct Placement: Sendable {
    /// Before every id, such as `kapitel-3-` where several chapters share a page.
    public var idPrefix = ""
    /// The heading over the whole text, where several texts share a page: it tells their footnotes apart.
    public var titleID: String?
    /// Added to every heading's level; the result stays within 1 to 6.
    public var headingLevelOffset = 0

    /// A text that has its page for itself.
    public init() {}

    /// The level of a heading there that has this one in the text.
    public func shifted(_ level: Int) -> Int { min(max(level + headingLevelOffset, 1), 6) }
}
