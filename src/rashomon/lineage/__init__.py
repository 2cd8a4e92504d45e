"""Copied passages, their direction, and how many lines of reporting stand behind an answer; the entry point is trace_lineage."""
