/// The elements that change how a page reads; all others are plain spans.
enum ElementKind {
  case table, row, cell, headerCell, caption, heading, block, listItem, lineBreak, raised, unseen, style, script, span

  /// `name`: in lower case, as libxml2 gives it.
  init(_ name: UnsafePointer<CChar>) {
    self = Self.kinds.first { $0.names.contains { matches(name, $0) } }?.kind ?? .span
  }

  private static let kinds: [(kind: ElementKind, names: [StaticString])] = [
    (.cell, ["td"]), (.row, ["tr"]), (.headerCell, ["th"]), (.table, ["table"]), (.lineBreak, ["br"]),
    (.caption, ["caption"]), (.heading, ["h1", "h2", "h3", "h4", "h5", "h6"]), (.listItem, ["li"]),
    (.raised, ["sup"]), (.style, ["style"]), (.script, ["script"]),
    (
      .block,
      [
        "p", "div", "center", "blockquote", "section", "article", "aside", "header", "footer", "main", "nav", "ul",
        "ol", "dl", "dt", "dd", "pre", "address", "form", "fieldset", "figure", "figcaption", "hr", "body", "html",
        "thead", "tbody", "tfoot", "summary", "details",
      ]
    ),
    (
      .unseen,
      ["head", "title", "template", "ix:header", "rt", "rp", "del", "object", "iframe", "select", "textarea"]
    ),
  ]
}
