"""trace_lineage: copied passages, their direction, and how many lines of reporting stand behind an answer."""
