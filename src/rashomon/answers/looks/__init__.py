"""What the program does unasked beside each statement of an answer: it holds figures, days, names,
quotations and names of reports, and never the sense."""
