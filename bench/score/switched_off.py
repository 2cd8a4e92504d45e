#!/usr/bin/env python3
"""Switches families of rules off one by one and prints what that moves.

    python -m bench.score.switched_off [FAMILY...]   families of FAMILIES (default: all of them)

A family is a function of the program that gives one answer whatever it is asked. It is held against
reports that nobody reads who writes rules (half of news/ of the shared folder), the sets of the
gate, and drafts with planted faults. A line a family: in how many
ledgers it changes anything, and by how much each figure falls (-) or rises (+) without it. The
program gives the same each time, so that noise is what the few items under a figure are worth: what
moves less is in brackets. A family that moves nothing beyond that earns no place.
"""

import hashlib
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import parser_of
from bench.score.clusters import ROOT, find_sets, shared_folder

NOISE = 0.005  # of a figure of a set: what one item in two hundred is worth
FAMILIES: dict[str, object] = {
    "numbers.ages._span_behind_name": None,
    "numbers.fates._fates_by_preposition": (),
    "numbers.fates._fates_by_rising": (),
    "numbers.fates._fates_by_toll": (),
    "numbers.fates._fates_by_complements": (),
    "numbers.fates._is_carried": False,
    "numbers.happenings._mood_slots": [],
    "numbers.happenings._ordinal_figure": "",
    "numbers.happenings._phrases_beside": (),
    "numbers.happenings.told_beside": frozenset(),
    "numbers.joined_words.is_open": False,
    "numbers.names_with_numbers.is_number_called": False,
    "numbers.names_with_numbers.is_part_of_name": False,
    "numbers.names_with_numbers.is_score": False,
    "numbers.not_asserted.is_open": False,
    "numbers.places_counted.is_elsewhere": False,
    "numbers.superseded._is_told_later": False,
    "numbers.superseded._is_left_behind": False,
    "numbers.what_is_counted._is_alone_or_asked": False,
    "numbers.what_is_counted._modifies": False,
    "numbers.what_is_counted.choosing_words": frozenset(),
    "numbers.what_is_counted.company_of": None,
    "numbers.what_is_counted.families_of_agent": frozenset(),
    "numbers.what_is_counted.grade_of": None,
    "numbers.parts.is_further_number": False,
    "numbers.parts.is_part_of_others": False,
    "numbers.what_is_counted.is_told_aside": False,
    "numbers.when_and_where._points_back": False,
    "numbers.when_and_where.is_of_now": False,
    "quantities.calendar_figures._is_century": False,
    "quantities.calendar_figures._is_hour": False,
    "quantities.calendar_figures._is_of_a_name": False,
    "dates.doubts._doubts_of_hour": (),
    "dates.doubts._doubts_of_letters": (),
    "dates.doubts._doubts_of_link": (),
    "dates.doubts._doubts_of_name": (),
    "dates.doubts._doubts_of_state": (),
    "dates.doubts._doubts_of_today": (),
    "dates.doubts._doubts_of_weekday": (),
    "dates.doubts._doubts_of_year": (),
    "dates.doubted_stamps.doubted_stamps": frozenset(),
    "facts.day_events.day_events": (),
    "facts.frequencies.frequencies_in": (),
    "facts.predicates._is_of_another_time": False,
    "facts.sureness.is_unsure_of": False,
    "text.polarity.is_idle": False,
}


class Memory:
    """What is the same without a family: parses by their key, and what scorers say of a ledger."""

    def __init__(self) -> None:
        self._parses: dict[str, bytes] = {}
        self._scores: dict[tuple[str, ...], Any] = {}
        self.get_parse = self._parses.get
        self.put_parse = self._parses.__setitem__

    def scored(self, score: Callable[..., Any]) -> Callable[..., Any]:
        """A scorer that scores the same ledger of a cluster once."""

        def once(ledger: dict, cluster: Path, *more: Any) -> Any:
            key = (score.__module__, cluster.name, digest_of(ledger))
            if key not in self._scores:
                self._scores[key] = score(ledger, cluster, *more)
            return self._scores[key]

        return once


def digest_of(ledger: dict) -> str:
    """What a ledger hashes to."""
    return hashlib.sha256(json.dumps(ledger, sort_keys=True).encode()).hexdigest()


def switch_off(family: str) -> None:
    """Takes a function's answers out of this process."""
    path, _, name = f"rashomon.{family}".rpartition(".")
    function = getattr(importlib.import_module(path), name)
    for module in list(sys.modules.values()):
        if vars(module).get(name) is function:
            setattr(module, name, constant(FAMILIES[family]))


