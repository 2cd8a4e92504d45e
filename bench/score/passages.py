#!/usr/bin/env python3
"""How right passages are; the section "passages" of bench/results.json.

    passages.py [--part odd|even|own] [--ledgers DIR] [--misses] [--no-record]

Stories of our own (examples, bench/stories/dev, train and points) and, where the shared folder is
at hand, annotated events of real news: the odd half, by the sha256 of their folders' names, is what
the weights are learned on; the even half and those with disputes tell how it does elsewhere. Of a
pair of sentences of one row it is asked whether both answer a question that several reports answer
(bench/score/score_passages.py).
"""

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import score_passages
from bench import parser_of
from bench.score.clusters import ROOT, as_text, clusters_in, make_ledger, shared_folder
from bench.score.passage_figures import figures_of
from bench.score.results import record

BARS = {
    "even_pairs": "at least 0.83",
    "even_met": "at least 0.60",
    "even_rows_wrong": "at most 0.06",
    "even_met_all": "at least 0.72",
    "even_double": "at most 0.2",
    "disputes_disputes_all": "at least 0.45",
}
OWN = ("dev", "train", "points")


def scored(events: Sequence[Path], folder: Path, *, misses: bool = False) -> list[dict]:
    """Returns what each event's ledger has; ledgers are written into the folder, and those there
    are taken."""
    out = []
    for event in events:
        path = folder / f"{event.name}.json"
        if not path.exists():
            path.write_text(json.dumps(make_ledger(event)), encoding="utf-8")
        ledger = json.loads(path.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as plain:
            at = (
                event if (event / "disputes.json").exists() else as_text(event, ledger, Path(plain))
            )
            out.append(score_passages.score(ledger, at, misses))
    return out


def parts() -> dict[str, list[Path]]:
    """Returns the events of each part that is at hand."""
    own = clusters_in(ROOT / "examples")
    for split in OWN:
        own += clusters_in(ROOT / "bench" / "stories" / split)
    found, shared = {"own": own}, shared_folder()
    if shared is not None and (shared / "news").is_dir():
        events = clusters_in(shared / "news")
        found["odd"] = [event for event in events if is_odd(event)]
        found["even"] = [event for event in events if not is_odd(event)]
        found["disputes"] = sorted(
            path.parent for path in (shared / "news").glob("*/disputes.json")
        )
    return found


def is_odd(event: Path) -> bool:
    """Whether an event belongs to the half that may be learned on."""
    return int(hashlib.sha256(event.name.encode()).hexdigest(), 16) % 2 == 1


def main() -> None:
    """Measures and records."""
    parser = parser_of(__doc__)
    parser.add_argument("--part", choices=("own", "odd", "even", "disputes"))
    parser.add_argument(
        "--ledgers", type=Path, help="where ledgers are kept, and taken from where they stand there"
    )
    parser.add_argument(
        "--misses", action="store_true", help="name what is missed; never of the even half"
    )
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    figures: dict[str, float | None] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = options.ledgers or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for part, events in parts().items():
            if options.part in (None, part):
                misses = options.misses and part not in ("even", "disputes")
                found = figures_of(scored(events, folder, misses=misses))
                figures |= {
                    f"{part}_{name}": value for name, value in found.items() if value is not None
                }
                print(
                    f"{part}: {len(events)} events",
                    *(f"{name} {value}" for name, value in found.items()),
                    sep="\n  ",
                )
    if not options.no_record and options.part is None:
        data = (
            "stories of our own (examples, dev, train, points); annotated events of real news "
            "where they are at hand"
        )
        record(
            "passages",
            figures,
            data=data,
            bars=BARS,
            note="The weights were learned on own train and points and on the odd half.",
        )


if __name__ == "__main__":
    main()
