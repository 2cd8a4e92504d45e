"""What all rooms share: a text is parsed once in a process, however many tests compare it, and what
reads files goes on from test to test."""

from functools import lru_cache

from rashomon.parsing import parse
from rashomon.reports import report_pile

parse._parsed_at_once = lru_cache(256)(parse._parsed_at_once)
report_pile.end_idle = lambda: None
