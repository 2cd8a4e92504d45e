"""Ranges of counts by the rules of UCDP and ACLED."""

from dataclasses import replace

import pytest

from ledgers import HURT
from rashomon.figures.ranges import estimate_ranges
from rashomon.model.point import Account, Point, Relation, RelationKind, Version
from rashomon.model.statement import Stance

Told = tuple[str, float | None, float | None, int]
"""A value, its bounds, its lines."""


def toll(
    *told: Told,
    updates: tuple[tuple[int, int], ...] = (),
    denied: tuple[int, ...] = (),
    apart: bool = False,
) -> Point:
    """A count of these versions; `updates` are pairs of places, `denied` the places of denials;
    other pairs are spreads unless `apart`."""
    accounts = tuple(
        replace(
            HURT.accounts[0],
            id=f"a-{place}",
            value=value,
            low=low,
            high=high,
            version=f"v-{place}",
            stance=Stance.DENIES if place in denied else Stance.ASSERTS,
        )
        for place, (value, low, high, _) in enumerate(told)
    )
    versions = tuple(
        Version(f"v-{place}", value, lines, lines, 1)
        for place, (value, _, _, lines) in enumerate(told)
    )
    relations = tuple(
        Relation(f"r-{a}-{b}", f"v-{a}", f"v-{b}", RelationKind.UPDATE, "later", "later")
        for a, b in updates
    )
    if not apart:
        pairs = [
            (a, b)
            for a in range(len(told))
            for b in range(a)
            if (a, b) not in updates and (b, a) not in updates
        ]
        relations += tuple(
            Relation(f"s-{a}-{b}", f"v-{a}", f"v-{b}", RelationKind.SPREAD, "differ", "spread")
            for a, b in pairs
        )
    return replace(HURT, accounts=accounts, versions=versions, relations=relations)


def numbers(point: Point, rule: str) -> tuple[float | None, float | None, float | None] | None:
    found = next((each for each in estimate_ranges(point) if each.rule.startswith(rule)), None)
    return (found.low, found.best, found.high) if found else None


CASES = [
    (toll(("9", 9, 9, 1)), (9, 9, 9), 9),
    (toll(("9", 9, 9, 1), ("11", 11, 11, 2)), (9, 11, 11), 9),
    (toll(("9", 9, 9, 2), ("11", 11, 11, 2)), (9, 9, 11), 9),
    (toll(("9", 9, 9, 3), ("11", 11, 11, 1), updates=((0, 1),)), (11, 11, 11), 11),
    (toll(("at least 12", 12, None, 1)), (12, 12, 12), 12),
    (toll(("up to 60", None, 60, 1)), (None, None, 60), None),
    (toll(("up to 60", None, 60, 1), ("40", 40, 40, 1)), (40, 40, 60), 40),
    (toll(("300 to 400", 300, 400, 1)), (300, 300, 400), 300),
    (toll(("dozens", None, None, 1)), None, 12),
    (toll(("Tens of people", None, None, 1)), None, 10),
    (toll(("hundreds", None, None, 1), ("40", 40, 40, 1)), (40, 40, 40), 40),
    (toll(("tens of thousands", None, None, 1)), None, None),
    (toll(("many", None, None, 1)), None, None),
    (toll(("9", 9, 9, 1), ("23", 23, 23, 1), denied=(1,)), (9, 9, 9), 9),
    (toll(("9", 9, 9, 1), ("11", 11, 11, 1), updates=((0, 1), (1, 0))), (9, 9, 11), 9),
    (toll(("9", 9, 9, 1), ("396", 396, 396, 2), apart=True), (9, 396, 396), 9),
    (
        toll(
            ("9", 9, 9, 1),
            ("11", 11, 11, 2),
            ("dozens", None, None, 1),
            updates=((0, 1),),
            apart=True,
        ),
        (11, 11, 11),
        11,
    ),
    (toll(("9", 9, 9, 1), ("none any more", None, None, 1), updates=((0, 1),)), None, None),
]


@pytest.mark.parametrize(("point", "ucdp", "acled"), CASES)
def test_the_numbers_and_their_rules(
    point: Point, ucdp: tuple[float | None, ...] | None, acled: float | None
) -> None:
    assert numbers(point, "UCDP-like") == ucdp
    found = numbers(point, "ACLED-like")
    assert (found[1] if found else None) == acled


def test_the_rule_says_what_was_left_out() -> None:
    (ucdp, acled) = estimate_ranges(toll(("9", 9, 9, 3), ("11", 11, 11, 1), updates=((0, 1),)))
    assert ucdp.rule.endswith("figures that a later answer replaces are left out")
    assert "tens 10, dozens 12, hundreds 100" in acled.rule


def test_accounts_of_one_version_close_each_other() -> None:
    accounts: tuple[Account, ...] = (
        replace(HURT.accounts[0], low=14.0, high=None),
        replace(HURT.accounts[0], id="a-x", low=14.0, high=14.0),
    )
    assert numbers(
        replace(HURT, accounts=accounts, versions=HURT.versions[:1], relations=()), "UCDP-like"
    ) == (14, 14, 14)
