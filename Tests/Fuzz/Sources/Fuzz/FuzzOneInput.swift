import Probing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// TOTSUGO_PROBE names what is tried.
private let probe: Probe = {
  let name = getenv("TOTSUGO_PROBE").map { String(cString: $0) } ?? "check"
  guard let probe = Probe(rawValue: name) else {
    fatalError("no probe \(name); there are \(Probe.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return probe
}()

/// libFuzzer calls this with one input after the other, and keeps the one on which it does not come back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let violations = probe.violations(Array(UnsafeBufferPointer(start: start, count: count)))
  if !violations.isEmpty { fatalError(violations.joined(separator: "\n")) }
  return 0
}
