/// Somebody took longer than they may.
struct TooLate: Error {}

/// Does something that waits for another, but not for ever.
func within<Result: Sendable>(_ limit: Duration, _ work: @escaping @Sendable () async throws -> Result) async throws
    -> Result
{
    try await withThrowingTaskGroup(of: Result.self) { group in
        defer { group.cancelAll() }
        group.addTask(operation: work)
        group.addTask {
            try await Task.sleep(for: limit)
            throw TooLate()
        }
        guard let first = try await group.next() else { throw TooLate() }
        return first
    }
}
