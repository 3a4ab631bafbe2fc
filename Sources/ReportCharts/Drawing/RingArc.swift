/// A piece of a ring as a path.
struct RingArc: Sendable {
    let x: Double
    let y: Double
    let outer: Double
    let inner: Double
    /// In turns from twelve o'clock, clockwise.
    let from: Double
    let to: Double

    var path: String {
        // A whole turn would begin where it ends and vanish.
        let end = min(to, from + 0.9999)
        let isLarge = end - from > 0.5 ? "1" : "0"
        let n = SVGElement.number
        func point(_ turn: Double, _ radius: Double) -> String {
            let (sine, cosine) = Self.sineAndCosine(turn)
            return "\(n(x + radius * sine)) \(n(y - radius * cosine))"
        }
        return "M\(point(from, outer)) A\(n(outer)) \(n(outer)) 0 \(isLarge) 1 \(point(end, outer)) "
            + "L\(point(end, inner)) A\(n(inner)) \(n(inner)) 0 \(isLarge) 0 \(point(from, inner)) Z"
    }

    /// By the series around the nearest quarter, so that the room stays free of a mathematics library.
    static func sineAndCosine(_ turn: Double) -> (Double, Double) {
        let quarter = (turn * 4).rounded()
        let angle = (turn - quarter / 4) * 2 * Double.pi
        let square = angle * angle
        let sine = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
        let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
        return switch ((Int(quarter) % 4) + 4) % 4 {
        case 0: (sine, cosine)
        case 1: (cosine, -sine)
        case 2: (-sine, -cosine)
        default: (-cosine, sine)
        }
    }
}
