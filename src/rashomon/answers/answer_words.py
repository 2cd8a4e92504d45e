"""What the headings of an answer say, and how a reply begins that tells nothing
(tables/answer_words.toml)."""

from functools import cache

from rashomon.model.answer import About
from rashomon.shipped.words import toml_table

_TABLE = toml_table("answer_words.toml")


def is_refusal(reply: str) -> bool:
    """Whether a reply begins as one does that tells nothing."""
    begins = tuple(_TABLE["refusals"]["begin"])
    return reply.strip().casefold().replace("’", "'").startswith(begins)


@cache
def about_of(heading: str) -> About | None:
    """Returns what a heading says of the lines below it."""
    text = heading.casefold()
    for kind in About:
        for piece in _TABLE["about"][kind]:
            if piece in text:
                return kind
    return None
