import TotsugoCLI

TotsugoCommand.launch()
