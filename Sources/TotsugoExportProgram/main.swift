import Databases
import TotsugoCLI
import Workbooks

TotsugoCommand.launch(
  FileExporters(
    workbook: { try WorkbookExporter(path: $0, isSingle: $1) }, database: { try DatabaseExporter(path: $0) },
    batch: { try BatchDatabase($0, facts: $1, goingOnWith: &$2) }))
