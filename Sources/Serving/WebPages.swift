import Reports
import Totsugo
import Writing

/// The pages themselves: what is compiled in from `Pages/`, and the report with what the service adds to it.
extension WebService {
  /// Its own style and script, its own interface, nothing from elsewhere.
  private static let pagePolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; "
    + "base-uri 'none'; form-action 'none'"

  func asset(_ name: String, _ request: WebRequest) -> WebResponse {
    switch name {
    case "":
      // Relative addresses need the slash behind the token.
      guard request.path.hasSuffix("/") else { return .failure(404, "not found") }
      return WebResponse(
        type: "text/html; charset=utf-8", body: PackageResources.index_html, policy: Self.pagePolicy)
    case "app.css": return WebResponse(type: "text/css; charset=utf-8", body: PackageResources.app_css)
    case "app.js": return WebResponse(type: "text/javascript; charset=utf-8", body: PackageResources.app_js)
    case "openapi.json": return WebResponse(type: "application/json", body: PackageResources.openapi_json)
    default: return .failure(404, "not found")
    }
  }

  /// The report with a form for decisions on each finding.
  func report(_ result: CheckResult, of check: StoredCheck, _ language: Language) -> WebResponse {
    var data = JSONWriter()
    data.object {
      $0.member("api", "decisions")
      $0.array("decisions") {
        for finding in result.findings {
          if let decision = check.decisions[finding.id] { $0.decision(finding.id, decision) }
        }
      }
    }
    // In an element of its own on the page: no markup in it.
    let safe = String(decoding: data.bytes, as: UTF8.self).replacing("<", with: "\\u003c")
    let page = HTMLReport(
      language: language,
      additions: HTMLReport.Additions(
        style: PackageResources.review_css, script: PackageResources.review_js, data: Array(safe.utf8)))
    return WebResponse(
      type: "text/html; charset=utf-8", body: page.check(result),
      policy: "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
  }
}
