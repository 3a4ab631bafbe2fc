#if canImport(Glibc)
    import Glibc
#endif

/// The C library's heaps.
public enum Heaps {
    /// Lets all threads share two heaps. They come and go at every save, and each would leave a heap of its own behind:
    /// over a day that is more than the report itself.
    ///
    /// Asked for by name, since the function is not among those that Swift sees. Another C library has no such limit.
    public static func limit() {
        let mostHeaps = Int32(-8)  // M_ARENA_MAX in malloc.h
        guard let symbol = dlsym(nil, "mallopt") else { return }
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)(mostHeaps, 2)
    }
}
