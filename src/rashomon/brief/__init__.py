"""write_brief: one page for an editor; every sentence rests on accounts or statements and is checked against them."""
