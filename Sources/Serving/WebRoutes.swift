import Exports
import Totsugo
import Writing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The addresses below `api`, as `Pages/openapi.json` lists them.
extension WebService {
  func answerAPI(_ request: WebRequest, _ path: [String]) -> WebResponse {
    switch (request.method, path.count, path.first) {
    case ("POST", 1, "files"): return addFile(request)
    case ("POST", 1, "checks"): return addCheck(request)
    case ("GET", 1, "checks"): return json { $0.array { for check in store.checks.reversed() { $0.check(check) } } }
    case ("GET", 1, "formats"): return json { $0.array { for format in Download.allCases { $0.format(format) } } }
    case (_, 2..., "checks"):
      guard let check = store.check(path[1]) else { return .failure(404, "no such check in this run") }
      return answer(request, about: check, Array(path.dropFirst(2)))
    default: return .failure(404, "not found")
    }
  }

  private func answer(_ request: WebRequest, about check: StoredCheck, _ path: [String]) -> WebResponse {
    switch (request.method, path.count, path.first) {
    case ("GET", 0, nil): return json { $0.check(check) }
    case ("DELETE", 0, nil):
      store.remove(check.id)
      return json { $0.object { $0.member("deleted", check.id) } }
    case ("GET", 1, "report"):
      guard let result = check.result else { return .failure(409, "the check is not done") }
      return report(result, of: check, language(request))
    case ("GET", 1, "decisions"): return json { $0.decisions(check) }
    case ("PUT", 2, "decisions"): return decide(request, check, path[1])
    case ("GET", 1, "waivers"):
      return WebResponse(
        type: "application/yaml; charset=utf-8", body: Array(WaiverFile.yaml(check.waivers).utf8),
        fileName: "\(check.id)-waivers.yaml")
    case ("GET", 2, "export"):
      guard check.result != nil else { return .failure(409, "the check is not done") }
      guard let format = Download(rawValue: path[1]) else { return .failure(404, "no such format") }
      do throws(ExportFailure) {
        return WebResponse(
          type: format.type, body: try format.write(check, language(request)),
          fileName: "\(check.id)-\(format.rawValue).\(format.suffix)")
      } catch {
        return .failure(500, error.reason)
      }
    default: return .failure(404, "not found")
    }
  }

  private func language(_ request: WebRequest) -> Language {
    request.query["lang"].flatMap(Language.init(rawValue:)) ?? .english
  }

  // MARK: Uploads and checks

  private func addFile(_ request: WebRequest) -> WebResponse {
    guard request.body.count <= settings.largestUpload else { return .failure(413, "the file is too large") }
    guard !request.body.isEmpty else { return .failure(400, "the file is empty") }
    let id = store.add(Input(name: Self.shownName(request.query["name"] ?? ""), bytes: request.body))
    return json(status: 201) {
      $0.object {
        $0.member("file", id)
        $0.member("bytes", request.body.count)
      }
    }
  }

  /// The name as it is shown, never a path: its last part, without control characters, at most 120 characters.
  static func shownName(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let scalars = last.unicodeScalars.filter {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && !(0x200B...0x200F).contains($0.value)
        && !(0x2028...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value)
    }
    let shown = String(String.UnicodeScalarView(scalars.prefix(120)))
    return shown.isEmpty || shown == "." || shown == ".." ? "upload" : shown
  }

  private struct CheckRequest: Decodable {
    var files: [String]
    var project: String?
    var against: String?
  }

