/// ANSI colours, or none.
struct Palette: Sendable {
  enum Style: String, Sendable {
    case plain = ""
    case strong = "1"
    case faint = "2"
    case error = "1;31"
    case warning = "1;33"
    case note = "36"
    case good = "1;32"
  }

  var isColoured: Bool

  func paint(_ text: String, _ style: Style) -> String {
    isColoured && style != .plain && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
