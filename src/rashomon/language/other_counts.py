"""How many people were killed, hurt and so on, as a text in another language counts them by the words of its file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.other_numbers import Amount, amounts_in
from rashomon.tables.tongues import Measure, Tongue

_REACH = 90
_STOP = re.compile(r"(?<=[.!?;])\s|\n")
_ALONE = re.compile(r"\s*(?:[,.;:)\n—]|$)|\s(?P<word>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Count:
    """A count of people with what happened to them: offsets of the words that carry it.

    `noun`: what is counted, as printed; `people`: the English noun for it, None where the words name only what happened ("12 muertos").
    """

    start: int
    end: int
    low: float | None
    high: float | None
    measure: str
    noun: str | None
    people: str | None


def counts_in(text: str, tongue: Tongue) -> Iterator[Count]:
    """The counts of a text in order; what is denied, or tells nothing of what happened to whom, is none."""
    for amount in amounts_in(text, tongue):
        before = _STOP.split(text[max(0, amount.start - _REACH) : amount.start])[-1]
        after = _STOP.split(text[amount.end : amount.end + _REACH])[0]
        for kind, words in tongue.measures.items():
            count = _count(amount, kind, words, (before, after), tongue)
            if count is not None:
                yield count
                break


def _count(amount: Amount, kind: str, words: Measure, around: tuple[str, str], tongue: Tongue) -> Count | None:
    before, after = around
    people = "|".join(sorted(tongue.people, key=lambda word: (-len(word), word)))
    noun = rf"\s(?:de\s)?(?P<noun>{people})\b"
    named = re.match(rf"\s(?:de\s)?(?P<noun>{words.nouns})\b", after, re.IGNORECASE)
    if named:
        return Count(amount.start, amount.end + named.end(), amount.low, amount.high, kind, named["noun"], None)
    follows = re.match(rf"(?:{noun})?(?P<between>(?:\s[^\W\d_]+){{0,3}}?)\s(?:{words.after})\b", after, re.IGNORECASE)
    if follows and (follows["noun"] or not follows["between"]) and not re.search(r"\b(?:no|ni|sin)\b", follows["between"], re.IGNORECASE):
        return _of_people(amount, kind, follows["noun"], 0, follows.end(), tongue)
    leads = re.search(rf"(?<![^\W\d_])(?P<no>no\s)?(?:{words.before})\s$", before, re.IGNORECASE)
    if leads and not leads["no"]:
        counted = re.match(noun, after, re.IGNORECASE)
        if counted or _stands_alone(after, tongue):
            return _of_people(
                amount, kind, counted["noun"] if counted else None, len(before) - leads.start(), counted.end() if counted else 0, tongue
            )
    return None


def _of_people(amount: Amount, kind: str, noun: str | None, back: int, ahead: int, tongue: Tongue) -> Count:
    people = tongue.people.get(noun.casefold()) if noun else None
    return Count(amount.start - back, amount.end + ahead, amount.low, amount.high, kind, noun, people)


def _stands_alone(after: str, tongue: Tongue) -> bool:
    """Whether no noun follows: a mark, the end, or a word that says where or goes on with "and"."""
    found = _ALONE.match(after)
    return bool(found and (found["word"] is None or found["word"].casefold() in {*tongue.names.at, tongue.numbers.link}))
