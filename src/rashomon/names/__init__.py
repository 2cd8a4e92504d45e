"""join_names: names, their spellings joined, and where places are."""
