#!/usr/bin/env python3
"""Switches rules off one by one and prints what that moves.

    python -m bench.score.switched_off [RULE...]

A rule is a function of the program that says yes or no; switched off, it says no. Without names all
rules of the rooms that read reports are tried on the project's own piles, and those that change no
ledger are listed: a rule that changes none earns no place. For rules that are named
("mentions.days.grammar.is_year"), the figures of the sets of the gate that move are printed, too; a
move of less than one item in two hundred is in brackets.
"""

import hashlib
import importlib
import inspect
import json
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench import parser_of
from bench.score.clusters import ROOT, clusters_in, find_sets, shared_folder

ROOMS = ("reports", "stories", "mentions", "copies", "beside", "text")
NOISE = 0.005  # of a figure of a set: what one item in two hundred is worth


class Parses:
    """The parses of reports, which are the same whatever rule is switched off."""

    def __init__(self) -> None:
        parses: dict[str, bytes] = {}
        self.get_parse = parses.get
        self.put_parse = parses.__setitem__


def never(*_: object, **__: object) -> bool:
    """What a rule that is switched off says."""
    return False


def rules() -> dict[str, Callable[..., Any]]:
    """Returns the functions that say yes or no, by their names."""
    import rashomon

    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.walk_packages(rashomon.__path__, "rashomon."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        room = module.name.split(".")[1]
        for name, value in sorted(vars(loaded).items()):
            if room not in ROOMS or not inspect.isfunction(value):
                continue
            says_yes_or_no = value.__annotations__.get("return") is bool
            if says_yes_or_no and value.__module__ == module.name:
                found[f"{module.name}.{name}".removeprefix("rashomon.")] = value
    return found


def switch_off(rule: Callable[..., Any]) -> None:
    """Takes a function's answers out of this process."""
    for module in list(sys.modules.values()):
        for name, value in list(vars(module).items()):
            if value is rule:
                setattr(module, name, never)


def own_piles() -> list[Path]:
    """Returns the folders of the project's own stories."""
    stories = ROOT / "bench" / "stories"
    return [
        ROOT / "examples" / "ferry-fire",
        ROOT / "examples" / "market-shelling",
        *clusters_in(stories / "train"),
        *clusters_in(stories / "dev"),
    ]


def remember(parses: Parses) -> None:
    """Makes the program remember the parses."""
    from rashomon.comparing import compare

    annotate = compare.annotate_telling

    def annotate_once(reports: Any, tell: Any) -> Any:
        return annotate(reports, tell, parses)

    vars(compare)["annotate_telling"] = annotate_once


def digests(piles: list[Path]) -> list[str]:
    """Returns what the ledgers of these piles hash to."""
    from bench.score.clusters import make_ledger

    made = [json.dumps(make_ledger(pile), sort_keys=True) for pile in piles]
    return [hashlib.sha256(ledger.encode()).hexdigest() for ledger in made]


def figures() -> dict[str, float]:
    """Returns the figures of all sets."""
    from bench.score import clusters

    shared = shared_folder()
    values = {}
    for name, found in find_sets(shared / "gold" if shared else None).items():
        for figure, value in clusters.measure(found)[0].items():
            if value["value"] is not None:
                values[f"{name}.{figure}"] = float(value["value"])
    return values


def without(rule: Callable[..., Any], measure: Callable[[], Any]) -> Any:
    """Returns what is measured without a rule, in a process that ends with it; None if the program
    fails without it."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        switch_off(rule)
        with os.fdopen(writing, "w") as told:
            try:
                json.dump(measure(), told)
            except Exception:  # noqa: BLE001  other code was built on it
                told.write("null")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        found = json.load(told)
    os.wait()
    return found


def moved(base: dict[str, float], now: dict[str, float]) -> Iterator[str]:
    """Yields the figures that a rule moves, and by how much."""
    for name, value in base.items():
        by = now.get(name, 0.0) - value
        if by:
            yield f"{name} {by:+.3f}" if abs(by) > NOISE else f"({name} {by:+.3f})"


def main() -> None:
    """Prints a line a rule that is named, or the rules that change nothing."""
    parser = parser_of(__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE")
    named = parser.parse_args().rules
    every = rules()
    if unknown := sorted(set(named) - every.keys()):
        parser.error(f"no rules: {', '.join(unknown)}")
    remember(Parses())
    piles = own_piles()
    base = digests(piles)
    before = figures() if named else {}
    idle = 0
    for name in named or every:
        changed = without(every[name], lambda: digests(piles))
        count = sum(map(str.__ne__, base, changed)) if changed else len(piles)
        idle += not count
        line = f"{name}: {count} of {len(piles)} ledgers"
        if named:
            line += "; " + (", ".join(moved(before, without(every[name], figures) or {})) or "none")
        if named or not count:
            print(line, flush=True)
    print(f"{idle} of {len(named or every)} rules change no ledger")


if __name__ == "__main__":
    main()
