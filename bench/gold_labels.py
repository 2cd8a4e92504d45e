"""The labels that stories of our own give for training: which answer of the program is which gold account."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LEAST_IOU, LEAST_CONTAINMENT = 0.1, 0.5  # as in score.py
Numbers = tuple[float | None, float | None]


@dataclass(frozen=True)
class Place:
    """Where an answer stands in a report, its kind, and its numbers."""

    report: str
    start: int
    end: int
    kind: str
    numbers: Numbers


@dataclass(frozen=True)
class Gold(Place):
    """A gold account, with the id of its point."""

    point: str


def gold_accounts(folder: Path, texts: Mapping[str, str]) -> tuple[Gold, ...]:
    """The gold accounts whose quotes stand in the texts that were read."""
    out = []
    for point in json.loads((folder / "gold.json").read_text("utf-8"))["stories"][0]["points"]:
        for account in point["accounts"]:
            quote = account["quote"] if isinstance(account["quote"], dict) else {"quote": account["quote"]}
            report, start = quote.get("report", account["report"]), -1
            for _ in range(quote.get("nth", 1)):
                start = texts.get(report, "").find(quote["quote"], start + 1)
            if start >= 0:
                numbers = (account.get("low"), account.get("high"))
                out.append(Gold(report, start, start + len(quote["quote"]), point["kind"], numbers, point["id"]))
    return tuple(out)


def match(gold: Sequence[Gold], places: Sequence[Place], *, by_kind: bool = False) -> dict[int, int]:
    """{index of gold account: index of place}, one to one, likest spans and equal numbers first; `by_kind`: equal kinds, too."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    ranked = []
    for i, g in enumerate(gold):
        for j, place in enumerate(places):
            shared = min(place.end, g.end) - max(place.start, g.start) if place.report == g.report else 0
            if shared <= 0:
                continue
            likeness = shared / (max(place.end, g.end) - min(place.start, g.start))
            if likeness >= LEAST_IOU and shared >= LEAST_CONTAINMENT * min(place.end - place.start, g.end - g.start):
                same_numbers = g.numbers == place.numbers != (None, None)
                ranked.append((likeness + same_numbers + 0.3 * (by_kind and g.kind == place.kind), i, j))
    for _, i, j in sorted(ranked, key=lambda t: (-t[0], t[1], t[2])):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found
