"""Rules for time expressions, built from tables/en/time_expressions.toml."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import ordered, table

FIGURES = "0"
"""Stands among a rule's words for figures such as clock times and dates are written in."""
SEEN = "~"
"""Opens what stands among a rule's words and is a pattern, tried in one pass over the text: for
what no word shows."""
# {month}, {calendar.months}, {upper calendar.months}, {after at by}; no repetition such as {1,3}.
_NAMED = re.compile(r"\{(?:(?P<how>upper|after) )?(?P<names>[a-z][a-z_. ]*)\}")


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A kind of time expression with its pattern and trigger words.

    At least one trigger must occur in a line before the pattern is tried, since searching for words
    is far cheaper.
    """

    kind: str
    source: str
    needs: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, compiled on first use."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


_TABLE = table("time_expressions")


def _rules_of(part: str) -> tuple[TimeRule, ...]:
    """The rules of one section of the table, in order; a rule without triggers takes those of its
    kind."""
    return tuple(
        TimeRule(
            row["kind"],
            _filled(row["pattern"]),
            tuple(_words_of(row.get("needs") or _TABLE["needs"][row["kind"]])),
        )
        for row in _TABLE[part]
    )


def _filled(pattern: str | Sequence[str]) -> str:
    """Expands the named placeholders of a pattern."""
    return _NAMED.sub(_stands_for, "".join(pattern))


@cache
def _part(name: str) -> str:
    """The pattern of a named part of expressions, such as a month."""
    return _filled(_TABLE["parts"][name])


def _stands_for(named: re.Match[str]) -> str:
    names = named["names"]
    if (
        named["how"] == "after"
    ):  # a look-behind for one of these words and a space, with either case of the initial
        return (
            "(?:"
            + "|".join(rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]} )" for word in names.split())
            + ")"
        )
    return "|".join(_listed(named)) if "." in names else _part(names)


def _words_of(needs: Sequence[str]) -> Iterator[str]:
    for need in needs:
        named = _NAMED.fullmatch(need)
        yield from _listed(named) if named else (need,)


def _listed(named: re.Match[str]) -> Sequence[str]:
    """The words of a list in this table or, for a dotted name, in another."""
    names = named["names"]
    found = ordered(names) if "." in names else tuple(_TABLE["lists"][names])
    return [word.upper() for word in found] if named["how"] == "upper" else found


# In order: of two rules that find the same words, the first one counts; otherwise the longer words
# do.
RULES: tuple[TimeRule, ...] = (
    *_rules_of("calendar"),
    *_rules_of("counted"),
    *_rules_of("stretches"),
    *_rules_of("hours"),
)


# Durations, ages, habits and vague words such as "recently": times that are not days.

NO_DAYS = frozenset({"duration", "age", "habit", "vague"})
"""Kinds of expressions that stand for no days of their own."""
QUALIFIED = re.compile(_part("qualified"), re.IGNORECASE)
"""Words before a length that belong to it: "more than two years"."""
LENGTHS: tuple[TimeRule, ...] = _rules_of("lengths")
