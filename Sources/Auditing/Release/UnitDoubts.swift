import ReleaseModel

extension Release {
  /// Gives the amounts of tables without a legible unit the one of another table that prints the same line with the same figures.
  ///
  /// 「売上高 13,579」 under 「(単位:百■円)」 and the same line for the same period under 「(単位:百万円)」 are one figure. Without such a tie
  /// the amounts stay suspect.
  mutating func settleUnits() {
    guard tables.contains(where: { $0.unitDoubt != nil }) else { return }
    var known: [UnitTie.Key: [UnitTie]] = [:]
    for table in tables {
      for fact in table.facts where !fact.hasDoubtfulUnit && fact.status == .read && fact.unit.isCurrency {
        guard let key = UnitTie.Key(fact), let value = fact.value else { continue }
        known[key, default: []].append(
          UnitTie(unit: fact.unit, exponent: value.exponent, table: table.id, text: fact.text))
      }
    }
    for index in tables.indices {
      guard let doubt = tables[index].unitDoubt else { continue }
      var found: [UnitTie] = []
      for fact in tables[index].facts where fact.hasDoubtfulUnit {
        guard let key = UnitTie.Key(fact), let value = fact.value else { continue }
        found += (known[key] ?? []).map { tie in
          var tie = tie
          tie.exponent -= value.exponent
          return tie
        }
      }
      guard let first = found.first, found.allSatisfy({ $0.unit == first.unit && $0.exponent == first.exponent }) else {
        continue
      }
      settle(index, doubt, first)
    }
  }

  private mutating func settle(_ index: Int, _ doubt: UnitDoubt, _ tie: UnitTie) {
    let evidence = "\(tie.text) stands in table \(tie.table) too, under a unit that is legible"
    let touched = Set(tables[index].facts.lazy.filter(\.hasDoubtfulUnit).map(\.column))
    for place in tables[index].facts.indices where tables[index].facts[place].hasDoubtfulUnit {
      let isSuspectElse = tables[index].facts[place].repair?.evidence != [doubt.reason]
      tables[index].facts[place].value = tables[index].facts[place].value?.scaled(by: tie.exponent)
      tables[index].facts[place].unit = tie.unit
      tables[index].facts[place].hasDoubtfulUnit = false
      if isSuspectElse { continue }
      tables[index].facts[place].status = .repaired
      tables[index].facts[place].repair = Repair(from: doubt.text, evidence: [doubt.reason, evidence])
    }
    for column in tables[index].columns.indices where touched.contains(column) {
      tables[index].columns[column].heading.unit = tie.unit
      tables[index].columns[column].heading.scale = (tables[index].columns[column].heading.scale ?? 0) + tie.exponent
    }
    tables[index].unitDoubt = nil
    for place in remarks.indices
    where remarks[place].table == tables[index].id && remarks[place].span == doubt.span
      && remarks[place].evidence == [doubt.reason]
    {
      remarks[place].kind = .repaired
      remarks[place].evidence.append(evidence)
    }
  }
}

/// A line of a table with a legible unit.
private struct UnitTie {
  /// One line, one period, the same digits.
  struct Key: Hashable {
    var label: String
    var period: Period
    var digits: Int64

    init?(_ fact: Fact) {
      guard fact.measure == .amount, let period = fact.period, let value = fact.value,
        value.significand.magnitude > 999
      else { return nil }
      (label, self.period, digits) = (fact.label, period, value.significand)
    }
  }

  var unit: Unit
  var exponent: Int
  var table: String
  var text: String
}
