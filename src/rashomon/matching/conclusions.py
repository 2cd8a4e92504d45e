"""Words by which a passage says that its author guesses, reckons or concludes
(`concludes_within`)."""

import re
from functools import cache
from itertools import chain

from rashomon.shipped.words import toml_table

# No letter goes on, but in scripts that part no words.
_END_OF_WORD = r"(?!(?<![\u2e80-\uffff])\w)"


def concludes_within(passage: str) -> bool:
    """Returns whether a passage has words of a guess or of reckoning anywhere, or one of its
    clauses begins as a conclusion does: "on a Saturday, so in December"."""
    clauses = re.split(r"[,;:] ", passage)
    if _pattern("guesses").search(passage) or _pattern("reckonings").search(passage):
        return True
    return any(_pattern("conclusions").match(clause) for clause in clauses)


@cache
def _pattern(part: str) -> re.Pattern[str]:
    """The words of a part of the table, in all languages."""
    words = map(re.escape, chain.from_iterable(toml_table("answer_words.toml")[part].values()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}){_END_OF_WORD}", re.IGNORECASE)
