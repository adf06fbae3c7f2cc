import ReleaseModel
import SourceText

/// Figures that a total leaves out, in the shape of their neighbours: what a converter writes into an empty cell.
///
/// 530,266 over 550,200 over a total that foots without the second. Both must be there, the sum and the likeness. Such a figure
/// stays as printed, but nobody is to rely on it.
struct GarbledCopies {
  struct Copy {
    var place: FigurePlace
    var evidence: [String]
  }

  private let release: Release
  private let sums: [RowSums]
  private let relations: [FigureRelation]

  /// `sums`: those of each table of the release.
  init(_ release: Release, _ sums: [RowSums], _ relations: [FigureRelation]) {
    self.release = release
    self.sums = sums
    self.relations = relations
  }

  func copies() -> [Copy] { sums.flatMap { copies(in: $0) } }

  private func copies(in sums: RowSums) -> [Copy] {
    var copies: [Copy] = []
    for suspicion in sums.suspicions
    where suspicion.needed.isZero && suspicion.supportingRelations > 0 && suspicion.opposingRelations == 0 {
      let (row, column) = (suspicion.row, sums.columns[suspicion.column])
      guard let place = sums.table.figure(row, column), fact(place).status == .read, fact(place).value != nil,
        let total = sums.sums.first(where: { $0.isMended(by: suspicion) })?.total, total != row,
        let twin = neighbours(of: row, column, sums.table).first(where: {
          isGarbled(fact(place), copyOf: fact($0), least: 0.3)
        })
      else { continue }
      let label = release.tables[place.table].rows.first { $0.index == total }?.heading.label ?? ""
      copies.append(
        Copy(
          place: place,
          evidence: [
            "\(label) foots only if this cell is empty", "its digits look like \(fact(twin).text) in the next row",
          ]))
      copies += shares(of: place, row, sums.table)
    }
    return copies
  }

  /// A share beside it that repeats the neighbour's share was copied with it.
  private func shares(of place: FigurePlace, _ row: Int, _ table: AuditTable) -> [Copy] {
    relations.compactMap { relation in
      guard relation.kind == .share, relation.operands[0].place == place else { return nil }
      let share = fact(relation.result)
      guard
        let twin = neighbours(of: row, share.column, table).first(where: {
          isGarbled(share, copyOf: fact($0), least: 0.5)
        })
      else { return nil }
      return Copy(
        place: relation.result,
        evidence: ["the amount that it belongs to is in doubt", "it looks like \(fact(twin).text) in the next row"])
    }
  }

  private func fact(_ place: FigurePlace) -> Fact { release.tables[place.table].facts[place.fact] }

  private func neighbours(of row: Int, _ column: Int, _ table: AuditTable) -> [FigurePlace] {
    [row - 1, row + 1].compactMap { (0..<table.rowCount).contains($0) ? table.figure($0, column) : nil }
  }

  private func isGarbled(_ fact: Fact, copyOf other: Fact, least: Double) -> Bool {
    let (own, its) = (digits(fact), digits(other))
    guard own.count == its.count, fact.measure == .share || own.count >= 4 else { return false }
    return likeness(own, its) >= least
  }

  private func digits(_ fact: Fact) -> [UInt8] { fact.text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 } }
}

extension SumRelation {
  fileprivate func isMended(by suspicion: Suspicion) -> Bool {
    guard columns.indices.contains(suspicion.column), columns[suspicion.column].isFailure else { return false }
    return total == suspicion.row || addends.contains { $0.row == suspicion.row }
  }
}
