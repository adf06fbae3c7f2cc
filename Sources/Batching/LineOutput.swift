import Writing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Records as JSON Lines, a line each; a file that an earlier run began is gone on with.
///
/// Only whole lines count. What an interrupted run left behind its last whole line is cut off, so that no pair is missing or
/// stands twice. A file that holds anything else is not touched.
///
/// One thread at a time writes: a run writes under its lock.
public final class LineOutput: BatchOutput, @unchecked Sendable {
  private let descriptor: Int32
  private let name: String
  public private(set) var finished = 0
  public private(set) var faulty = 0

  /// Standard output.
  public init() {
    descriptor = STDOUT_FILENO
    name = "standard output"
  }

  /// `source` moves past the pairs that the file has records of. `facts`: records have them.
  public init(_ path: String, facts: Bool = false, goingOnWith source: inout PairSource) throws(BatchFailure) {
    name = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw BatchFailure(name: path, reason: systemReason()) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failed() }
    // Pipes and devices take records but keep none.
    guard status.st_mode & S_IFMT == S_IFREG else { return }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw BatchFailure(name: path, reason: "another batch is writing to this file")
    }
    let end = try resume(&source, facts)
    guard ftruncate(descriptor, end) == 0, lseek(descriptor, end, SEEK_SET) == end else { throw failed() }
  }

  deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

  private func failed() -> BatchFailure { BatchFailure(name: name, reason: systemReason()) }

  /// The place behind the last whole record.
  private func resume(_ source: inout PairSource, _ facts: Bool) throws(BatchFailure) -> off_t {
    var reader = LineReader(descriptor)
    var end: off_t = 0
    while let next = reader.next() {
      let (line, isWhole) = (next.bytes, next.isWhole)
      guard let pair = try source.next() else {
        throw BatchFailure(name: name, line: finished + 1, reason: "more records than \(source.name) has pairs")
      }
      let head = RecordHead.of(pair.id)
      guard isWhole, line.starts(with: head), line.last == 0x7D else {
        // Torn or blanked by a crash: ours if it is the beginning of the record that is due, or comes behind records.
        let isTorn = isWhole ? line.contains(0) : line.starts(with: head) || head.starts(with: line) || line.contains(0)
        guard isTorn else {
          throw BatchFailure(
            name: name, line: finished + 1,
            reason: "not the record of \(pair.id); this file belongs to another batch, or is none of ours")
        }
        source.putBack(pair)
        return end
      }
      if finished == 0, RecordHead.hasFacts(line) != facts {
        throw BatchFailure(name: name, reason: "was begun \(facts ? "without --facts" : "with --facts; go on with it")")
      }
      finished += 1
      if RecordHead.isFaulty(line) { faulty += 1 }
      end += off_t(line.count + 1)
    }
    return end
  }

  /// One call for one record, so that a kill seldom tears it.
  public func write(_ line: [UInt8]) throws(BatchFailure) {
    guard let error = writeWhole(line, to: descriptor), !(error == EPIPE && descriptor == STDOUT_FILENO) else { return }
    throw BatchFailure(name: name, reason: systemReason(error))
  }

  public func finish() throws(BatchFailure) {
    // Pipes and devices have no disk to go to.
    guard descriptor != STDOUT_FILENO, fsync(descriptor) != 0, errno != EINVAL, errno != EROFS else { return }
    throw failed()
  }
}
