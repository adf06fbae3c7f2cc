await TotsugoWeb.launch()
