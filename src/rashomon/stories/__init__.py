"""group_features: which reports are about the same event."""
