"""The way of a pile and of a story, with what people decided about stories."""

import rashomon.parsing  # noqa: F401  which imports spaCy without its command line: before others do
