"""Groups reports into stories: which reports are about the same event."""
