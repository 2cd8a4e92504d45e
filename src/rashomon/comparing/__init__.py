"""Leads a pile and a story through the stages, with what people decided about stories."""

# Before others do: it imports spaCy without its command line.
import rashomon.parsing  # noqa: F401
