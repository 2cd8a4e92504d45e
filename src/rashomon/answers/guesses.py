"""With which words an author begins what is his own guess or conclusion (tables/guesses.toml)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rashomon.shipped.words import toml_table


@cache
def guess_words() -> Mapping[str, Sequence[str]]:
    """Returns these words by language; the first two of each are those that a model is told."""
    return toml_table("guesses.toml")


@cache
def _beginnings() -> re.Pattern[str]:
    every = {word for words in guess_words().values() for word in words}
    longest_first = sorted(every, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def is_guess(sentence: str) -> bool:
    """Whether a sentence begins with such a word."""
    return _beginnings().match(sentence.lstrip(" *_—–-")) is not None
