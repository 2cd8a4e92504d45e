"""resolve_dates: which day is meant."""
