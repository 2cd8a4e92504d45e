"""Holds the words by which an author counts reports ("only", "most") or sets parts against each
other ("contradict", "later") against the program's own counts, values and moments."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product, starmap

from rashomon.differences.values import amounts_apart, days_apart, is_rounded
from rashomon.facts.frequencies import NUMERALS, numeral_value
from rashomon.lineage.moments import is_before
from rashomon.model.record import record
from rashomon.numbers.counted_number import CountedNumber
from rashomon.shipped.words import PatternMatch, either, table

_NUMBER = rf"(?:(?<![\d,.:])\d{{1,2}}|{'|'.join(NUMERALS)})"
_OUTLET = "\ua66e"
"""A letter of no report, of which the names of outlets are made."""
_ONE_OUTLET = rf"(?<!{_OUTLET}){_OUTLET}+(?!.*{_OUTLET})"
_NOT = re.compile(r"(?i)(?:\b(?:not|no|nor|without)|n['’]t)(?: \w+){0,2} ?$")
OF_FEW = {"only", "none", "silent"}
"""By these few reports or none say something."""


@record
class Bearing:
    """What is known of the sentences that bear a part. `every`: how many reports the story has;
    `outlets`: the names by which the part calls them; `reports`: whose they are, by the program's
    own count; `others`: how many say otherwise; `moments`: when these were published, if they say
    so; `numbers`, `days`: those of the part itself, days as their first and last ISO day;
    `telling`: reports of which a sentence has all words of the part, by whomever it is named;
    `called`: of these, those that the part calls, or any where it calls none; `is_counted`:
    whether its sentences have any of its words."""

    every: int = 0
    outlets: tuple[str, ...] = ()
    reports: frozenset[str] = frozenset()
    others: int = 0
    moments: tuple[str, ...] = ()
    numbers: tuple[CountedNumber, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    text: str = ""
    telling: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    is_counted: bool = True


def wrong_counts(told: str, bearing: Bearing) -> dict[str, str]:
    """Returns the words of a part that count reports otherwise than the program does ("all three
    papers", "only"), each with its kind in counting.toml. Words that its sentences have, too, are
    left out: the reports said them."""
    wrong = {}
    masked = told
    for name in bearing.outlets:
        masked = masked.replace(name, _OUTLET * len(name))
    for kind, pattern in _patterns().items():
        for match in pattern.finditer(masked):
            words = told[match.start() : match.end()]
            is_quoted = re.search(rf"(?i)\b{re.escape(words)}\b", bearing.text)
            is_before = ";" in told[match.end() :]  # in a clause whose sentences are not named
            if not (is_quoted or is_before or _holds(kind, match, bearing)):
                wrong[words] = kind
    return wrong


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    called = either("counting.reports").replace(" ", "|")
    patterns = {}
    for kind, pattern in table("counting")["patterns"].items():
        words = pattern.replace("{reports}", called)
        words = words.replace("{number}", _NUMBER).replace("{outlet}", _ONE_OUTLET)
        patterns[kind] = re.compile("(?i)" + "".join(words.splitlines()))
    return patterns


def _holds(kind: str, match: PatternMatch, bearing: Bearing) -> bool:
    """Whether so many of the reports of a story are what the words say. "Most reports" are most of
    those that say anything of it; "most of the reports" are most of all."""
    count = len(bearing.reports)
    reports = bearing.every
    told = numeral_value(match["number"]) if "number" in match.re.groupindex else 0
    if kind == "of":
        return count == told and reports == numeral_value(match["whole"])
    is_of_others = "other" in match[0]
    wanted = {
        "only": count <= 1 and bearing.telling <= bearing.reports and bearing.is_counted,
        "none": not (bearing.reports or bearing.telling),
        "silent": count < reports and len(bearing.called) <= is_of_others,
        "all": count == reports,
        "not_all": count < reports,
        "most": 2 * count > reports,
        "usual": count > max(1, bearing.others),
        "half": abs(2 * count - reports) <= 1,
        "minority": 2 * count < reports,
        "several": count > 1,
        "both": count > 1,
        "number": told == 1 or count >= min(told, reports),
        "exactly": count == told,
    }
    return wanted[kind]


def wrong_relations(told: str, earlier: Bearing, part: Bearing) -> tuple[str, ...]:
    """Returns the words by which a part, or the verdict on it, stands otherwise to an earlier part
    of its line than the values and the moments of both allow; where these say nothing, none."""
    wrong = []
    for kind, pattern in table("counting")["relations"].items():
        for match in re.finditer(pattern, told, re.IGNORECASE):
            is_turned = bool(_NOT.search(told[: match.start()]))
            if is_turned is _allows(kind, earlier, part):
                wrong.append(match[0])
    return tuple(wrong)


def _allows(kind: str, earlier: Bearing, part: Bearing) -> bool | None:
    """Whether a relation between two parts may hold; None where nothing says so."""
    if kind in {"later", "earlier"}:
        first, second = (earlier, part) if kind == "later" else (part, earlier)
        is_known = first.moments and second.moments
        return not is_all_before(second, first) if is_known else None
    excluded = set(excluding(earlier, part))
    if not excluded:
        return None
    return (True in excluded) is (kind == "exclude")


def is_all_before(earlier: Bearing, later: Bearing) -> bool:
    """Whether all reports behind one part of an answer surely came before all behind another."""
    pairs = [*product(earlier.moments, later.moments)]
    return bool(pairs) and all(starmap(is_before, pairs))


def excluding(earlier: Bearing, part: Bearing) -> Iterator[bool]:
    """Yields of each two numbers of one unit and of each two days, whether they exclude each
    other."""
    for number, other in product(part.numbers, earlier.numbers):
        if number.noun == other.noun and _counts(number) == _counts(other):
            yield amounts_apart(number.quantity, other.quantity)
    yield from starmap(days_apart, product(part.days, earlier.days))


def excludes(number: CountedNumber, other: CountedNumber) -> bool:
    """Returns whether two numbers of one thing, or of people of one fate, cannot both be, or are
    limited alike and not the same."""
    counts = _counts(number)
    is_of_one = number.fate or (number.noun == other.noun and any((number.noun, *counts)))
    is_apart = amounts_apart(number.quantity, other.quantity)
    if number.number.limit == other.number.limit != "near" and not number.same_number(other):
        is_apart = is_apart or not is_rounded(number.quantity, other.quantity)
    return bool(is_of_one) and counts == _counts(other) and is_apart


def _counts(number: CountedNumber) -> tuple[object, ...]:
    return number.negated, number.share, number.quantity.unit, number.fate
