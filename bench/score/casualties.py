#!/usr/bin/env python3
"""Whether what the program counts as killed is so by the gold, and whether a coder's row has the
least and the most that was said.

    casualties.py [--misses] [FOLDER...]   stories with `about` in their gold (default:
    bench/stories/train and dev)

right            of the numbers of people killed in the built-in points, the share that the gold
gives as an answer to how many were killed together         of the pairs of such numbers in one
point, the share that answer one question of the gold missing_as_dead  numbers counted as killed
that the gold gives for the missing alone: none may be read             of the gold's numbers of
people killed, the share that the program reads as such found, low, best, high   of the gold's
totals of people killed, the share that has a row in the draft of UCDP, and rows whose number is the
gold's: the
                 least and the most that any report gives, and that of most lines (reports alone
                 never show which number replaced which)

Nothing is recorded with --misses or with folders of one's own.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from bench.score import results
from bench.score.clusters import ROOT, clusters_in, make_ledger
from rashomon.exports.ucdp import casualty_rows
from rashomon.figures.ranges import estimate_ranges
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger
from rashomon.model.point import About, Account, Point, PointKind, Version
from rashomon.model.span import Span
from rashomon.model.statement import Stance

MEASURED, DEAD, MISSING = ("found", "low", "best", "high"), "killed", "missing"


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """A point of the gold with its quotes found in the texts."""

    point: Point
    measure: str | None
    part: bool


def gold_points(cluster: Path, texts: dict[str, str]) -> list[GoldPoint]:
    """The counts of a cluster's gold."""
    document = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    counts = [point for point in document["stories"][0]["points"] if point["kind"] == "count"]
    return [_gold_point(point, texts) for point in counts]


def _gold_point(point: dict, texts: dict[str, str]) -> GoldPoint:
    accounts = tuple(
        _account(account, place, texts) for place, account in enumerate(point["accounts"])
    )
    versions = tuple(
        Version(v["id"], v.get("value"), v["reports"], v.get("lines"), v.get("speakers"))
        for v in point.get("versions", [])
    )
    about = point.get("about") or {}
    made = Point(
        point["id"],
        point["question"],
        PointKind.COUNT,
        accounts,
        versions,
        about=About(measure=about.get("measure")),
    )
    return GoldPoint(
        replace(made, ranges=estimate_ranges(made)),
        about.get("measure"),
        about.get("total_or_part") == "part",
    )


def _account(account: dict, place: int, texts: dict[str, str]) -> Account:
    quote = account["quote"] if isinstance(account["quote"], dict) else {"quote": account["quote"]}
    report = account["report"]
    start = -1
    for _ in range(quote.get("nth", 1)):
        start = texts[report].index(quote["quote"], start + 1)
    span = Span(report, start, start + len(quote["quote"]), quote["quote"])
    names = ("speaker", "value", "low", "high", "unit", "as_of", "version")
    return Account(
        str(place),
        report,
        span,
        None,
        stance=Stance(account["stance"]),
        **{name: account.get(name) for name in names},
    )


def is_same(one: Account, other: Account) -> bool:
    """Whether both are one number at one place."""
    numbers = [{account.low, account.high} - {None} for account in (one, other)]
    return one.quote.overlaps(other.quote) and (bool(numbers[0] & numbers[1]) or not any(numbers))


def answers(account: Account, gold: Iterable[GoldPoint], measure: str) -> set[str]:
    """The gold's points of this measure that the number answers."""
    return {
        g.point.id
        for g in gold
        if g.measure == measure and any(is_same(account, other) for other in g.point.accounts)
    }


