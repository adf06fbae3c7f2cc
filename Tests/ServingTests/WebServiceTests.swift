import Foundation  // JSONSerialization: what programs read.
import Gold
import Testing
import Totsugo

@testable import Serving

private let token = "0123456789abcdef0123456789abcdef"

private func service(largestUpload: Int = 1 << 20) -> WebService {
  WebService(WebService.Settings(token: token, hosts: ["127.0.0.1:1"], largestUpload: largestUpload))
}

private func request(
  _ method: String, _ path: String, _ query: [String: String] = [:], body: String = "", host: String? = "127.0.0.1:1",
  origin: String? = nil
) -> WebRequest {
  WebRequest(
    method: method, path: "/\(token)/\(path)", query: query, host: host, origin: origin, body: Array(body.utf8))
}

private func object(_ response: WebResponse) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
}

/// A service with one finished check of the pair with planted errors.
private func checked(names: [String] = ["ja.txt", "en.txt"]) async throws -> (service: WebService, check: String) {
  let service = service()
  let pair = try #require(try CorpusRelease.all().first { $0.name == "mismatch-dozen" })
  var files: [String] = []
  for (name, text) in zip(names, [pair.japanese, pair.english]) {
    let body = String(decoding: text.bytes, as: UTF8.self)
    let answer = try object(await service.answer(request("POST", "api/files", ["name": name], body: body)))
    files.append(try #require(answer["file"] as? String))
  }
  let begun = await service.answer(
    request("POST", "api/checks", body: "{\"files\":[\"\(files[0])\",\"\(files[1])\"]}"))
  #expect(begun.status == 202)
  let check = try #require(try object(begun)["check"] as? String)
  try await finish(check, service)
  return (service, check)
}

private func finish(_ check: String, _ service: WebService) async throws {
  for _ in 0..<2000 {
    let state = try object(await service.answer(request("GET", "api/checks/\(check)")))["state"] as? String
    if state == "done" || state == "failed" { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  Issue.record("the check does not end")
}

@Suite struct WebServiceTests {
  @Test func nothingIsToldWithoutTheToken() async {
    let service = service()
    let wrong: [WebRequest] = [
      WebRequest(method: "GET", path: "/", host: "127.0.0.1:1"),
      WebRequest(method: "GET", path: "/api/checks", host: "127.0.0.1:1"),
      WebRequest(method: "GET", path: "/\(token.dropLast())0/", host: "127.0.0.1:1"),
      WebRequest(method: "GET", path: "/\(token)x/", host: "127.0.0.1:1"),
      request("GET", "", host: nil), request("GET", "", host: "evil.example"),
      request("POST", "api/files", body: "x", origin: "http://evil.example"),
      request("DELETE", "api/checks/c1", origin: "null"), request("GET", "../../etc/passwd"),
      request("GET", "%2e%2e/x"), request("TRACE", ""),
    ]
    for request in wrong {
      let answer = await service.answer(request)
      #expect(answer.status == 404, "\(request.path)")
      #expect(String(decoding: answer.body, as: UTF8.self) == "{\"error\":\"not found\",\"error_ja\":\"見つかりません\"}\n")
    }
    let page = await service.answer(request("GET", ""))
    #expect(page.status == 200 && page.policy.contains("default-src 'none'"))
    let sent = await service.answer(request("POST", "api/files", body: "x", origin: "http://127.0.0.1:1"))
    #expect(sent.status == 201)
  }

  @Test func aPairIsCheckedDecidedAndExported() async throws {
    let (service, check) = try await checked()
    func counts() async throws -> [String: Any] {
      let answer = await service.answer(request("GET", "api/checks/\(check)"))
      return try #require(try object(answer)["counts"] as? [String: Any])
    }
    let errors = try #require(try await counts()["error"] as? Int)
    #expect(errors > 10)
    let lines = await service.answer(request("GET", "api/checks/\(check)/export/jsonl"))
    let first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines.body.prefix { $0 != 0x0A })) as? [String: Any])
    let finding = try #require(first["id"] as? String)

    let decision = "api/checks/\(check)/decisions/\(finding)"
    #expect(await service.answer(request("PUT", decision, body: "{\"state\":\"waived\"}")).status == 422)
    let waived = await service.answer(
      request("PUT", decision, body: "{\"state\":\"waived\",\"reason\":\"注記3\",\"author\":\"佐藤\"}"))
    #expect(waived.status == 200)
    #expect(try await counts()["error"] as? Int == errors - 1)
    let waivers = await service.answer(request("GET", "api/checks/\(check)/waivers"))
    #expect(
      try Project(name: "w", yaml: waivers.body).waivers
        == [Waiver(finding: finding, reason: "注記3", author: "佐藤")])

    for format in Download.allCases {
      let file = await service.answer(request("GET", "api/checks/\(check)/export/\(format.rawValue)", ["lang": "ja"]))
      #expect(file.status == 200 && file.body.count > 100, "\(format)")
      #expect(file.fileName == "\(check)-\(format.rawValue).\(format.suffix)")
    }
    let again = await service.answer(
      request("POST", "api/checks", body: "{\"files\":[\"f1\",\"f2\"],\"against\":\"\(check)\"}"))
    let next = try #require(try object(again)["check"] as? String)
    try await finish(next, service)
    // The decision goes on to the next draft.
    let kept = await service.answer(request("GET", "api/checks/\(next)/waivers"))
    #expect(kept.body == waivers.body)
  }

  @Test func aUselessUploadFailsWithItsReason() async throws {
    let service = service()
    _ = await service.answer(request("POST", "api/files", ["name": "x.txt"], body: "only English words here\n"))
    let begun = await service.answer(request("POST", "api/checks", body: "{\"files\":[\"f1\"]}"))
    let check = try #require(try object(begun)["check"] as? String)
    try await finish(check, service)
    let answer = try object(await service.answer(request("GET", "api/checks/\(check)")))
    #expect(answer["state"] as? String == "failed")
    #expect((answer["error"] as? String)?.contains("only one version") == true)
    #expect((answer["error_ja"] as? String)?.contains("一つの版") == true)
  }

  @Test func anUploadedProjectOpensNoFile() async throws {
    let service = service()
    _ = await service.answer(request("POST", "api/files", ["name": "a.txt"], body: "売上高\t1\n"))
    _ = await service.answer(request("POST", "api/files", ["name": "p.yaml"], body: "glossary: /etc/passwd\n"))
    let answer = await service.answer(
      request("POST", "api/checks", body: "{\"files\":[\"f1\"],\"project\":\"f2\"}"))
    #expect(answer.status == 422)
    #expect((try object(answer)["error"] as? String)?.contains("names no glossary") == true)
  }

  @Test func badRequestsAreRefused() async throws {
    let service = service(largestUpload: 10)
    let cases: [(WebRequest, Int)] = [
      (request("POST", "api/files", body: ""), 400), (request("POST", "api/files", body: "12345678901"), 413),
      (request("POST", "api/checks", body: "no"), 400), (request("POST", "api/checks", body: "{\"files\":[]}"), 400),
      (request("POST", "api/checks", body: "{\"files\":[\"f9\"]}"), 404),
      (request("POST", "api/checks", body: "{\"files\":[\"a\",\"b\",\"c\"]}"), 400),
      (request("GET", "api/checks/c9"), 404), (request("GET", "api/checks/c9/report"), 404),
      (request("PUT", "api/checks"), 404), (request("GET", "api"), 404), (request("GET", "api/files"), 404),
      (request("GET", "app.js"), 200), (request("GET", "app.css"), 200), (request("GET", "secret"), 404),
    ]
    for (request, status) in cases { #expect(await service.answer(request).status == status, "\(request.path)") }
    #expect(service.largestBody(of: request("POST", "api/files")) == 10)
    #expect(service.largestBody(of: request("POST", "api/checks")) == WebService.largestMessage)
    #expect(service.largestBody(of: request("POST", "api/files", host: "evil.example")) == nil)
  }

  @Test func hostileNamesAreOnlyShown() async throws {
    let cases: [(String, String)] = [
      ("../../etc/passwd", "passwd"), ("C:\\temp\\ja.txt", "ja.txt"), ("a\u{0}b\r\nc", "abc"), ("", "upload"),
      ("..", "upload"), ("x/", "x"), ("\u{202E}txt.exe", "txt.exe"), ("決算短信.txt", "決算短信.txt"),
      (String(repeating: "a", count: 500), String(repeating: "a", count: 120)),
    ]
    for (name, shown) in cases { #expect(WebService.shownName(name) == shown) }
    let (service, check) = try await checked(names: ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"])
    let report = await service.answer(request("GET", "api/checks/\(check)/report", ["lang": "ja"]))
    let page = String(decoding: report.body, as: UTF8.self)
    let isMarkup = page.contains("<script>alert") || page.contains("<img")
    #expect(!isMarkup)
    let list = await service.answer(request("GET", "api/checks"))
    #expect(list.type == "application/json")
    #expect(list.headers.contains { $0.name == "X-Content-Type-Options" && $0.value == "nosniff" })
  }

  @Test func severalFilesAreOneArchive() {
    let archive = StoredArchive.zip([("a.txt", Array("123456789".utf8)), ("b", [])])
    // The check value that the CRC's description gives for these digits.
    #expect(StoredArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(
      archive.starts(with: [0x50, 0x4B, 0x03, 0x04]) && archive.suffix(22).starts(with: [0x50, 0x4B, 0x05, 0x06]))
  }

  @Test func memoryIsBounded() {
    var store = CheckStore(limits: CheckStore.Limits(files: 3, checks: 2, bytes: 100))
    for number in 0..<9 { _ = store.add(Input(name: "\(number)", bytes: [UInt8](repeating: 65, count: 30))) }
    #expect(store.files.map(\.id) == ["f7", "f8", "f9"])
    _ = store.add(Input(name: "large", bytes: [UInt8](repeating: 65, count: 95)))
    #expect(store.files.map(\.id) == ["f10"])
    for _ in 0..<4 { _ = store.add([Input(name: "a", bytes: [65])], project: nil, against: nil) }
    #expect(store.checks.map(\.id) == ["c3", "c4"])
  }

  @Test func theDescriptionNamesEveryAddress() async throws {
    let (service, check) = try await checked()
    let description = try object(await service.answer(request("GET", "openapi.json")))
    let paths = try #require(description["paths"] as? [String: [String: Any]])
    var described: Set<String> = []
    for (path, operations) in paths {
      for method in operations.keys where method != "parameters" { described.insert("\(method.uppercased()) \(path)") }
    }
    let lines = await service.answer(request("GET", "api/checks/\(check)/export/jsonl"))
    let first = try JSONSerialization.jsonObject(with: Data(lines.body.prefix { $0 != 0x0A })) as? [String: Any]
    let finding = try #require(first?["id"] as? String)
    let calls: [(String, String, String)] = [
      ("POST", "/api/files", "x"), ("GET", "/api/checks", ""), ("POST", "/api/checks", "{\"files\":[\"f1\"]}"),
      ("GET", "/api/checks/{check}", ""), ("GET", "/api/checks/{check}/report", ""),
      ("GET", "/api/checks/{check}/decisions", ""),
      ("PUT", "/api/checks/{check}/decisions/{finding}", "{\"state\":\"accepted\"}"),
      ("GET", "/api/checks/{check}/waivers", ""), ("GET", "/api/formats", ""),
      ("GET", "/api/checks/{check}/export/{format}", ""), ("DELETE", "/api/checks/{check}", ""),
    ]
    #expect(Set(calls.map { "\($0.0) \($0.1)" }) == described)
    for (method, template, body) in calls {
      let path = template.dropFirst().replacing("{check}", with: check).replacing("{finding}", with: finding)
        .replacing("{format}", with: "json")
      let answer = await service.answer(request(method, String(path), body: body))
      #expect((200..<300).contains(answer.status), "\(method) \(template)")
    }
  }

  @Test func thePageSpeaksBothLanguagesAndFetchesNothing() async {
    let page = String(decoding: await service().answer(request("GET", "")).body, as: UTF8.self)
    let japanese = page.split(separator: "class=\"j\"").count
    let english = page.split(separator: "class=\"e\"").count
    #expect(japanese == english && japanese > 10)
    for name in ["", "app.js", "app.css"] {
      let text = String(decoding: await service().answer(request("GET", name)).body, as: UTF8.self)
      let isElsewhere = text.contains("http:") || text.contains("https:") || text.contains("innerHTML")
      #expect(!isElsewhere, "\(name)")
    }
  }
}
