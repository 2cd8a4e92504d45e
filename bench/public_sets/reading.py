"""Saved pages: which characters are the article, and when it was published."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

SETS: dict[str, Callable[[Iterable[dict[str, Any]]], Iterator[tuple[str, Any]]]] = {}
BARS = {
    "trafilatura_eval.f": "at least 0.935",
    "zyte_articles.word_f1": "at least 0.965",
    "wcxb_articles.word_f1": "at least 0.967",
    "htmldate.exact": "at least 0.915",
}
