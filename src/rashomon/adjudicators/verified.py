"""Refuses what a model answers unless it is one of the answers offered and its quotes stand in the words it was shown."""

import json
from dataclasses import dataclass

from rashomon.model.question import UNSURE, Option, Question

_MOST_QUOTES = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer taken, or None with the reason why nothing was."""

    option: Option | None
    refused: str | None = None


def verified(asked: Question, reply: str) -> Verdict:
    """The verdict on a reply of the form {"id": ..., "answer": key, "quotes": [words, ...]}; all else is refused."""
    try:
        said = json.loads(reply)
    except (ValueError, RecursionError):
        return Verdict(None, "not JSON")
    if not isinstance(said, dict) or set(said) - {"id", "answer", "quotes"}:
        return Verdict(None, "not of the form asked for")
    key, quotes = said.get("answer"), said.get("quotes", [])
    if said.get("id") != asked.id:
        return Verdict(None, "an answer to another question")
    option = asked.answer(key) if isinstance(key, str) else None
    if option is None:
        return Verdict(None, "no such answer")
    if option.key == UNSURE:
        return Verdict(None, "cannot tell")
    if not isinstance(quotes, list) or not 0 < len(quotes) <= _MOST_QUOTES or not all(isinstance(q, str) and q.strip() for q in quotes):
        return Verdict(None, "no quotes")
    words = [item.around.quote for item in asked.shown]
    if not all(any(quote in text for text in words) for quote in quotes):
        return Verdict(None, "a quote that does not stand in the text")
    return Verdict(option)
