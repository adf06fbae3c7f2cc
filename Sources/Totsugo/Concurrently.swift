import Dispatch

/// Runs `body` for each index, on all cores, and gives the results in order: the same for any number of cores.
func concurrently<Result: Sendable>(
  _ count: Int, onOneCore: Bool, _ body: @Sendable (Int) -> Result
) -> [Result] {
  if count < 2 || onOneCore { return (0..<count).map(body) }
  return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each index is written once, by one thread, before any is read.
    nonisolated(unsafe) let start = buffer.baseAddress
    DispatchQueue.concurrentPerform(iterations: count) { index in
      guard let start else { return }
      (start + index).initialize(to: body(index))
    }
    initialized = count
  }
}
