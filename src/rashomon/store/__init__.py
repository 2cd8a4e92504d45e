"""A growing store: new reports are settled, grouped and compared, and nothing is redone that they do not affect."""
