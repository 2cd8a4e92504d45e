"""Measures which share of the gold places of the geocoding sets the gazetteer holds at all, and how much of that share is placed right.

    python bench/geocoding.py      the section "geocoding" of bench/results.json

A place is held where the tables know any place of that name within 161 km of the gold. Aggregates only; nothing is tuned on them.
"""

import json
from pathlib import Path
from typing import Any

from clusters import shared_folder
from rashomon.names.candidates import candidates_of
from rashomon.names.geocode import geocode
from results import record
from score_sets import kilometres

SETS = ("geovirus", "geowebnews", "trnews", "lgl")
NEAR = 161  # kilometres, a hundred miles
RULE = 0.90  # of the ceiling, where that is below 0.95


def shares(path: Path) -> tuple[float, float]:
    """(the share of gold places that the tables hold, the share that is placed right)."""
    held = right = total = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        item: dict[str, Any] = json.loads(line)
        gold = {
            (t["start"], t["end"]): (t["lat"], t["lon"]) for t in item["toponyms"] if t.get("lat") is not None and t.get("lon") is not None
        }
        found = geocode(item["text"], sorted(gold), title=item.get("title") or "", domain=item.get("domain") or "")
        for span, at in zip(sorted(gold), found, strict=True):
            total += 1
            held += any(kilometres(gold[span], (c.lat, c.lon)) <= NEAR for c in candidates_of(item["text"][slice(*span)]))
            right += at is not None and kilometres(gold[span], (at.lat, at.lon)) <= NEAR
    return held / total, right / total


def main() -> None:
    """Measures the sets of the shared folder."""
    shared = shared_folder()
    if shared is None:
        raise SystemExit("the shared folder is not here (RASHOMON_SHARED names it)")
    figures, bars = {}, {}
    for name in SETS:
        ceiling, right = shares(shared / "data" / name / "eval.jsonl")
        figures[f"{name}.ceiling"] = round(ceiling, 4)
        figures[f"{name}.of_ceiling"] = round(right / ceiling, 4)
        bars[f"{name}.of_ceiling"] = f"at least {RULE} where the ceiling is below 0.95"
        print(name, figures[f"{name}.ceiling"], figures[f"{name}.of_ceiling"])
    record("geocoding", figures, data="gold places with coordinates of the sets that are here", bars=bars)


if __name__ == "__main__":
    main()
