import Databases
import TotsugoCLI

TotsugoCommand.launch(openDatabase: { try DatabaseExporter(path: $0) })
