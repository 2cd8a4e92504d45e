"""The brief: one page for an editor, in which every sentence cites accounts or statements and is checked against them."""
