#!/usr/bin/env python3
"""Whether different events that are told in one form of words stay apart, and one event told in
many forms stays whole.

    templated.py [dev|test] [--record]
    templated.py --show KIND

Made piles of ten kinds of events (`bench/made/SET/KIND.toml`), all invented. An event is whole and
apart when one story holds all its reports and no other. Each kind is one pile; all kinds together
are one more. `many`: 6, 20 and 50 events, each told by the first two outlets of the kind in their
templates. `reverse`: one event told by six outlets, mostly in their boilerplate. Counts alone are
printed.

A file of a kind holds a table of events (a row each, `by`: which outlets tell it), the outlets'
templates, and freely written reports.
"""

import argparse
import json
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.score.results import record

MADE = Path(__file__).resolve().parents[1] / "made"
SIZES = (6, 20, 50)
MANY_FROM = date(2031, 3, 3)
BAR = "at least 0.95"
STRIDE = 17  # no pool has a length that it divides
_RANGE = re.compile(r"(\d+)\.\.(\d+)(?:/(\d+))?(,?)")
_WORD = re.compile(r"(first|last) of (\w+)")
Count = tuple[int, int]  # events whole and apart, events


@dataclass(frozen=True, slots=True)
class Told:
    """A made report, and the event that it is of."""

    event: str
    outlet: str
    title: str
    text: str
    published: str


class Slots(dict[str, str]):
    """What stands in a template: {place}, and {Place} and {PLACE} for the same in capitals."""

    def __missing__(self, name: str) -> str:
        value = self[name.lower()] if name != name.lower() else None
        if value is None:
            raise KeyError(name)
        return value.upper() if name.isupper() else value[:1].upper() + value[1:]


def kinds_of(part: str) -> list[str]:
    """The names of the kinds."""
    return sorted(
        path.stem for path in (MADE / part).glob("*.toml") if path.stem not in {"names", "reverse"}
    )


def told_in(part: str, kind: str) -> list[Told]:
    """The reports of the pile of one kind."""
    made = _file(part, kind)
    header, *rows = (
        [cell.strip() for cell in line.split("|")] for line in made["events"].strip().splitlines()
    )
    found = []
    for number, row in enumerate(rows):
        slots = dict(zip(header, row, strict=True))
        day = date.fromisoformat(slots["day"])
        found += [_filled(f"{kind}-{number}", made[key], slots, day) for key in slots["by"]]
        found += [
            _written(f"{kind}-{number}", free, day)
            for free in made.get("free", ())
            if free["event"] == number + 1
        ]
    return found


