"""group_reports: which reports are about the same event, one story each."""
