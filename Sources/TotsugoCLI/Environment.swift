import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the surroundings of the process say of its reader.
enum Environment {
  /// Japanese when the locale for messages is (`ja_JP.UTF-8`), else English.
  static var language: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { value(of: $0) }.first { !$0.isEmpty }
    return locale?.hasPrefix("ja") == true ? .japanese : .english
  }

  /// Standard output is a terminal that shows colours, and nobody asked for none.
  static var showsColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (value(of: "NO_COLOR") ?? "").isEmpty && value(of: "TERM") != "dumb"
  }

  /// Cores that this process may use.
  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// This very program, to be started again.
  static var program: String {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var path = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&path, &size) == 0 else { return CommandLine.arguments[0] }
      return String(cString: path)
    #else
      return "/proc/self/exe"
    #endif
  }

  private static func value(of name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
