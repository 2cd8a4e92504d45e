"""The days that reports print: one grammar of time expressions, one day from which each report
speaks, and only those that are sure."""
