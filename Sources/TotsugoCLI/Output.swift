#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A result that could not be written.
struct OutputFailure: Error {
  var path: String
  var reason: String
}

/// Where a result goes.
enum Output: Equatable {
  case standard
  case file(String)

  /// Writes everything or nothing: a file is replaced in one step, when its new content is complete. A reader of standard
  /// output that has seen enough, such as head, is no failure.
  func write(_ bytes: [UInt8]) throws(OutputFailure) {
    switch self {
    case .standard:
      let failure = writeAll(bytes, to: STDOUT_FILENO)
      if let failure, failure != EPIPE { throw OutputFailure(path: "standard output", reason: reason(failure)) }
    case .file(let path): try replace(path, with: bytes)
    }
  }

  private func replace(_ path: String, with bytes: [UInt8]) throws(OutputFailure) {
    var status = stat()
    if stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG { return try overwrite(path, with: bytes) }
    let file = try PendingFile(path)
    do {
      try file.write(bytes)
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  /// Devices and pipes have no content to replace.
  private func overwrite(_ path: String, with bytes: [UInt8]) throws(OutputFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFailure(path: path, reason: reason(errno)) }
    defer { close(descriptor) }
    let failure = writeAll(bytes, to: descriptor)
    if let failure, failure != EPIPE { throw OutputFailure(path: path, reason: reason(failure)) }
  }
}

func writeToStandardError(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

/// A closed pipe shall be an error of `write`, not the end of the process.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

func leave(_ status: ExitStatus) -> Never { exit(status.rawValue) }

/// The error number of the write that failed, or nil.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}

func reason(_ error: Int32) -> String { String(cString: strerror(error)) }
