#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written beside its place and takes it in one step: whoever reads the path sees the old file or the whole new one.
final class PendingFile {
  /// As the caller named it.
  let path: String
  /// Where the content grows until it is complete. Libraries that write files themselves are given this path.
  let temporaryPath: String
  private let target: String
  private var descriptor: Int32

  init(_ path: String) throws(OutputFailure) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR { throw OutputFailure(path: path, reason: reason(EISDIR)) }
    if exists && status.st_mode & S_IFMT != S_IFREG {
      throw OutputFailure(path: path, reason: "is no regular file; this format needs one")
    }
    self.path = path
    target = exists ? Self.resolved(path) : path
    temporaryPath = "\(target).\(getpid()).partial"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputFailure(path: path, reason: reason(errno)) }
    if exists { _ = fchmod(descriptor, status.st_mode & 0o777) }
  }

  func write(_ bytes: [UInt8]) throws(OutputFailure) {
    if let failure = writeAll(bytes, to: descriptor) { throw OutputFailure(path: path, reason: reason(failure)) }
  }

  /// The content is complete.
  func commit() throws(OutputFailure) {
    try closeContent()
    if rename(temporaryPath, target) != 0 {
      let failure = errno
      discard()
      throw OutputFailure(path: path, reason: reason(failure))
    }
  }

  /// Ends the writing; nothing is in its place yet.
  func closeContent() throws(OutputFailure) {
    guard descriptor >= 0 else { return }
    defer { descriptor = -1 }
    if close(descriptor) != 0 { throw OutputFailure(path: path, reason: reason(errno)) }
  }

  /// Leaves nothing behind.
  func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    unlink(temporaryPath)
  }

  /// The file behind symbolic links, so that a link stays one.
  private static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
