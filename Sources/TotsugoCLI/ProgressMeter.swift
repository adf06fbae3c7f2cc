import Batching
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How far a batch has come: a bar on a terminal, a line now and then elsewhere.
final class ProgressMeter: Sendable {
  private struct State {
    var shown: ContinuousClock.Instant
    var hasBar = false
  }

  private let expected: Int?
  private let before: Int
  private let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock().now
  private let state: Mutex<State>

  /// `before`: pairs that an earlier run finished.
  init(expected: Int?, before: Int, isQuiet: Bool) {
    self.expected = expected
    self.before = before
    self.isQuiet = isQuiet
    state = Mutex(State(shown: start))
    if before > 0, !isQuiet { writeToStandardError("totsugo: going on after \(before) pairs\n") }
  }

  func show(_ progress: BatchRun.Progress) {
    guard !isQuiet else { return }
    let now = ContinuousClock().now
    state.withLock { state in
      guard now - state.shown >= (isTerminal ? .milliseconds(200) : .seconds(10)) else { return }
      state.shown = now
      state.hasBar = isTerminal
      writeToStandardError(isTerminal ? "\r" + bar(progress) + "\u{1B}[K" : "totsugo: \(words(progress))\n")
    }
  }

  func end(_ progress: BatchRun.Progress) {
    guard !isQuiet else { return }
    if state.withLock({ $0.hasBar }) { writeToStandardError("\r\u{1B}[K") }
    let faulty = progress.faulty == 0 ? "none with an error" : "\(progress.faulty) with an error"
    writeToStandardError(
      "totsugo: \(progress.finished) pairs in \(duration(seconds)), \(rate(progress)) a second, \(faulty)\n")
  }

  private var seconds: Double { (ContinuousClock().now - start) / .seconds(1) }

  private func perSecond(_ progress: BatchRun.Progress) -> Double {
    Double(progress.finished - before) / max(seconds, 0.001)
  }

  private func rate(_ progress: BatchRun.Progress) -> String {
    let tenths = Int((perSecond(progress) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func words(_ progress: BatchRun.Progress) -> String {
    let all = expected.map { " of \($0)" } ?? ""
    var words = "\(progress.finished)\(all) pairs, \(rate(progress)) a second"
    if let expected, perSecond(progress) > 0 {
      words += ", \(duration(Double(max(0, expected - progress.finished)) / perSecond(progress))) left"
    }
    return progress.faulty == 0 ? words : words + ", \(progress.faulty) with an error"
  }

  private func bar(_ progress: BatchRun.Progress) -> String {
    guard let expected, expected > 0 else { return words(progress) }
    let full = min(24, 24 * progress.finished / expected)
    return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: 24 - full) + "] " + words(progress)
  }

  /// 42 s, 7 min, 2 h 5 min.
  private func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded())
    if whole < 120 { return "\(whole) s" }
    return whole < 7_200 ? "\(whole / 60) min" : "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }
}
