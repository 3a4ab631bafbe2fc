/// A place in a text as an editor shows it: line and column from 1, columns in characters.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// Half the room of an `Int`: a large report holds millions of places, and no file so many lines.
    private var storedLine: Int32
    private var storedColumn: Int32

    public init(line: Int, column: Int) {
        storedLine = Int32(clamping: line)
        storedColumn = Int32(clamping: column)
    }

    public var line: Int {
        get { Int(storedLine) }
        set { storedLine = Int32(clamping: newValue) }
    }

    public var column: Int {
        get { Int(storedColumn) }
        set { storedColumn = Int32(clamping: newValue) }
    }

    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A stretch of a file, from the first character to the one after the last.
public struct SourceRange: Sendable, Hashable {
    public var file: SourceFile
    public var start: SourcePosition
    public var end: SourcePosition

    public init(file: SourceFile, start: SourcePosition, end: SourcePosition) {
        self.file = file
        self.start = start
        self.end = end
    }

    /// The stretch of `length` characters that begins at a line and column.
    public init(file: SourceFile, line: Int, column: Int = 1, length: Int = 1) {
        self.init(
            file: file,
            start: SourcePosition(line: line, column: column),
            end: SourcePosition(line: line, column: column + max(length, 1))
        )
    }
}

extension SourceRange {
    /// Whether it stands for a file as a whole: one that is missing, or holds no text to show.
    public var isWholeFile: Bool { file.text.isEmpty }
}

/// A value together with the place where its author wrote it.
public struct Sourced<Value> {
    public var value: Value
    public var range: SourceRange

    public init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

extension Sourced: Sendable where Value: Sendable {}
extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}
