"""Explains why a point of a ledger looks as it does: parses the reports again, and lists the rules that were applied."""