def many_of(part: str, kind: str, size: int) -> list[Told]:
    """The reports of so many events in the templates of the first two outlets of the kind."""
    made, names = _file(part, kind), _file(part, "names")
    words = {
        slot: told.groups()
        for slot, spec in made["many"].items()
        if isinstance(spec, str) and (told := _WORD.fullmatch(spec))
    }
    pools = {slot: _pool(spec, names) for slot, spec in made["many"].items() if slot not in words}
    found = []
    for number in range(size):
        slots = {
            slot: _entry(parts, number * STRIDE + sum(map(ord, slot)))
            for slot, parts in pools.items()
        }
        slots |= {
            slot: slots[of].split()[0 if place == "first" else -1]
            for slot, (place, of) in words.items()
        }
        day = MANY_FROM + timedelta(days=number // 3)
        found += [_filled(f"{kind}-{number}", made[key], slots, day) for key in "ab"]
    return found


def reverse_of(part: str) -> list[list[Told]]:
    """For each event that six outlets tell in boilerplate, its reports."""
    return [
        [_written(one["name"], told, one["day"]) for told in one["told"]]
        for one in _file(part, "reverse")["events"]
    ]


def _file(part: str, name: str) -> dict[str, Any]:
    return tomllib.loads((MADE / part / f"{name}.toml").read_text(encoding="utf-8"))


def _pool(
    spec: str | Sequence[str], names: Mapping[str, Sequence[Sequence[str]]]
) -> Sequence[Sequence[str]]:
    """The parts of which a slot's values are made: of a list of names, of a range of numbers, or as
    given."""
    if not isinstance(spec, str):
        return [spec]
    if spec.startswith("@"):
        return names[spec[1:]]
    if (told := _RANGE.fullmatch(spec)) is None:
        raise ValueError(spec)
    first, last, divisor, comma = told.groups()
    numbers = range(int(first), int(last) + 1)
    return [
        [f"{n / int(divisor):g}" if divisor else f"{n:,}" if comma else str(n) for n in numbers]
    ]


def _entry(parts: Sequence[Sequence[str]], number: int) -> str:
    return "".join(part[number % len(part)] for part in parts)


def _filled(event: str, teller: Mapping[str, Any], slots: dict[str, str], day: date) -> Told:
    month = f"{day:%B}"
    dates = {
        "weekday": f"{day:%A}",
        "date": f"{day.day} {month}",
        "month_day": f"{month} {day.day}",
        "year": str(day.year),
    }
    filled = Slots(slots | dates)
    return _written(
        event,
        {
            **teller,
            "title": teller["title"].format_map(filled),
            "text": teller["text"].format_map(filled),
        },
        day,
    )


def _written(event: str, told: Mapping[str, Any], day: date) -> Told:
    published = day + timedelta(days=told.get("after", 0))
    title = told["title"][:1].upper() + told["title"][1:]
    return Told(event, told["outlet"], title, told["text"].strip(), published.isoformat())


def stories_of(told: Sequence[Told]) -> list[set[int]]:
    """The stories that the program makes of these reports, as places in the sequence."""
    from rashomon.authored.constraints import StoryConstraints
    from rashomon.comparing.group_reports import group_reports
    from rashomon.parsing.parse import annotate_reports
    from rashomon.protocols import say_nothing
    from rashomon.reports import report_pile

    items = [
        {"title": one.title, "published": one.published, "outlet": one.outlet, "text": one.text}
        for one in told
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.json"
        path.write_text(json.dumps(items), encoding="utf-8")
        pile = report_pile.read(str(path))
    places = {
        report.id: {int(found.source.rpartition("#")[2]) - 1 for found in report.sources}
        for report in pile.reports
    }
    groups, _ = group_reports(
        list(annotate_reports(pile.reports)), StoryConstraints(), one_story=False, tell=say_nothing
    )
    return [{place for report in group for place in places[report]} for group in groups]


def whole_and_apart(told: Sequence[Told]) -> tuple[Count, int]:
    """How many events of the pile are whole and apart, of how many; and the number of stories."""
    stories = stories_of(told)
    events: dict[str, set[int]] = {}
    for place, one in enumerate(told):
        events.setdefault(one.event, set()).add(place)
    return (sum(members in stories for members in events.values()), len(events)), len(stories)


def total(counts: Iterable[Count]) -> Count:
    """The counts added up."""
    had = list(counts)
    return sum(good for good, _ in had), sum(all_ for _, all_ in had)


def share(counts: Iterable[Count]) -> float:
    """The share of the events that are whole and apart."""
    good, events = total(counts)
    return good / events


def line(name: str, cells: Sequence[object]) -> str:
    """A line of the table."""
    return f"{name:<14}" + "".join(f"{cell:>12}" for cell in cells)


def said(count: Count) -> str:
    """A count as it is printed."""
    return f"{count[0]}/{count[1]}"


def show(told: Sequence[Told]) -> None:
    """Prints each story of a pile: the events, and how many reports of each."""
    for story in stories_of(told):
        print(
            " ".join(
                f"{event} x{number}"
                for event, number in sorted(Counter(told[place].event for place in story).items())
            )
        )


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="?", choices=("dev", "test"), default="dev")
    parser.add_argument(
        "--record", action="store_true", help="write the shares into bench/results.json"
    )
    parser.add_argument(
        "--show", metavar="KIND", help="what each story of a kind's pile holds (dev alone)"
    )
    options = parser.parse_args()
    part = options.part
    if options.show and part == "dev":
        show(told_in(part, options.show))
        return 0
    print(
        line("kind", ["reports", "stories", "whole+apart", *(f"many {size}" for size in SIZES)]),
        flush=True,
    )
    own: list[Count] = []
    many: list[Count] = []
    for kind in kinds_of(part):
        told = told_in(part, kind)
        count, stories = whole_and_apart(told)
        sizes = [whole_and_apart(many_of(part, kind, size))[0] for size in SIZES]
        own.append(count)
        many += sizes
        print(line(kind, [len(told), stories, said(count), *map(said, sizes)]), flush=True)
    reverse = reverse_of(part)
    one = [whole_and_apart(told)[0] for told in reverse]
    mixed = [one for kind in kinds_of(part) for one in told_in(part, kind)] + [
        one for told in reverse for one in told
    ]
    everything, stories = whole_and_apart(mixed)
    print(line("reverse", [sum(map(len, reverse)), "", said(total(one))]))
    print(line("all in one", [len(mixed), stories, said(everything)]))
    figures = {
        name: share(counts)
        for name, counts in (
            ("kinds", own),
            ("many", many),
            ("reverse", one),
            ("all in one", [everything]),
        )
    }
    for name, value in figures.items():
        print(f"{name}: {100 * value:.1f} of 100 events whole and apart")
    if options.record:
        named = {
            f"made_{part}_{name.replace(' ', '_')}": round(value, 4)
            for name, value in figures.items()
        }
        record(
            f"made events, {part}",
            named,
            data=f"`bench/made/{part}`, {len(mixed)} reports",
            bars=dict.fromkeys(named, BAR),
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
