import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs poppler's pdftotext as a process of its own, bounded in time, memory and output.
///
/// A damaged or hostile PDF can so end that process, never this one. It gets the PDF as its standard input, from a file without a
/// name, so nothing is left behind; it is waited for in every case.
enum Poppler {
  private static let seconds = 60
  private static let kibibytesOfMemory = 2 << 20
  private static let mostOutput = 256 << 20

  /// Words and their places as XHTML.
  static func words(of pdf: [UInt8], program: String = "pdftotext") throws(UnusablePDF) -> [UInt8] {
    let input = try unnamedFile(holding: pdf)
    defer { close(input) }
    let command =
      "ulimit -v \(kibibytesOfMemory) 2>/dev/null; ulimit -t \(seconds) 2>/dev/null; ulimit -c 0 2>/dev/null; "
      + "exec \(program) -bbox - -"
    let (output, complaint, status) = try run(command, input: input)
    if status == .exited(0), !output.isEmpty { return output }
    throw UnusablePDF(reason: reason(complaint, status))
  }

  private enum Status: Equatable {
    case exited(Int32)
    case killed, outOfTime, outOfRoom
  }

  private static func reason(_ complaint: String, _ status: Status) -> String {
    switch status {
    case .exited(127):
      "reading a PDF needs poppler's pdftotext, which is not installed: "
        + "apt-get install poppler-utils (Debian, Ubuntu), brew install poppler (macOS)"
    case .outOfTime: "a PDF that pdftotext could not read in \(seconds) s"
    case .outOfRoom: "a PDF with more than \(mostOutput >> 20) MiB of text"
    case .exited(3),
      .exited where complaint.contains("Copying of text"):
      "a PDF that does not permit copying its text"
    case .exited where complaint.contains("ncorrect password"): "an encrypted PDF; a password is needed"
    default: "a damaged PDF" + detail(complaint)
    }
  }

  /// The first of poppler's complaints.
  private static func detail(_ complaint: String) -> String {
    let line = complaint.split(separator: "\n").first.map(String.init) ?? ""
    let words = line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init)
    return words.isEmpty ? "" : ": " + String(String(words).prefix(160))
  }

  // MARK: The process

  private static func unnamedFile(holding bytes: [UInt8]) throws(UnusablePDF) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/totsugo-XXXXXX".utf8CString)
    let file = path.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
    guard file >= 0 else { throw UnusablePDF(reason: "no temporary file in \(folder): \(systemReason())") }
    path.withUnsafeBufferPointer { _ = unlink($0.baseAddress!) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress! + written, $0.count - written) }
      if count < 0 {
        if errno == EINTR { continue }
        let reason = systemReason()
        close(file)
        throw UnusablePDF(reason: "a temporary file in \(folder) cannot be written: \(reason)")
      }
      written += count
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  private static func run(
    _ command: String, input: Int32
  ) throws(UnusablePDF) -> (output: [UInt8], complaint: String, status: Status) {
    var output: [Int32] = [-1, -1]
    var complaints: [Int32] = [-1, -1]
    let child = spawning.withLock { _ in
      isOpen(&output) && isOpen(&complaints)
        ? spawn(command, input: input, output: output[1], complaints: complaints[1]) : nil
    }
    let failure = errno
    for end in [output[1], complaints[1]] where end >= 0 { close(end) }
    defer { for end in [output[0], complaints[0]] where end >= 0 { close(end) } }
    errno = failure
    guard let child else { throw UnusablePDF(reason: "no process for pdftotext: \(systemReason())") }
    var text: [UInt8] = []
    var words: [UInt8] = []
    let stop = drain(output[0], complaints[0], &text, &words)
    if stop != nil { kill(child, SIGKILL) }
    var state: Int32 = 0
    while waitpid(child, &state, 0) < 0, errno == EINTR {}
    let signal = state & 0x7F
    let status = stop ?? (signal == 0 ? .exited((state >> 8) & 0xFF) : signal == SIGXCPU ? .outOfTime : .killed)
    return (text, String(decoding: words, as: UTF8.self), status)
  }

  /// One at a time: a pipe that another child inherited would stay open as long as that child lives.
  private static let spawning = Mutex(())

  private static func isOpen(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return true
  }

  private static func spawn(_ command: String, input: Int32, output: Int32, complaints: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    var arguments: [UnsafeMutablePointer<CChar>?] =
      ["sh", "-c", command].map { (word: String) in strdup(word) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, "/bin/sh", &actions, nil, &arguments, environ)
    errno = failure
    return failure == 0 ? child : nil
  }

  /// Reads both pipes until they close; says so when time or room ran out before.
  private static func drain(
    _ output: Int32, _ complaints: Int32, _ text: inout [UInt8], _ words: inout [UInt8]
  ) -> Status? {
    let deadline = now() + Double(seconds)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var open = [output, complaints]
    while !open.isEmpty {
      let rest = deadline - now()
      if rest <= 0 { return .outOfTime }
      var polls = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&polls, nfds_t(polls.count), Int32(min(rest * 1_000, 1_000)) + 1)
      if ready < 0, errno != EINTR { return .killed }
      guard ready > 0 else { continue }
      for entry in polls where entry.revents != 0 {
        let count = chunk.withUnsafeMutableBytes { read(entry.fd, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          open.removeAll { $0 == entry.fd }
        } else if entry.fd == output {
          text.append(contentsOf: chunk[..<count])
          if text.count > mostOutput { return .outOfRoom }
        } else if words.count < 4_096 {
          words.append(contentsOf: chunk[..<count])
        }
      }
    }
    return nil
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}
