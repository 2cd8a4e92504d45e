#!/usr/bin/env python3
"""How many of the gold's casualty points come out as a coder would write them: low, best, high, side and date, all right at once.

    casualties.py [--measures killed] [--misses] [FOLDER...]   stories with `about` in their gold (default: bench/stories/train and dev)

What is right is computed from the gold's own versions by the same rule that the program states in its rows. A point that the program did not
find counts as wrong. Nothing is recorded with --misses, with folders of one's own, or for other measures.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.score import results
from bench.score.clusters import ROOT, clusters_in, make_ledger
from rashomon.exports.ucdp import casualty_rows
from rashomon.figures.ranges import estimate_ranges
from rashomon.model.document import from_json
from rashomon.model.point import About, Account, Point, PointKind, Relation, RelationKind, Version
from rashomon.model.span import Span
from rashomon.model.statement import Stance

PARTS = ("low", "best", "high", "side", "date")
ANNOTATED = {"side": "side", "date": "when"}  # the gold's fields that must be there, null or not, for the part to be judged
MEASURES = ("killed",)


def gold_point(point: dict, texts: dict[str, str]) -> Point:
    """The gold's point as the program's own, its quotes found in the texts."""
    accounts = tuple(_account(account, place, texts) for place, account in enumerate(point["accounts"]))
    versions = tuple(Version(v["id"], v.get("value"), v["reports"], v.get("lines"), v.get("speakers")) for v in point.get("versions", []))
    relations = tuple(Relation("", r["a"], r["b"], RelationKind(r["kind"]), "", "") for r in point.get("relations", []))
    about = dict(point.get("about") or {})
    about |= about.pop("when", None) or {}
    known = {name: value for name, value in about.items() if name in About.__dataclass_fields__}
    made = Point(point["id"], point["question"], PointKind(point["kind"]), accounts, versions, relations, about=About(**known))
    return Point(**{name: getattr(made, name) for name in Point.__dataclass_fields__} | {"ranges": estimate_ranges(made)})


def _account(account: dict, place: int, texts: dict[str, str]) -> Account:
    quote = account["quote"] if isinstance(account["quote"], dict) else {"quote": account["quote"]}
    report = account["report"]
    start = -1
    for _ in range(quote.get("nth", 1)):
        start = texts[report].index(quote["quote"], start + 1)
    span = Span(report, start, start + len(quote["quote"]), quote["quote"])
    names = ("speaker", "value", "low", "high", "unit", "as_of", "version")
    return Account(str(place), report, span, None, stance=Stance(account["stance"]), **{name: account.get(name) for name in names})


def same_passage(one: Span, other: Span) -> bool:
    """Whether both share most of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.report == other.report and shared * 2 >= min(one.end - one.start, other.end - other.start)


def best_match(gold: Point, points: dict[str, Point]) -> str | None:
    """The id of the point that shares most accounts with the gold's."""
    scores = {}
    for name, point in points.items():
        met = sum(any(same_passage(a.quote, b.quote) for b in point.accounts) for a in gold.accounts)
        if met:
            scores[name] = 2 * met / (len(gold.accounts) + max(met, len(point.accounts)))
    return max(sorted(scores), key=lambda name: scores[name], default=None)


def casualties_of(cluster: Path, measures: tuple[str, ...]) -> Iterator[tuple[Point, dict | None, frozenset[str]]]:
    """Each casualty point of the gold with the program's row for it, or None."""
    document = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    wanted = [p for p in document["stories"][0]["points"] if (p.get("about") or {}).get("measure") in measures]
    if not wanted:
        return
    ledger = from_json(json.dumps(make_ledger(cluster)))
    points = {point.id: point for story in ledger.stories for point in story.points}
    rows = {row["point"]: row for row in casualty_rows(ledger, measures=measures)}
    texts = {report.id: report.text for report in ledger.reports}
    for raw in wanted:
        gold = gold_point(raw, texts)
        found = best_match(gold, {name: points[name] for name in rows})
        yield gold, rows[found] if found else None, frozenset(raw["about"])


def judge(gold: Point, row: dict | None, annotated: frozenset[str]) -> dict[str, bool]:
    """Which parts of the row are right; side and date only where the gold says anything about them, be it that there is none."""
    parts = judge_all(gold, row)
    return {name: right for name, right in parts.items() if name not in ANNOTATED or ANNOTATED[name] in annotated}


def judge_all(gold: Point, row: dict | None) -> dict[str, bool]:
    """Which parts of the row are right."""
    expected = next((r for r in gold.ranges if r.rule.startswith("UCDP")), None)
    about = gold.about or About()
    if row is None:
        return dict.fromkeys(PARTS, False)
    right = {name: row[name] == (getattr(expected, name) if expected else None) for name in ("low", "best", "high")}
    right["side"] = (row["side"] or "").casefold() == (about.side or "").casefold()
    right["date"] = (row["date_start"], row["date_end"]) == (about.earliest, about.latest)
    return right


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--measures", nargs="+", default=list(MEASURES))
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    folders = arguments.folders or [ROOT / "bench" / "stories" / split for split in ("train", "dev")]
    clusters = [cluster for folder in folders for cluster in clusters_in(folder)]
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    total = found = 0
    for cluster in clusters:
        for gold, row, annotated in casualties_of(cluster, tuple(arguments.measures)):
            parts = judge(gold, row, annotated)
            judged.update([*parts, "all"])
            total, found = total + 1, found + (row is not None)
            right.update([*(name for name, holds in parts.items() if holds), *(["all"] if all(parts.values()) else [])])
            if arguments.misses and not all(parts.values()):
                print_miss(cluster.name, gold, row, parts)
    figures = {f"casualties.{name}": round(right[name] / judged[name], 3) if judged[name] else None for name in ("all", *PARTS)}
    figures |= {"casualties.found": round(found / total, 3) if total else None, "casualties.points": total}
    print(json.dumps(figures, indent=1))
    if not (arguments.folders or arguments.misses or tuple(arguments.measures) != MEASURES):
        data = "casualty points (killed) of the train and dev stories; the models that find points were trained on the train stories"
        results.record("casualties", figures, data=data, bars={"casualties.all": "at least 0.8"})
    return 0


def print_miss(story: str, gold: Point, row: dict | None, parts: dict[str, bool]) -> None:
    """What was wanted and what was found, on a few lines."""
    wanted = next((f"{r.low} {r.best} {r.high}" for r in gold.ranges if r.rule.startswith("UCDP")), "no figure")
    about = gold.about or About()
    print(f"{story}: {gold.question}  wrong: {', '.join(name for name, holds in parts.items() if not holds)}")
    print(f"   gold {wanted} | {about.side} | {about.earliest}..{about.latest} | {about.place} | {len(gold.accounts)} accounts")
    if row:
        print(
            f"   row  {row['low']} {row['best']} {row['high']} | {row['side']} | {row['date_start']}..{row['date_end']} | {row['question']}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
