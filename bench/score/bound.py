"""Counts what readers found of bound answers beside free ones.

    python -m bench.score.bound [--no-record]

The data are bench/bound/*.jsonl; its README says who read what.
- labels: the share of judged statements that their sentences bear wholly, by reader
- as_text, beside_placebo: in how many of the events a reader would rather work from the bound text
- firm, mild: faults per hundred statements, by readers who saw one text alone
- borne: the share of opened statements that their sentences bear wholly
"""

import json
from collections.abc import Iterator
from typing import Any

from bench import parser_of
from bench.score.clusters import ROOT
from bench.score.results import record

FOLDER = ROOT / "bench" / "bound"
FORMS = ("bound", "free")
BARS = {
    "bound.labels.first": "at least 0.95",
    "bound.labels.second": "at least 0.95",
    "bound.as_text.first": "at least 5",
    "bound.as_text.second": "at least 5",
    "bound.beside_placebo.first": "at least 8",
    "bound.beside_placebo.second": "at least 8",
}


def rows_of(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the folder."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def label_figures() -> Iterator[tuple[str, float]]:
    """Yields how many statements are judged, and which share each reader found wholly borne."""
    labels = rows_of("labels")
    yield "labels.statements", len(labels)
    for place, reader in enumerate(("first", "second")):
        borne = sum(label["judged"][place] == "W" for label in labels)
        yield f"labels.{reader}", borne / len(labels)


def choice_figures(events: list[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    """Yields in how many events each reader chose the bound text."""
    yield "events", len(events)
    for kind in ("as_text", "beside_placebo"):
        for place, reader in enumerate(("first", "second")):
            yield f"{kind}.{reader}", sum(event[kind][place] == "bound" for event in events)


def fault_figures(events: list[dict[str, Any]], form: str) -> Iterator[tuple[str, float]]:
    """Yields the faults per hundred statements of a form, and how much of it opens rightly."""
    statements = sum(event["alone"][form]["statements"] for event in events)
    for weight in ("firm", "mild"):
        faults = sum(event["alone"][form][weight] for event in events)
        yield f"{weight}.{form}", 100 * faults / statements
    readings = [reading for event in events for reading in event["opened"][form]]
    borne = sum(reading["borne"] for reading in readings)
    yield f"borne.{form}", borne / sum(reading["opened"] for reading in readings)


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--no-record", action="store_true")
    args = parser.parse_args()
    events = rows_of("readings")
    figures = dict(label_figures()) | dict(choice_figures(events))
    for form in FORMS:
        figures |= dict(fault_figures(events, form))
    for name, value in figures.items():
        print(f"bound.{name}: {value:.3g}")
    if not args.no_record:
        measured = {f"bound.{name}": value for name, value in figures.items()}
        record("bound", measured, data="ten unread events, readers and writers: models", bars=BARS)


if __name__ == "__main__":
    main()
