"""Shows stories: one tree of blocks (`view.py`), and the page, the terminal, Markdown, Word and
tables that print it."""
