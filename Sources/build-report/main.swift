import ReportCommandLine

BuildReport.main()
