extension Unicode.Scalar {
    /// Whether a terminal may do something else with it than show it: control characters (with those from U+0080 on, that
    /// begin sequences too), what ends a line, and what turns the direction in which a line is read.
    public var steersTerminals: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: properties.generalCategory == .control
        }
    }
}
