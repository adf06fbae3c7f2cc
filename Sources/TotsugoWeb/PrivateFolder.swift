import Foundation  // The system's calls.

/// A folder that only this user can open, for the socket between the gate and the server; gone when the process ends or is told to.
enum PrivateFolder {
  // Set once, before a signal can ask for them.
  nonisolated(unsafe) private static var socketPath: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var folderPath: UnsafeMutablePointer<CChar>?

  /// Makes the folder and gives the path of a socket in it.
  static func makeSocketPath() throws(GateFailure) -> String {
    // The path of a socket has some hundred bytes at most.
    let base = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.utf8.count < 60 ? $0 : nil } ?? "/tmp"
    var template = Array("\(base)/totsugo-web-XXXXXX".utf8CString)
    guard let made = template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) else {
      throw GateFailure("no temporary folder in \(base)")
    }
    let folder = String(cString: made)
    let path = "\(folder)/server"
    (folderPath, socketPath) = (strdup(folder), strdup(path))
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, PrivateFolder.leave) }
    atexit(PrivateFolder.remove)
    return path
  }

  private static let remove: @convention(c) () -> Void = {
    if let socketPath { unlink(socketPath) }
    if let folderPath { rmdir(folderPath) }
  }

  private static let leave: @convention(c) (Int32) -> Void = { number in
    PrivateFolder.remove()
    signal(number, SIG_DFL)
    raise(number)
  }
}
