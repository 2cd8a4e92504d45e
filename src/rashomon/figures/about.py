"""What a coder needs to know of a count: what befell whom, where and when, by the words of its
accounts."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.figures.read_figures import AGE, CountedNumber
from rashomon.model.name import Name
from rashomon.model.point import About, Point, PointKind
from rashomon.shipped.words import either

_CIVILIAN = re.compile(r"\bcivilians?\b|\bnon-?combatants?\b", re.IGNORECASE)
_ARMED = re.compile(rf"\b(?:{either('people.armed')})\b", re.IGNORECASE)
_MOST = 0.5  # share of the accounts of an author's count that must show what befell those counted


def about_of(
    figures: Sequence[CountedNumber], names: Mapping[str, str], *, most: float = 1.0
) -> About | None:
    """Returns what these numbers of one thing are about; None where the words say nothing.

    `names`: names by the key of their place; `most`: the share of the numbers that must show one
    fate; none may show another.
    """
    fates = Counter(figure.fate for figure in figures if figure.fate is not None)
    units = {figure.quantity.unit for figure in figures}
    fate = next(iter(fates)) if len(fates) == 1 and fates.total() >= most * len(figures) else None
    money = all(unit is not None and unit.isupper() for unit in units)
    days = {figure.days for figure in figures if figure.days is not None}
    earliest, latest = min(days) if len(days) == 1 else (None, None)
    places = [figure.places for figure in figures if figure.places]
    shared = frozenset.intersection(*places) if places else frozenset()
    nouns = Counter(
        figure.noun
        for figure in figures
        if figure.noun and not figure.quantity.unit and figure.noun != AGE
    )
    parts = {figure.part for figure in figures}
    found = About(
        measure=fate or ("money" if money else None),
        group=min(nouns, key=lambda noun: (-nouns[noun], noun), default=None),
        civilian=_civilian([f"{figure.account.value} {figure.printed}" for figure in figures]),
        place=names.get(min(shared)[1]) if len(shared) == 1 else None,
        earliest=earliest,
        latest=latest,
        total_or_part=("part" if True in parts else "total") if len(parts) == 1 and fate else None,
    )
    return found if found != About() else None


def called_by_key(names: Sequence[Name]) -> Mapping[str, str]:
    """Returns what each place is called, the name that is mentioned most of two for one."""
    return {one.place_key: one.name for one in sorted(names, key=lambda one: len(one.mentions))}


def _civilian(texts: Sequence[str]) -> bool | None:
    civilian, armed = any(map(_CIVILIAN.search, texts)), any(map(_ARMED.search, texts))
    return civilian if civilian != armed else None


def with_about(
    points: Sequence[Point], figures: Sequence[CountedNumber], names: Sequence[Name]
) -> tuple[Point, ...]:
    """Returns an author's points, the counts among them with what their accounts are about;
    `figures`: the numbers of the reports."""
    called = called_by_key(names)
    return tuple(replace(point, about=_about(point, figures, called)) for point in points)


def _about(
    point: Point, figures: Sequence[CountedNumber], names: Mapping[str, str]
) -> About | None:
    if point.kind is not PointKind.COUNT:
        return point.about
    bounds = {(account.low, account.high) for account in point.accounts}
    quotes = [account.quote for account in point.accounts]
    inside = [
        figure
        for figure in figures
        if figure.bounds in bounds and any(figure.account.quote.overlaps(quote) for quote in quotes)
    ]
    return about_of(inside, names, most=_MOST) if inside else None
