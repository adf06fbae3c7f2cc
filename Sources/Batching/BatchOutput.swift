import Writing

/// Where the records of a batch go, one after another in the order of the pairs. What an earlier run began is gone on with.
///
/// A run writes under its lock: one thread at a time.
public protocol BatchOutput: AnyObject, Sendable {
  /// Records that an earlier run wrote.
  var finished: Int { get }
  /// Those among them with an error, of a release or of its reading.
  var faulty: Int { get }

  /// Takes a record with its line end, as `BatchExport` writes it.
  func write(_ line: [UInt8]) throws(BatchFailure)

  /// Has all that was written put on the disk.
  func finish() throws(BatchFailure)
}

/// How every record begins: `{"id":"…","status":"ok"`.
public enum RecordHead {
  public static func of(_ id: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { $0.member("id", id) }
    return writer.bytes.dropLast() + Array(",".utf8)
  }

  /// A finding of severity error, or a pair that could not be checked.
  public static func isFaulty(_ line: [UInt8]) -> Bool {
    let mark = Array("\"counts\":{\"error\":0,".utf8)
    let ok = Array("\"status\":\"ok\"".utf8)
    return !(contains(line, mark, within: 4_096) && contains(line, ok, within: 4_096))
  }

  /// No text within a record can hold this: its quotes would be escaped.
  static func hasFacts(_ line: [UInt8]) -> Bool {
    contains(line, Array("],\"facts\":[".utf8), within: line.count)
  }

  /// The marks of `isFaulty` stand near the head of a record, whatever its length.
  private static func contains(_ line: [UInt8], _ part: [UInt8], within limit: Int) -> Bool {
    let end = min(line.count, limit) - part.count
    guard end >= 0 else { return false }
    for start in 0...end where line[start] == part[0] && line[start..<start + part.count].elementsEqual(part) {
      return true
    }
    return false
  }
}
