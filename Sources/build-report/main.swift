import ReportCommandLine

BuildReport.start()
