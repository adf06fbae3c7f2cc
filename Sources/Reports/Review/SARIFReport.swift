import ReleaseModel
import SourceText
import Writing

extension ReviewReport {
  /// SARIF 2.1.0: a result for each finding, a rule for each kind of finding with its help in both languages.
  ///
  /// `ruleId` is the kind, `partialFingerprints.totsugoFindingId/v1` the finding's id, so that a result keeps its history while
  /// the text around it changes. Columns are UTF-16 code units. Findings have the level of their severity.
  public func sarif() -> [UInt8] {
    let kinds = Finding.Kind.allCases
    let places: [Finding.Kind: Int] = Dictionary(uniqueKeysWithValues: zip(kinds, kinds.indices))
    var writer = JSONWriter(brokenDepth: 5)
    writer.object {
      $0.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      $0.member("version", "2.1.0")
      $0.array("runs") {
        $0.object {
          tool(kinds, &$0)
          $0.member("columnKind", "utf16CodeUnits")
          artifacts(&$0)
          if !notices.isEmpty { invocation(&$0) }
          $0.array("results") {
            for finding in findings { result(finding, rule: places[finding.kind] ?? 0, &$0) }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func tool(_ kinds: [Finding.Kind], _ writer: inout JSONWriter) {
    writer.object("tool") {
      $0.object("driver") {
        $0.member("name", "totsugo")
        $0.member("language", "en")
        $0.array("rules") {
          for kind in kinds { rule(kind, &$0) }
        }
      }
    }
  }

  private func rule(_ kind: Finding.Kind, _ writer: inout JSONWriter) {
    let (title, help) = (RuleWording.title(of: kind), RuleWording.help(for: kind))
    writer.object {
      $0.member("id", kind.rawValue)
      $0.text("shortDescription", "\(title.english) / \(title.japanese)")
      $0.text("fullDescription", help.text(in: language))
      $0.object("help") {
        $0.member("text", "\(help.english)\n\(help.japanese)")
        $0.member("markdown", "**\(title.english)**: \(help.english)\n\n**\(title.japanese)**：\(help.japanese)")
      }
    }
  }

  private func artifacts(_ writer: inout JSONWriter) {
    var seen: Set<String> = []
    writer.array("artifacts") {
      for release in releases where seen.insert(release.document).inserted {
        $0.object {
          $0.object("location") { $0.member("uri", uri(of: release.document)) }
          $0.array("roles") { $0.string("analysisTarget") }
        }
      }
    }
  }

  private func invocation(_ writer: inout JSONWriter) {
    writer.array("invocations") {
      $0.object {
        $0.member("executionSuccessful", true)
        $0.array("toolExecutionNotifications") {
          for notice in notices {
            $0.object {
              $0.member("level", "note")
              $0.text("message", sarifText(notice.text(in: language)))
            }
          }
        }
      }
    }
  }

  private func result(_ finding: Finding, rule: Int, _ writer: inout JSONWriter) {
    let places = places(of: finding)
    writer.object {
      $0.member("ruleId", finding.kind.rawValue)
      $0.member("ruleIndex", rule)
      $0.member("level", finding.severity.rawValue)
      $0.text("message", sarifText(sentences(of: finding, in: language)))
      $0.array("locations") { for place in places.main { location(place, id: nil, &$0) } }
      if !places.other.isEmpty {
        $0.array("relatedLocations") {
          for (number, place) in places.other.enumerated() { location(place, id: number + 1, &$0) }
        }
      }
      $0.object("partialFingerprints") { $0.member("totsugoFindingId/v1", finding.id) }
      $0.object("properties") {
        $0.member("cause", finding.cause)
        $0.member("at_fault", finding.fault?.rawValue)
        $0.member("message_ja", sentences(of: finding, in: .japanese))
        $0.member("message_en", sentences(of: finding, in: .english))
      }
    }
  }

  private func location(_ place: Place, id: Int?, _ writer: inout JSONWriter) {
    writer.object {
      if let id { $0.member("id", id) }
      $0.object("physicalLocation") {
        $0.object("artifactLocation") { $0.member("uri", uri(of: place.document)) }
        $0.object("region") {
          $0.member("startLine", place.line)
          if let start = place.startColumn { $0.member("startColumn", start) }
          if let end = place.endColumn { $0.member("endColumn", end) }
        }
      }
      let subject = subject(of: place.side)
      if !subject.isEmpty {
        $0.array("logicalLocations") { $0.object { $0.member("fullyQualifiedName", subject) } }
      }
      $0.text("message", sarifText("\(words.name(of: place.version)): \(printable(place.side.text))"))
    }
  }

  /// Braces and links mean something in the messages of SARIF; what a release prints shall not.
  private func sarifText(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "{": result += "{{"
      case "}": result += "}}"
      case "[", "]", "\\": result += "\\" + String(character)
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// A URI reference: relative names stay relative.
  private func uri(of document: String) -> String {
    var result = document.hasPrefix("/") ? "file://" : ""
    for byte in document.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(.init(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension JSONWriter {
  fileprivate mutating func text(_ key: StaticString, _ text: String) { object(key) { $0.member("text", text) } }
}