def import_all() -> None:
    """Imports every module of the program, so that all who use a function are there."""
    import rashomon

    for module in pkgutil.walk_packages(rashomon.__path__, "rashomon."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def constant(answer: object) -> Callable[..., object]:
    """What gives this answer to everybody."""
    return lambda *_, **__: answer


def is_unread(event: Path) -> bool:
    """Whether an event of the shared news is of the half that is kept unread."""
    return int(hashlib.sha256(event.name.encode()).hexdigest(), 16) % 2 == 0


def put_in(module: ModuleType, **functions: Callable[..., Any]) -> None:
    """Puts these functions in the place of a module's own."""
    vars(module).update(functions)


def use(memory: Memory) -> None:
    """Makes the program and the scorers remember."""
    import score_passages
    from bench.score import clusters, drafts
    from rashomon.comparing import compare
    from score import score

    annotate = compare.annotate_telling
    put_in(compare, annotate_telling=lambda reports, tell: annotate(reports, tell, memory))
    put_in(drafts, KeptParses=lambda: memory)
    put_in(clusters, score=memory.scored(score))
    put_in(score_passages, score=memory.scored(score_passages.score))


def measured() -> dict[str, Any]:
    """The figures of all sets, and what each ledger hashes to, whole and not as scorers read it."""
    from bench.score import clusters
    from rashomon.comparing import compare
    from rashomon.model.document import to_json

    make, comparing = clusters.make_ledger, compare.compare
    made: list[str] = []
    hashes: dict[str, str] = {}
    ledgers: dict[Path, str] = {}

    def noted(pile: Any, **options: Any) -> Any:
        ledger = comparing(pile, **options)
        made.append(hashlib.sha256(to_json(ledger).encode()).hexdigest())
        return ledger

    def kept(cluster: Path) -> dict:
        if cluster not in ledgers:
            ledgers[cluster] = json.dumps(make(cluster))
            hashes[str(cluster)] = made[-1]
        return json.loads(ledgers[cluster])  # its own, which a scorer may change

    put_in(compare, compare=noted)
    put_in(clusters, make_ledger=kept)
    figures = dict(figures_of(kept))
    put_in(compare, compare=comparing)
    put_in(clusters, make_ledger=make)
    return {"figures": figures, "ledgers": hashes}


def figures_of(make: Callable[[Path], dict]) -> Iterator[tuple[str, float]]:
    """Yields the figures of each set."""
    from bench.score import clusters, drafts

    shared = shared_folder()
    for event in sorted(shared.glob("news/*")) if shared else ():
        if event.is_dir() and is_unread(event):
            make(event)
    for name, found in find_sets(shared / "gold" if shared else None).items():
        for figure, value in clusters.measure(found)[0].items():
            if value["value"] is not None:
                yield f"{name}.{figure}", float(value["value"])
    for half in ("dev", "test"):
        yield from draft_figures(half, drafts)


def draft_figures(half: str, drafts: Any) -> Iterator[tuple[str, float]]:
    """Yields the shares of drafts with a fault and without one that have a note."""
    noted: dict[bool, list[bool]] = {True: [], False: []}
    for draft, kinds in drafts.drafts_of(ROOT / "bench" / "draft_faults" / f"{half}.jsonl"):
        noted[bool(draft["fault"])].append(bool(kinds))
    for has_fault, found in noted.items():
        yield f"drafts-{half}.{'noted' if has_fault else 'false'}", sum(found) / len(found)


def moved(base: dict[str, Any], without: dict[str, Any]) -> str:
    """A line that says what differs."""
    changed = sum(base["ledgers"][one] != hashed for one, hashed in without["ledgers"].items())
    told = []
    for name, value in base["figures"].items():
        by = without["figures"].get(name, 0.0) - value
        if abs(by) > NOISE:
            told.append(f"{name} {by:+.3f}")
        elif by:
            told.append(f"({name} {by:+.3f})")
    return f"{changed} of {len(base['ledgers'])} ledgers; {', '.join(told) or 'no figure'}"


def measured_without(family: str) -> dict[str, Any]:
    """What is measured without a family, in a process that ends with it."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        switch_off(family)
        with os.fdopen(writing, "w") as told:
            try:
                json.dump(measured(), told)
            except Exception as error:  # noqa: BLE001  so much for what was built on it
                json.dump({"failed": repr(error)}, told)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        found = json.load(told)
    os.wait()
    return found


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY")
    families = parser.parse_args().families or list(FAMILIES)
    if unknown := sorted(set(families) - FAMILIES.keys()):
        parser.error(f"no families: {', '.join(unknown)}")
    import_all()
    use(Memory())
    base = measured()
    for family in families:
        without = measured_without(family)
        print(f"{family}: {without.get('failed') or moved(base, without)}", flush=True)


if __name__ == "__main__":
    main()
