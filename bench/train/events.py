#!/usr/bin/env python3
"""Keep what annotators marked in real reports without the reports, and bring it back where the
reports are.

Usage:
  python -m bench.train.events keep EVENT... [--annotator N] [--out FILE]   EVENT holds
  reports/*.txt and gold.json; adds a line an event to FILE python -m bench.train.events make NEWS
  OUT [--annotator N] [--file FILE]  NEWS holds folders with reports/*.txt; makes OUT/EVENT/reports
  and gold.json

A line of FILE (bench/events/points.jsonl) is one event by one annotator: the SHA-256 of each
report's text, and of each question its kind, its relations and its accounts as offsets into these
texts (code points, half-open) with version, stance and numbers. No word of a report stands there,
so the questions have no wording. `make` leaves out events whose reports NEWS does not hold, and
says so.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench import parser_of

KEPT = Path(__file__).resolve().parents[1] / "events" / "points.jsonl"


def start_of(quote: Mapping, text: str) -> int:
    """Where the words of a gold quote stand in the text, at their `nth` place; -1 where they do
    not."""
    start = -1
    for _ in range(quote.get("nth", 1)):
        start = text.find(quote["quote"], start + 1)
    return start


def main() -> None:
    """Keep events, or make them again."""
    parser = parser_of(__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    keep = commands.add_parser("keep")
    keep.add_argument("events", type=Path, nargs="+")
    keep.add_argument("--out", type=Path, default=KEPT)
    make = commands.add_parser("make")
    make.add_argument("news", type=Path)
    make.add_argument("out", type=Path)
    make.add_argument("--file", type=Path, default=KEPT)
    for command in (keep, make):
        command.add_argument("--annotator", type=int, default=1)
    options = parser.parse_args()
    if options.command == "keep":
        keep_events(options.events, options.out, options.annotator)
    else:
        made, missing = make_events(options.file, options.news, options.out, options.annotator)
        print(
            f"{made} events made in {options.out}; {missing} left out, whose reports are not "
            f"in {options.news}"
        )


def keep_events(events: list[Path], out: Path, annotator: int) -> None:
    """Writes the events into the file, in place of what it held of them by this annotator; lines
    are sorted."""
    lines = {_key(line): line for line in _lines(out)}
    for event in events:
        line = as_offsets(event, annotator)
        lines[_key(line)] = line
    out.parent.mkdir(parents=True, exist_ok=True)
    written = (json.dumps(lines[key], separators=(",", ":")) for key in sorted(lines))
    out.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")


def make_events(file: Path, news: Path, out: Path, annotator: int) -> tuple[int, int]:
    """Makes a folder of each kept event whose reports are there; returns how many were made, and
    how many not."""
    held = {_hash(path.read_text("utf-8")): path for path in sorted(news.glob("*/reports/*.txt"))}
    made = missing = 0
    for line in _lines(file):
        if line["annotator"] != annotator:
            continue
        paths = [held.get(each) for each in line["reports"]]
        if None in paths:
            missing += 1
            continue
        found = [path for path in paths if path is not None]
        folder = out / found[0].parents[1].name
        (folder / "reports").mkdir(parents=True, exist_ok=True)
        for path in found:
            (folder / "reports" / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
        (folder / "gold.json").write_text(
            json.dumps(as_gold(line, found), ensure_ascii=False), encoding="utf-8"
        )
        made += 1
    return made, missing


def as_offsets(event: Path, annotator: int) -> dict:
    """An annotated event as it is kept."""
    texts = {
        path.stem: path.read_text("utf-8") for path in sorted((event / "reports").glob("*.txt"))
    }
    order = sorted(texts, key=lambda name: _hash(texts[name]))
    points = []
    for point in json.loads((event / "gold.json").read_text("utf-8"))["stories"][0]["points"]:
        accounts = [_placed(account, order, texts) for account in point["accounts"]]
        relations = [[each["a"], each["kind"], each["b"]] for each in point["relations"]]
        points.append(
            {
                "kind": point["kind"],
                "status": point["status"],
                "relations": relations,
                "accounts": accounts,
            }
        )
    return {
        "reports": [_hash(texts[name]) for name in order],
        "annotator": annotator,
        "points": points,
    }


def _placed(account: dict, order: list[str], texts: dict[str, str]) -> list:
    """Report, start, end, version, stance, low and high of an account."""
    quote = account["quote"]
    start = start_of(quote, texts[account["report"]])
    if start < 0:
        raise ValueError(f"{account['report']} does not hold {quote['quote']!r}")
    end = start + len(quote["quote"])
    return [
        order.index(account["report"]),
        start,
        end,
        account["version"],
        account["stance"],
        account["low"],
        account["high"],
    ]


def as_gold(line: dict, paths: list[Path]) -> dict:
    """A kept event as a gold file; `paths`: its reports in the order of their hashes."""
    texts = [path.read_text("utf-8") for path in paths]
    reports = [
        {
            "id": path.stem,
            "title": text.split("\n")[0],
            "language": "en",
            "agencies": [],
            "authors": [],
            "furniture": [],
        }
        for path, text in zip(paths, texts, strict=True)
    ]
    points = [_gold_point(n, point, paths, texts) for n, point in enumerate(line["points"])]
    story = {
        "id": paths[0].parents[1].name,
        "title": "",
        "reports": sorted(path.stem for path in paths),
        "points": points,
    }
    empty: dict = {
        name: [] for name in ("names", "statements", "copies", "dates", "timeline", "anomalies")
    }
    return {
        "format": "rashomon-ledger/3",
        "made": {"by": "annotator"},
        "reports": reports,
        "stories": [story | empty],
    }


def _gold_point(n: int, point: dict, paths: list[Path], texts: list[str]) -> dict:
    accounts = [
        {
            "id": f"p{n}.{k}",
            "report": paths[report].stem,
            "quote": _quote(paths[report].stem, texts[report], start, end),
        }
        | {
            "statement": None,
            "speaker": None,
            "stance": stance,
            "value": "",
            "low": low,
            "high": high,
            "unit": None,
            "as_of": None,
            "version": version,
        }
        for k, (report, start, end, version, stance, low, high) in enumerate(point["accounts"])
    ]
    versions = []
    for name in dict.fromkeys(account["version"] for account in accounts):
        telling = len({account["report"] for account in accounts if account["version"] == name})
        versions.append(
            {"id": name, "value": "", "reports": telling, "lines": telling, "speakers": 1}
        )
    relations = [{"a": a, "b": b, "kind": kind, "reason": ""} for a, kind, b in point["relations"]]
    return {
        "id": f"p{n}",
        "question": "",
        "kind": point["kind"],
        "accounts": accounts,
        "versions": versions,
        "relations": relations,
        "status": point["status"],
    }


def _quote(report: str, text: str, start: int, end: int) -> dict:
    words, nth, at = text[start:end], 1, text.find(text[start:end])
    while at < start:
        nth, at = nth + 1, text.find(words, at + 1)
    return {"report": report, "quote": words} | ({"nth": nth} if nth > 1 else {})


def _lines(file: Path) -> Iterator[dict]:
    yield from map(json.loads, file.read_text("utf-8").splitlines() if file.exists() else ())


def _key(line: dict) -> tuple[tuple[str, ...], int]:
    return tuple(line["reports"]), line["annotator"]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    main()
