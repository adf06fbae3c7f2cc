import ReleaseModel

/// Relations that have been tested, by how much their failures say.
struct TestedRelations {
  /// What holds, and what fails so surely that a figure must be wrong.
  var sure: [FigureRelation] = []
  /// What fails, but may be no relation at all: too little to report, enough to say which of two versions to trust.
  var doubtful: [FigureRelation] = []

  static func += (left: inout TestedRelations, right: TestedRelations) {
    left.sure += right.sure
    left.doubtful += right.doubtful
  }
}
