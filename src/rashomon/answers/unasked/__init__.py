"""What the program does unasked beside each statement of an answer: it holds figures, days, names,
quotations, names of reports and words of harm, and never the sense."""
