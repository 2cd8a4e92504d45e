"""Time and memory, beside the bare parser and other libraries."""