def tally_story(cluster: Path, ledger: Ledger, tally: Counter[str], misses: list[str]) -> None:
    """Adds what the program made of one story."""
    gold = gold_points(cluster, {report.id: report.text for report in ledger.reports})
    points = [
        p
        for story in ledger.stories
        for p in story.points
        if not p.by and p.about and p.about.measure == DEAD
    ]
    for point in points:
        told = [(account, answers(account, gold, DEAD)) for account in point.accounts]
        for account, of in told:
            as_dead = not of and bool(answers(account, gold, MISSING))
            tally.update(numbers=1, right=bool(of), missing_as_dead=as_dead)
            if not of:
                misses.append(
                    f"{cluster.name}: {account.report}: "
                    f"{'MISSING' if as_dead else 'not killed'}: {account.quote.quote}"
                )
        for (one, of), (other, also) in combinations(told, 2):
            tally.update(pairs=1, together=bool(of & also))
            if not of & also:
                misses.append(
                    f"{cluster.name}: in one point: {one.quote.quote} | {other.quote.quote}"
                )
    mine = [account for point in points for account in point.accounts]
    theirs = [
        a
        for g in gold
        if g.measure == DEAD
        for a in g.point.accounts
        if a.low is not None or a.high is not None
    ]
    tally.update(
        gold_numbers=len(theirs), read=sum(any(is_same(a, b) for b in mine) for a in theirs)
    )
    rows = {row["point"]: row for row in casualty_rows(ledger)}
    for each in gold:
        wanted = next((r for r in each.point.ranges if r.rule.startswith("UCDP")), None)
        if each.measure != DEAD or each.part or wanted is None:
            continue
        shared = {
            p.id: sum(is_same(a, b) for a in p.accounts for b in each.point.accounts)
            for p in points
            if p.id in rows
        }
        best = max(sorted(shared), key=lambda ident: shared[ident], default=None)
        row = rows[best] if best is not None and shared[best] else None
        tally.update(totals=1, found=row is not None)
        tally.update(
            {name: row is not None and row[name] == getattr(wanted, name) for name in MEASURED[1:]}
        )
        if row is None or any(row[name] != getattr(wanted, name) for name in MEASURED[1:]):
            numbers = [row[name] for name in MEASURED[1:]] if row else "no row"
            misses.append(
                f"{cluster.name}: {each.point.question} {wanted.low} {wanted.best} "
                f"{wanted.high}: {numbers}"
            )


def casualty_figures(
    clusters: Iterable[Path], misses: list[str] | None = None
) -> dict[str, float | int | None]:
    """The figures over these clusters."""
    tally: Counter[str] = Counter()
    for cluster in clusters:
        tally_story(
            cluster,
            from_json(json.dumps(make_ledger(cluster))),
            tally,
            [] if misses is None else misses,
        )

    def share(name: str, of: str) -> float | None:
        return round(tally[name] / tally[of], 3) if tally[of] else None

    out: dict[str, float | int | None] = {
        "casualties.right": share("right", "numbers"),
        "casualties.together": share("together", "pairs"),
        "casualties.missing_as_dead": tally["missing_as_dead"],
        "casualties.read": share("read", "gold_numbers"),
    }
    out |= {f"casualties.{name}": share(name, "totals") for name in MEASURED}
    return out | {"casualties.numbers": tally["numbers"], "casualties.totals": tally["totals"]}


def main() -> int:
    """The exit code: 1 where a missing person is counted as dead."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    folders = arguments.folders or [
        ROOT / "bench" / "stories" / split for split in ("train", "dev")
    ]
    misses: list[str] = []
    figures = casualty_figures(
        [cluster for folder in folders for cluster in clusters_in(folder)], misses
    )
    if arguments.misses:
        print(*misses, sep="\n")
    print(json.dumps(figures, indent=1))
    if not (arguments.folders or arguments.misses):
        data = (
            "numbers of people killed in the train and dev stories; the rules were chosen on the "
            "train stories"
        )
        bars = {"casualties.right": "at least 0.95", "casualties.missing_as_dead": "0"}
        results.record("casualties", figures, data=data, bars=bars)
    return int(bool(figures["casualties.missing_as_dead"]))


if __name__ == "__main__":
    raise SystemExit(main())
