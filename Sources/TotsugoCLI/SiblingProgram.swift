#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program beside this one that does what would slow the start of every other command.
enum SiblingProgram {
  /// Goes on as that program, with the same arguments and files; does not return.
  static func become(_ name: String) throws(OutputFailure) -> Never {
    if let path = path(of: name) { execv(path, CommandLine.unsafeArgv) }
    execvp(name, CommandLine.unsafeArgv)
    throw OutputFailure(path: name, reason: "this format needs the program \(name), which is not beside totsugo")
  }

  private static func path(of name: String) -> String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var bytes = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
      guard let pointer = realpath(bytes, nil) else { return nil }
    #else
      guard let pointer = realpath("/proc/self/exe", nil) else { return nil }
    #endif
    defer { free(pointer) }
    let own = String(cString: pointer)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    return own[...slash] + name
  }
}