  private func addCheck(_ request: WebRequest) -> WebResponse {
    guard let wanted = try? JSONDecoder().decode(CheckRequest.self, from: Data(request.body)) else {
      return .failure(400, "the body must be JSON such as {\"files\":[\"f1\",\"f2\"]}")
    }
    guard (1...2).contains(wanted.files.count) else { return .failure(400, "one file or two are checked") }
    var inputs: [Input] = []
    for id in wanted.files {
      guard let input = store.file(id) else { return .failure(404, "no such file in this run") }
      inputs.append(input)
    }
    var project: Project?
    if let id = wanted.project {
      guard let file = store.file(id) else { return .failure(404, "no such file in this run") }
      do { project = try Project(name: file.name, yaml: file.bytes) } catch { return .failure(422, error.description) }
      // What was uploaded opens no file of this computer.
      if project?.glossaries.isEmpty == false {
        return .failure(422, "\(file.name): an uploaded project names no glossary; start totsugo-web with --project")
      }
    }
    if let against = wanted.against, store.check(against)?.result == nil {
      return .failure(404, "no such check in this run")
    }
    guard let id = enqueue(inputs, project: project, against: wanted.against) else {
      return .failure(429, "too many checks wait")
    }
    return json(status: 202) { $0.object { $0.member("check", id) } }
  }

  // MARK: Decisions

  private struct DecisionRequest: Decodable {
    var state: String
    var author: String?
    var reason: String?
    var comment: String?
  }

  private func decide(_ request: WebRequest, _ check: StoredCheck, _ encoded: String) -> WebResponse {
    guard let finding = percentDecoded(encoded), check.result?.findings.contains(where: { $0.id == finding }) == true
    else { return .failure(404, "no such finding") }
    guard let wanted = try? JSONDecoder().decode(DecisionRequest.self, from: Data(request.body)),
      let state = Decision.State(rawValue: wanted.state)
    else { return .failure(400, "the body must be JSON with state: open, accepted or waived") }
    let decision = Decision(
      state: state, author: wanted.author ?? "", reason: wanted.reason ?? "", comment: wanted.comment ?? "")
    guard [decision.author, decision.reason, decision.comment].allSatisfy({ $0.utf8.count <= 4000 }) else {
      return .failure(422, "too long")
    }
    if state == .waived, decision.reason.isEmpty || decision.author.isEmpty {
      return .failure(422, "a waiver needs reason and author")
    }
    store.update(check.id) { $0.decisions[finding] = decision }
    return json { $0.decision(finding, decision) }
  }

  /// Nil when a sign of percent stands before anything but two hexadecimal digits.
  private func percentDecoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func json(status: Int = 200, _ write: (inout JSONWriter) -> Void) -> WebResponse {
    var writer = JSONWriter()
    write(&writer)
    writer.endLine()
    return WebResponse(status: status, type: "application/json", body: writer.bytes)
  }
}

extension JSONWriter {
  fileprivate mutating func check(_ check: StoredCheck) {
    object {
      $0.member("id", check.id)
      $0.member("names", check.names)
      $0.member("state", check.state.name)
      $0.member("against", check.against)
      if case .failed(let reason) = check.state {
        $0.member("error", reason)
        $0.member("error_ja", FailureWording.japanese(for: reason))
      }
      if let result = check.decided {
        $0.object("counts") {
          $0.member("error", result.findings.count { $0.severity == .error })
          $0.member("warning", result.findings.count { $0.severity == .warning })
          $0.member("note", result.findings.count { $0.severity == .note })
          $0.member("set_aside", result.review.setAside.count)
          $0.member("tables_paired", result.counts.tablesPaired)
          $0.member("cells_compared", result.counts.cellsCompared)
          $0.member("cells_agree", result.counts.cellsAgree)
        }
      }
    }
  }

  fileprivate mutating func format(_ format: Download) {
    object {
      $0.member("format", format.rawValue)
      $0.member("type", format.type)
      $0.object("words") {
        $0.member("ja", format.words.japanese)
        $0.member("en", format.words.english)
      }
    }
  }

  fileprivate mutating func decisions(_ check: StoredCheck) {
    array {
      for finding in check.result?.findings ?? [] {
        if let decision = check.decisions[finding.id] { $0.decision(finding.id, decision) }
      }
    }
  }

  mutating func decision(_ finding: String, _ decision: Decision) {
    object {
      $0.member("finding", finding)
      $0.member("state", decision.state.rawValue)
      $0.member("author", decision.author)
      $0.member("reason", decision.reason)
      $0.member("comment", decision.comment)
    }
  }
}
