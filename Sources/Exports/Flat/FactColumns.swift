import ReleaseModel
import SourceText

/// The columns of the flat formats: the keys of a line of `parse --format jsonl`, with lists joined and `repair` in two.
public struct FactColumn: Sendable {
  public enum Value: Sendable {
    case none
    case text(String)
    case integer(Int)
    case decimal(ExactDecimal)
    case flag(Bool)
  }

  public let name: String
  public let value: @Sendable (FlatFact) -> Value

  init(_ name: String, _ value: @escaping @Sendable (FlatFact) -> Value) {
    self.name = name
    self.value = value
  }

  private static func text(_ name: String, _ text: @escaping @Sendable (FlatFact) -> String?) -> FactColumn {
    FactColumn(name) { text($0).map(Value.text) ?? .none }
  }

  private static func integer(_ name: String, _ number: @escaping @Sendable (FlatFact) -> Int?) -> FactColumn {
    FactColumn(name) { number($0).map(Value.integer) ?? .none }
  }

  public static let all: [FactColumn] = [
    text("document") { $0.document },
    text("language") { $0.language.rawValue },
    text("table") { $0.table },
    text("table_title") { $0.tableTitle },
    text("statement") { $0.statement?.rawValue },
    integer("row") { $0.row },
    integer("column") { $0.column },
    text("label") { $0.label },
    text("path") { $0.path.isEmpty ? nil : $0.path.joined(separator: " › ") },
    text("role") { $0.role.rawValue },
    text("concept") { $0.concept },
    text("footnotes") { $0.footnotes.isEmpty ? nil : $0.footnotes.joined(separator: " ") },
    text("measure") { $0.measure.rawValue },
    text("period_start") { $0.period?.start?.description },
    text("period_end") { $0.period?.end.description },
    text("compared_start") { $0.compared?.start?.description },
    text("compared_end") { $0.compared?.end.description },
    text("basis") { $0.basis.rawValue },
    text("unit") { $0.unit.code },
    FactColumn("value") { $0.value.map(Value.decimal) ?? .none },
    integer("decimals") { $0.decimals },
    FactColumn("nil") { .flag($0.isNil) },
    text("text") { $0.text },
    integer("line") { $0.line },
    integer("column_start") { $0.columnStart },
    integer("start") { $0.start },
    integer("end") { $0.end },
    integer("page") { $0.page },
    text("sheet") { $0.part?.name },
    text("status") { $0.status.rawValue },
    text("repair_from") { $0.repair?.from },
    text("repair_evidence") { $0.repair.map { $0.evidence.joined(separator: "; ") } },
    text("bound") { $0.bound?.rawValue },
    text("claim") { $0.claim?.role.rawValue },
    text("direction") { $0.claim?.direction?.rawValue },
    text("approximation") { $0.claim?.approximation?.rawValue },
    text("source") { $0.tagged == nil ? nil : "tagged" },
    text("context") { $0.tagged?.context },
  ]
}
