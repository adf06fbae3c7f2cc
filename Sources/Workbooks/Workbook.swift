import CXLSXWriter

/// An Excel workbook that is written row by row, so that its size is not bounded by memory. The only file that knows libxlsxwriter.
///
/// Nothing in it depends on the time: the same content gives the same bytes. Text is never taken for a formula or a link.
final class Workbook {
  struct Failure: Error {
    var reason: String
  }

  /// How a cell looks.
  struct Style: Hashable {
    /// As Excel writes it: `#,##0,,` shows millions.
    var numberFormat: String?
    /// 0xRRGGBB.
    var fill: UInt32?
    var isBold = false
    var hasLineAbove = false
    var isWrapped = false
    var indent: UInt8 = 0
    var isTextCell = false
  }

  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var failure: String?

  init(path: String) throws(Failure) {
    var options = lxw_workbook_options()
    options.constant_memory = 1
    book = path.withCString { workbook_new_opt($0, &options) }
    guard let book else { throw Failure(reason: "the workbook cannot be created") }
    var properties = lxw_doc_properties()
    // 2000-01-01; nil would be the time of writing.
    properties.created = 946_684_800
    workbook_set_properties(book, &properties)
  }

  deinit {
    if let book { lxw_workbook_free(book) }
  }

  func sheet(_ name: String) throws(Failure) -> Sheet {
    guard let sheet = name.withCString({ workbook_add_worksheet(book, $0) }) else {
      throw Failure(reason: "the sheet '\(name)' cannot be added")
    }
    return Sheet(sheet, of: self)
  }

  /// Writes the file; the workbook cannot be used afterwards.
  func close() throws(Failure) {
    guard let book else { return }
    self.book = nil
    let error = workbook_close(book)
    if error != LXW_NO_ERROR { throw Failure(reason: Self.words(error)) }
    if let failure { throw Failure(reason: failure) }
  }

  fileprivate func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let book, let format = workbook_add_format(book) else { return nil }
    if let numberFormat = style.numberFormat { numberFormat.withCString { format_set_num_format(format, $0) } }
    if let fill = style.fill {
      format_set_bg_color(format, fill)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0x808080)
    }
    if style.isBold { format_set_bold(format) }
    if style.hasLineAbove { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if style.isWrapped { format_set_text_wrap(format) }
    if style.indent > 0 { format_set_indent(format, style.indent) }
    // Excel shows a text that looks like a formula as text, also when it is edited.
    if style.isTextCell { format_set_num_format(format, "@") }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    formats[style] = format
    return format
  }

  fileprivate func note(_ error: lxw_error) {
    if error != LXW_NO_ERROR && failure == nil { failure = Self.words(error) }
  }

  private static func words(_ error: lxw_error) -> String {
    lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
  }

  /// One sheet; rows are written from the top.
  final class Sheet {
    /// Rows and columns that a sheet can have, and characters that a cell can have.
    static let limits = (rows: 1_048_576, columns: 16_384, characters: 32_767)

    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private unowned let workbook: Workbook

    fileprivate init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, of workbook: Workbook) {
      self.sheet = sheet
      self.workbook = workbook
    }

    func write(_ text: String, _ row: Int, _ column: Int, _ style: Style = Style()) {
      guard !text.isEmpty else { return blank(row, column, style) }
      var style = style
      style.isTextCell = true
      let error = Self.fitting(text).withCString {
        worksheet_write_string(sheet, UInt32(row), UInt16(column), $0, workbook.format(style))
      }
      workbook.note(error)
    }

    func write(_ number: Double, _ row: Int, _ column: Int, _ style: Style = Style()) {
      workbook.note(worksheet_write_number(sheet, UInt32(row), UInt16(column), number, workbook.format(style)))
    }

    func write(_ flag: Bool, _ row: Int, _ column: Int) {
      workbook.note(worksheet_write_boolean(sheet, UInt32(row), UInt16(column), flag ? 1 : 0, nil))
    }

    func blank(_ row: Int, _ column: Int, _ style: Style) {
      workbook.note(worksheet_write_blank(sheet, UInt32(row), UInt16(column), workbook.format(style)))
    }

    func comment(_ text: String, _ row: Int, _ column: Int) {
      let lines = text.unicodeScalars.reduce(1) { $0 + ($1 == "\n" ? 1 : 0) } + text.unicodeScalars.count / 40
      let error = Self.fitting(text).withCString { pointer in
        var options = lxw_comment_options()
        options.width = 320
        options.height = UInt16(min(20 * (lines + 1), 400))
        return worksheet_write_comment_opt(sheet, UInt32(row), UInt16(column), pointer, &options)
      }
      workbook.note(error)
    }

    func setWidth(_ width: Double, _ columns: ClosedRange<Int>) {
      workbook.note(
        worksheet_set_column(sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, nil))
    }

    /// In points; before anything is written to the row.
    func setHeight(_ height: Double, row: Int) { workbook.note(worksheet_set_row(sheet, UInt32(row), height, nil)) }

    /// Rows above and columns left of the cell stay in view.
    func freeze(_ row: Int, _ column: Int) { worksheet_freeze_panes(sheet, UInt32(row), UInt16(column)) }

    func filter(rows: Int, columns: Int) {
      workbook.note(worksheet_autofilter(sheet, 0, 0, UInt32(max(rows, 1)), UInt16(columns - 1)))
    }

    /// Characters that XML cannot hold, and what a cell cannot hold, are left out.
    private static func fitting(_ text: String) -> String {
      var result = String.UnicodeScalarView()
      var units = 0
      for scalar in text.unicodeScalars {
        units += scalar.value > 0xFFFF ? 2 : 1
        if units > limits.characters - 1 { break }
        let isAllowed = scalar.value >= 0x20 || scalar == "\n" || scalar == "\t"
        result.append(isAllowed && scalar.value != 0xFFFE && scalar.value != 0xFFFF ? scalar : "\u{FFFD}")
      }
      return String(result)
    }
  }
}
