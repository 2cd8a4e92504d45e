"""Answers questions about the reports of a story: finds the sentences that bear on a question, and
puts them into lines."""
