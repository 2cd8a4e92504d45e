"""A draft held against reports: what others have otherwise, what is copied, what only it tells."""
