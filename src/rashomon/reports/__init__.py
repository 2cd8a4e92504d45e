"""read_report: what is the text, the headline, the furniture."""
