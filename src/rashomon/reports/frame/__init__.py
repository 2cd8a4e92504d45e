"""Page furniture: the lines and characters of a report that are not its prose."""
