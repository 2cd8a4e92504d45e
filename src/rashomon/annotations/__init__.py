"""annotate_report: the parse, once."""
