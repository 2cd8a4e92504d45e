#!/usr/bin/env python3
"""How often the suggested type of event and the codes of actors are those of PLOVER's gold standard records (the shared folder's plover_gsr).

The records' older classes are read as the newer ones (DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT). Nothing was
tabulated from these records: they are only counted here.
"""

import json
import sys

from bench.score import results
from bench.score.clusters import shared_folder
from rashomon.exports.event_types import code_actor, suggest

NEWER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def main() -> int:
    """The exit code."""
    folder = shared_folder()
    path = folder / "data" / "plover_gsr" / "eval.jsonl" if folder else None
    if path is None or not path.exists():
        print("no shared data here")
        return 0
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [suggest([record["text"]]) for record in records]
    wanted = [NEWER.get(record["event"], record["event"]) for record in records]
    told = sum(f is not None and f.plover is not None for f in found)
    right = sum(f is not None and f.plover == w for f, w in zip(found, wanted, strict=True))
    actors = [actor for record in records for side in ("source", "target") for actor in record.get(side) or [] if isinstance(actor, dict)]
    coded = [(actor, code_actor(actor.get("actorText", ""))) for actor in actors if actor.get("code")]
    named = [(actor, code) for actor, code in coded if code and code.code]
    figures = {
        "plover_gsr.types_told": round(told / len(records), 3),
        "plover_gsr.types_right": round(right / len(records), 3),
        "plover_gsr.types_right_of_told": round(right / max(1, told), 3),
        "plover_gsr.countries_told": round(len(named) / max(1, len(coded)), 3),
        "plover_gsr.countries_right_of_told": round(sum(a["code"] == c.code for a, c in named) / max(1, len(named)), 3),
    }
    print(json.dumps(figures, indent=1))
    if "--dry" not in sys.argv:
        results.record("event types", figures, data=f"{len(records)} gold standard records of PLOVER, evaluation only")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
