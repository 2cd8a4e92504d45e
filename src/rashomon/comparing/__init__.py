"""What stands above the grouping of reports: what people decided about stories."""
