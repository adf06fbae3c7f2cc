TotsugoCommand.launch()
