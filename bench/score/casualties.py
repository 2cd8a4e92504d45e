#!/usr/bin/env python3
"""Whether what the program counts as killed is so by the gold, and whether a coder's row has the
least and the most that was said.

    casualties.py [--misses] [FOLDER...]   stories with `about` in their gold (default:
    bench/stories/train and dev)

right: of the numbers of people killed in native differences, the share that the gold gives as an
answer to how many were killed; together: of the pairs of such numbers in one difference, the share
that answer one question of the gold; missing_as_dead: numbers counted as killed that the gold gives
for the missing alone (none may be); read: of the gold's numbers of people killed, the share that
the program reads as such; found, low, best, high: of the gold's totals of people killed, the share
that has a range, and ranges whose number is the gold's, the least and the most that any report
gives and that of most origins (reports alone never show which number replaced which).

Nothing is recorded with --misses or with folders of one's own.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from bench.score import results
from bench.score.clusters import ROOT, clusters_in, make_ledger

MEASURED, DEAD, MISSING = ("found", "low", "best", "high"), "killed", "missing"
Document = dict


def gold_points(cluster: Path, texts: dict[str, str]) -> list[Document]:
    """The counts of a cluster's gold, each number with its place in the texts."""
    document = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    points = [point for point in document["stories"][0]["points"] if point["kind"] == "count"]
    for point in points:
        point["measure"] = (point.get("about") or {}).get("measure")
        point["part"] = (point.get("about") or {}).get("total_or_part") == "part"
        point["accounts"] = [placed(account, texts) for account in point["accounts"]]
        point["lines"] = {v["id"]: v.get("lines") or 0 for v in point.get("versions", ())}
    return points


def placed(account: Document, texts: dict[str, str]) -> Document:
    """A number of the gold with the place of its words."""
    quote = account["quote"] if isinstance(account["quote"], dict) else {"quote": account["quote"]}
    start = -1
    for _ in range(quote.get("nth", 1)):
        start = texts[account["report"]].index(quote["quote"], start + 1)
    return account | {"start": start, "end": start + len(quote["quote"])}


def numbers_of(difference: Document) -> list[Document]:
    """The numbers of a difference, each with its place."""
    return [
        {
            "report": q["span"]["report"],
            "start": q["span"]["start"],
            "end": q["span"]["end"],
            "quote": q["span"]["quote"],
            "low": v["low"],
            "high": v["high"],
            "stance": q["stance"],
        }
        for v in difference["versions"]
        for q in v["quotes"]
    ]


def is_same(one: Document, other: Document) -> bool:
    """Whether both are one number at one place."""
    numbers = [{number.get("low"), number.get("high")} - {None} for number in (one, other)]
    meet = one["report"] == other["report"] and (
        one["start"] < other["end"] and other["start"] < one["end"]
    )
    return meet and (bool(numbers[0] & numbers[1]) or not any(numbers))


def answers(number: Document, gold: Iterable[Document], measure: str) -> set[str]:
    """The gold's questions of this measure that the number answers."""
    return {
        g["id"]
        for g in gold
        if g["measure"] == measure and any(is_same(number, other) for other in g["accounts"])
    }


def wanted_range(point: Document) -> dict[str, float | None] | None:
    """The least, the best and the most of a question of the gold by UCDP's handling: what a speaker
    denies is left out; None where no number is left."""
    told = [a for a in point["accounts"] if a["stance"] != "denies"]
    lows = [a["low"] for a in told if a.get("low") is not None]
    highs = [x for a in told if (x := a.get("high") if a.get("high") is not None else a.get("low"))]
    if not lows and not highs:
        return None
    named = [a for a in told if a.get("low") is not None]
    often = Counter(a.get("version") for a in named)
    best = min(
        named,
        key=lambda a: (
            -point["lines"].get(a.get("version"), 0),
            -often[a.get("version")],
            a["low"],
        ),
        default=None,
    )
    return {
        "low": min(lows, default=None),
        "best": best["low"] if best else None,
        "high": max(highs, default=None),
    }


def tally_story(cluster: Path, ledger: Document, tally: Counter[str], misses: list[str]) -> None:
    """Adds what the program made of one story."""
    gold = gold_points(cluster, {report["id"]: report["text"] for report in ledger["reports"]})
    counts = [
        d
        for story in ledger["stories"]
        for d in story["differences"]
        if not d["by"] and d["measure"] == DEAD
    ]
    for difference in counts:
        told = [(number, answers(number, gold, DEAD)) for number in numbers_of(difference)]
        for number, of in told:
            as_dead = not of and bool(answers(number, gold, MISSING))
            tally.update(numbers=1, right=bool(of), missing_as_dead=as_dead)
            if not of:
                misses.append(
                    f"{cluster.name}: {number['report']}: "
                    f"{'MISSING' if as_dead else 'not killed'}: {number['quote']}"
                )
        for (one, of), (other, also) in combinations(told, 2):
            tally.update(pairs=1, together=bool(of & also))
            if not of & also:
                misses.append(f"{cluster.name}: together: {one['quote']} | {other['quote']}")
    mine = [number for difference in counts for number in numbers_of(difference)]
    theirs = [
        a
        for g in gold
        if g["measure"] == DEAD
        for a in g["accounts"]
        if a.get("low") is not None or a.get("high") is not None
    ]
    tally.update(
        gold_numbers=len(theirs), read=sum(any(is_same(a, b) for b in mine) for a in theirs)
    )
    for each in gold:
        if each["measure"] == DEAD and not each["part"] and (wanted := wanted_range(each)):
            tally_total(cluster, each, wanted, counts, tally, misses)


def tally_total(
    cluster: Path,
    each: Document,
    wanted: dict[str, float | None],
    counts: list[Document],
    tally: Counter[str],
    misses: list[str],
) -> None:
    """Adds whether a total of the gold has a range, and the same one."""
    shared = [
        (sum(is_same(a, b) for a in numbers_of(d) for b in each["accounts"]), d["id"], d)
        for d in counts
    ]
    most = max(shared, default=(0, "", None), key=lambda item: item[:2])
    ranges = most[2]["ranges"] if most[0] else []
    row = next((r for r in ranges if r["rule"].startswith("UCDP")), None)
    right = {name: row is not None and row[name] == wanted[name] for name in MEASURED[1:]}
    tally.update(totals=1, found=row is not None, **right)
    if not all(right.values()):
        misses.append(f"{cluster.name}: {each['question']} {wanted}: {row}")


def casualty_figures(
    clusters: Iterable[Path], misses: list[str] | None = None
) -> dict[str, float | int | None]:
    """The figures over these clusters."""
    tally: Counter[str] = Counter()
    for cluster in clusters:
        tally_story(cluster, make_ledger(cluster), tally, [] if misses is None else misses)

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
