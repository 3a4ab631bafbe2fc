import CLinux

/// The C library's heaps.
public enum Heaps {
    /// Lets all threads share two heaps. They come and go at every save, and each would leave a heap of its own behind:
    /// over a day that is more than the report itself.
    public static func limit() { limit_heaps(2) }
}
