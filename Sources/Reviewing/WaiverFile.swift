public import ReleaseModel

/// Waivers as a part of a project file.
public enum WaiverFile {
  /// `waivers:` with one entry each, in their order; quoted, so that no text can become anything else.
  public static func yaml(_ waivers: [Waiver]) -> String {
    guard !waivers.isEmpty else { return "waivers: []\n" }
    var text = "waivers:\n"
    for waiver in waivers {
      text += "  - id: \(quoted(waiver.finding))\n"
      text += "    reason: \(quoted(waiver.reason))\n"
      text += "    author: \(quoted(waiver.author))\n"
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
