import Auditing
import ReleaseModel

/// Marks figures that the table's own arithmetic proves or contradicts.
struct Footing {
  let context: ReleaseContext

  init(_ context: ReleaseContext) { self.context = context }

  func mark(_ table: inout Table) {}
}
