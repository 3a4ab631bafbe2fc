import Foundation

/// A colour of the theme, for the measures by which people tell colours apart.
struct Colour: Equatable {
    /// Linear light from 0 to 1.
    let red, green, blue: Double

    /// A colour as the theme writes it: `#0a5a66`.
    init?(_ text: String) {
        let digits = Array(text.utf8.dropFirst())
        guard text.hasPrefix("#"), digits.count == 6,
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else {
            return nil
        }
        let channel = { (shift: UInt32) in Self.linear(Double((value >> shift) & 255) / 255) }
        self.init(red: channel(16), green: channel(8), blue: channel(0))
    }

    private init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// sRGB to linear light (IEC 61966-2-1).
    private static func linear(_ value: Double) -> Double {
        value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// Relative luminance, as WCAG 2.1 defines it.
    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    /// The contrast ratio of WCAG 2.1, from 1 to 21.
    func contrast(to other: Colour) -> Double {
        let (dark, light) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// The distance in CIELAB; about 2.3 is just noticeable side by side.
    func difference(to other: Colour) -> Double {
        let (first, second) = (lab, other.lab)
        return sqrt(pow(first.l - second.l, 2) + pow(first.a - second.a, 2) + pow(first.b - second.b, 2))
    }

    /// CIELAB under daylight (D65).
    private var lab: (l: Double, a: Double, b: Double) {
        let curve = { (value: Double) in value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116 }
        let x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
        let y = curve(luminance)
        let z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
        return (116 * y - 16, 500 * (x - y), 200 * (y - z))
    }

    /// The colour as somebody sees it.
    func seen(by vision: Vision) -> Colour {
        let matrix = vision.matrix
        let row = { (index: Int) in
            min(1, max(0, matrix[index][0] * red + matrix[index][1] * green + matrix[index][2] * blue))
        }
        return Colour(red: row(0), green: row(1), blue: row(2))
    }
}

/// Ways of seeing in which the levels of a scale must stay apart.
enum Vision: CaseIterable {
    case protanopia, deuteranopia, tritanopia, greyscale

    var swedishName: String {
        switch self {
        case .protanopia: "för den som inte ser rött (protanopi)"
        case .deuteranopia: "för den som inte ser grönt (deuteranopi)"
        case .tritanopia: "för den som inte ser blått (tritanopi)"
        case .greyscale: "i gråskala"
        }
    }

    /// In linear light. Source: Machado, Oliveira and Fernandes 2009, severity 1.0; the luminance for grey.
    fileprivate var matrix: [[Double]] {
        switch self {
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        case .greyscale: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
        }
    }
}
