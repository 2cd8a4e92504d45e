"""The way of a pile and of a story, with what people decided about stories."""

# Before others do: it imports spaCy without its command line.
import rashomon.parsing  # noqa: F401
