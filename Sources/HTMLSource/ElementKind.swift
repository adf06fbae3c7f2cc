/// The elements that change how a page reads; all others are plain spans.
enum ElementKind {
  case table, row, cell, headerCell, caption, heading, block, listItem, lineBreak, raised, unseen, style, script, span

  init(_ name: UnsafePointer<CChar>) {
    var code: UInt64 = 0
    var at = 0
    while name[at] != 0, at < 10 {
      let byte = UInt8(bitPattern: name[at])
      code = code << 6 | UInt64((byte | 0x20) & 0x3F)
      at += 1
    }
    self = Self.kinds[code] ?? .span
  }

  /// Names packed into six bits a letter, which keeps letters and digits apart.
  private static let kinds: [UInt64: ElementKind] = {
    var kinds: [UInt64: ElementKind] = [:]
    func add(_ kind: ElementKind, _ names: String...) {
      for name in names {
        kinds[name.utf8.reduce(0) { $0 << 6 | UInt64(($1 | 0x20) & 0x3F) }] = kind
      }
    }
    add(.table, "table")
    add(.row, "tr")
    add(.cell, "td")
    add(.headerCell, "th")
    add(.caption, "caption")
    add(.heading, "h1", "h2", "h3", "h4", "h5", "h6")
    add(
      .block, "p", "div", "center", "blockquote", "section", "article", "aside", "header", "footer", "main", "nav",
      "ul",
      "ol", "dl", "dt", "dd", "pre", "address", "form", "fieldset", "figure", "figcaption", "hr", "body", "html",
      "thead",
      "tbody", "tfoot", "summary", "details")
    add(.listItem, "li")
    add(.lineBreak, "br")
    add(.raised, "sup")
    add(.unseen, "head", "title", "template", "ix:header", "rt", "rp", "del", "object", "iframe", "select", "textarea")
    add(.style, "style")
    add(.script, "script")
    return kinds
  }()
}
