import ReleaseModel
import SourceText

extension ReviewReport {
  /// Workflow commands, one line a finding: GitHub shows each at its line of the changed file.
  ///
  /// `::error file=en.txt,line=633,col=41,title=sign::The Japanese lacks the parentheses.`
  public func gitHub() -> [UInt8] {
    var result = ""
    for notice in notices { result += "::notice title=totsugo::\(Self.data(notice.text(in: language)))\n" }
    for finding in findings {
      let places = places(of: finding)
      guard let place = places.main.first else { continue }
      var properties = ["file=\(Self.property(place.document))", "line=\(place.line)"]
      if let start = place.startColumn { properties.append("col=\(start)") }
      if let end = place.endColumn { properties += ["endLine=\(place.line)", "endColumn=\(end)"] }
      properties.append("title=\(Self.property(title(of: finding, at: place)))")
      let command = finding.severity == .note ? "notice" : finding.severity.rawValue
      let others = (places.main.dropFirst() + places.other).map {
        "\n\(words.name(of: $0.version)): \(printable($0.side.text)) (\(printable($0.document)):\($0.line))"
      }
      let message = sentences(of: finding, in: language) + others.joined()
      result += "::\(command) \(properties.joined(separator: ","))::\(Self.data(message))\n"
    }
    return Array(result.utf8)
  }

  private func title(of finding: Finding, at place: Place) -> String {
    let subject = subject(of: place.side)
    return words.words(for: finding.kind) + (subject.isEmpty ? "" : " — \(subject)")
  }

  /// What would end the message or begin another command is written as a percent code.
  private static func data(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func property(_ text: String) -> String {
    data(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
