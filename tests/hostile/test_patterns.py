"""Every regular expression of the program against strings made to be slow for it."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from slow_strings import attacks, growth

HERE = Path(__file__).parent
SIZE, QUICK, LIMIT = (
    2500,
    0.004,
    1.0,
)  # characters, seconds of the processor, and seconds after which a pattern is given up
# Patterns that are shown a few characters beside a place, and never more: the longest stretch.
WINDOWS = {
    ("rashomon.mentions.names.stated_pairs", "_ALIAS"): 60,
}


@cache
def patterns() -> list[dict[str, Any]]:
    """All of them, heard in a process of its own."""
    run = subprocess.run([sys.executable, HERE / "patterns.py"], capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def chosen(attacks: list[Any], most: int) -> list[Any]:
    """So many of them: half of the first, which are built of what may be repeated, half of the
    rest, from all over it."""
    rest = attacks[most // 2 :]
    return (
        attacks[: most // 2] + rest[:: -(-len(rest) // (most - most // 2)) or 1]
        if len(attacks) > most
        else attacks
    )


def measured(
    pattern: re.Pattern[Any], attack: Any, window: int | None, method: str, limit: float
) -> tuple[float, float]:
    """Power and seconds of one attack."""
    return growth(
        pattern,
        attack,
        size=window // 4 if window else SIZE,
        quick=QUICK,
        limit=limit,
        method=method,
    )


def slow(row: dict[str, Any], most: int, limit: float = LIMIT) -> tuple[float, float, Any] | None:
    """Power, seconds and string of the worst attack on a pattern that is worse than a line; None
    where none is. `most`: attacks tried."""
    source = row["pattern"].encode("latin-1") if row["bytes"] else row["pattern"]
    pattern = re.compile(source, row["flags"])
    every = [attack for attack in attacks(source, row["flags"]) if attack[1]]
    window = WINDOWS.get((row["module"], row["name"]))
    for attack in chosen(every, most):
        power, taken = measured(pattern, attack, window, row["method"], limit)
        if window and power and taken > QUICK:
            return power, taken, attack
        # What the machine does beside it can make one measurement worse than a line, hardly four;
        # what was given up is no such measurement.
        if (
            not window
            and power > 1.5
            and taken > 5 * QUICK
            and (
                power == float("inf")
                or all(
                    measured(pattern, attack, window, row["method"], limit)[0] > 1.5
                    for _ in range(3)
                )
            )
        ):
            return power, taken, attack
    return None


def assert_all_are_found() -> None:
    found = {(row["module"], row["name"]) for row in patterns()}
    assert len(patterns()) > 600
    assert {
        ("rashomon.reports.decoding", "_PAGE_START"),
        ("rashomon.reports.sniff", "_ROOT"),
    } | set(WINDOWS) <= found
    assert {
        "rashomon.shipped.tables.page_words",
        "rashomon.mentions.days.expressions",
        "rashomon.mentions.days.mentions",
        "rashomon.reports.page_dates",
    } <= {m for m, _ in found}


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("least", "most", "signs"),
    [(1, 4, 500), pytest.param(40, 400, 60_000, marks=pytest.mark.slow)],
)
def test_no_pattern_is_slow(least: int, most: int, signs: int) -> None:
    """For some of the strings that were made for it, the shorter the pattern the more of them."""
    assert_all_are_found()
    assert {
        (row["module"], row["pattern"][:80]): found
        for row in patterns()
        if (found := slow(row, max(least, min(most, signs // len(row["pattern"])))))
    } == {}


@pytest.mark.parametrize(
    ("pattern", "is_slow"),
    [
        (r"(?:a+)+$", True),
        (r"\s+$", True),
        (r"(?:\w|\d)*!", True),
        (r"a.*b.*c", True),
        (r"\b\w+\b", False),
        (r"a{1,20}b", False),
        (r"<[^<>]*+>", False),
        (r"(?<!\s)\s+$", False),
    ],
)
def test_the_strings_find_what_is_slow(pattern: str, is_slow: bool) -> None:
    row = {
        "module": "",
        "name": "",
        "method": "finditer",
        "pattern": pattern,
        "flags": re.DOTALL,
        "bytes": False,
    }
    # One look can miss what is slow while the machine does something else beside it.
    looks = 5 if is_slow else 1
    assert any(slow(row, 12, limit=0.05) is not None for _ in range(looks)) is is_slow
