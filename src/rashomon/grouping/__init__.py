"""The layer above grouping: people's decisions about stories, and pages read by several stories."""
