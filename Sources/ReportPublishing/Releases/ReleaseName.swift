import Foundation

/// A release's name: when it was made (UTC) and of which edition, `2024-03-14T101500Z-2023`.
///
/// It sorts by time, says to a person what it is, and is a folder's name on any file system.
public struct ReleaseName: Sendable, Hashable {
    /// Seconds since 1970.
    public let time: Int
    public let edition: String

    init(time: Int, edition: String) {
        self.time = time
        self.edition = edition
    }

    /// - Parameter text: As ``text`` writes it; anything else is no release of ours.
    public init?(_ text: String) {
        let stamp = text.prefix(Self.stampLength)
        guard stamp.utf8.count == Self.stampLength, text.dropFirst(Self.stampLength).hasPrefix("-"),
            let time = Self.time(of: stamp)
        else { return nil }
        self.init(time: time, edition: String(text.dropFirst(Self.stampLength + 1)))
        guard !edition.isEmpty, !edition.contains("/"), self.text == text else { return nil }
    }

    public var text: String { Self.stamp(time, "%04d-%02d-%02dT%02d%02d%02dZ") + "-" + edition }

    /// As `touch -t` wants it.
    var touchTime: String { Self.stamp(time, "%04d%02d%02d%02d%02d.%02d") }

    /// A name later than all that are there.
    ///
    /// Clocks differ and are set back. Every file that is new in a release gets the release's time, by which a server
    /// tells its versions apart: so no two releases of a place may share one, whoever made them.
    static func next(of edition: String, now: Int, after others: some Sequence<Int>) -> ReleaseName {
        ReleaseName(time: max(now, (others.max() ?? 0) + 1), edition: edition)
    }

    private static let stampLength = "2024-03-14T101500Z".count

    private static func stamp(_ time: Int, _ format: String) -> String {
        var seconds = time_t(time)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return String(
            format: format, Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour),
            Int(parts.tm_min),
            Int(parts.tm_sec))
    }

    private static func time(of stamp: Substring) -> Int? {
        let digits = stamp.filter(\.isASCII).split(whereSeparator: { "-TZ".contains($0) })
        guard digits.count == 4, digits.allSatisfy({ $0.allSatisfy(\.isNumber) }), digits[3].count == 6,
            let clock = Int(digits[3]),
            let year = Int32(digits[0]), let month = Int32(digits[1]), let day = Int32(digits[2])
        else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, month - 1, day)
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (
            Int32(clock / 10000), Int32(clock / 100 % 100), Int32(clock % 100)
        )
        return Int(timegm(&parts))
    }
}

extension ReleaseName: Comparable {
    public static func < (left: ReleaseName, right: ReleaseName) -> Bool {
        (left.time, left.edition) < (right.time, right.edition)
    }
}
