#!/usr/bin/env python3
"""Measures lineage against gold: lines with the gold points given; copies, direction, drift,
origins and credits on stories of our own.

    lineage_figures.py [--set NAME] [--misses]     the section "lineage" of bench/results.json (with
    --set or --misses nothing is recorded)

Sets: gold (the shared clusters), stories-train, stories-dev, stories-test where they are here.
`lineage_labels.toml` holds, for stories of our own, the origins (which reports rest on one text, by
the facts sheets) and what drifted in each copy; where a story is not in it, its gold file alone
says.
"""

import argparse
import contextlib
import io
import json
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.score.clusters import ROOT, as_text, clusters_in, make_ledger, shared_folder
from bench.score.gate import FIGURES_ONLY
from bench.score.results import record
from bench.train.gold_story import gold_ledger
from score import score

LABELS = ROOT / "bench" / "score" / "lineage_labels.toml"
SECTION = "lineage"
BARS = {
    "gold.lines_given": "at least 0.85",
    "gold.circular_given": "at least 0.85",
    "gold.copies": "at least 0.93",
} | {
    f"{name}.{figure}": bar
    for name in ("stories-dev", "stories-test")
    for figure, bar in {
        "copies": "at least 0.94",
        "direction": "at least 0.85",
        "drift": "at least 0.85",
        "origins_mae": "at most 0.3",
        "credits": "at least 0.95",
    }.items()
}
_WORD = re.compile(r"\d+|[^\W\d]+")


@dataclass
class Tally:
    """What was counted over the clusters of a set."""

    counts: Counter = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def hit(self, name: str, right: bool, miss: str = "") -> None:
        """Counts one thing asked, and whether it was right."""
        self.counts[name, "all"] += 1
        self.counts[name, "right"] += right
        if miss and not right:
            self.misses.append(f"{name}: {miss}")

    def share(self, name: str, over: str = "all") -> float | None:
        """The share that was right."""
        asked = self.counts[name, over]
        return self.counts[name, "right"] / asked if asked else None

    def mean(self, name: str) -> float | None:
        """The mean of an error that was summed as "sum"."""
        return (
            self.counts[name, "sum"] / self.counts[name, "all"]
            if self.counts[name, "all"]
            else None
        )

    def error(self, name: str, by: int) -> None:
        """Adds an absolute error."""
        self.counts[name, "all"] += 1
        self.counts[name, "sum"] += abs(by)

    def f1(self, name: str) -> float | None:
        """F1 of what was said, right and in gold."""
        both = self.counts[name, "said"] + self.counts[name, "gold"]
        return 2 * self.counts[name, "right"] / both if both else None


def given_points(gold, ours, tally: Tally, *, own_statements: bool = False) -> None:
    """Gold points in, our lines out: our copies and agencies count the lines of the gold's
    answers."""
    from rashomon.lineage.lines import count_lines

    story, found = gold.stories[0], ours.stories[0]
    points = story.points
    statements, names = (
        (found.statements, found.names) if own_statements else (story.statements, story.names)
    )
    if own_statements:
        points = tuple(_with_statements(point, found.statements) for point in points)
    mark = "own_" if own_statements else ""
    counted = count_lines(
        points, copies=found.copies, reports=ours.reports, statements=statements, names=names
    )
    for right, mine in zip(story.points, counted, strict=True):
        for gold_version, version in zip(right.versions, mine.versions, strict=True):
            if gold_version.reports < 2:
                continue
            told = (
                f"{right.question} {gold_version.value}: gold {gold_version.lines}, ours "
                f"{version.lines} {version.merged}"
            )
            tally.hit(f"{mark}lines", version.lines == gold_version.lines, told)
            tally.error(f"{mark}lines_error", (version.lines or 0) - (gold_version.lines or 0))
            if gold_version.speakers:
                tally.hit(f"{mark}speakers", version.speakers == gold_version.speakers)
            circular, said = (
                gold_version.lines < gold_version.reports,
                version.lines < gold_version.reports,
            )
            for name, value in (("gold", circular), ("said", said), ("right", circular and said)):
                tally.counts[f"{mark}circular", name] += value


def _with_statements(point, statements):
    """The point with each account tied to our statement that covers most of it, where one does."""
    from dataclasses import replace

    def tied(account):
        near = [
            (_shared(account.quote, s.quote), s.id)
            for s in statements
            if s.report == account.report
        ]
        best = max(near, default=(0, None))
        return replace(account, statement=best[1] if best[0] >= 0.5 else None)

    return replace(point, accounts=tuple(map(tied, point.accounts)))


def _shared(one, other) -> float:
    over = min(one.end, other.end) - max(one.start, other.start)
    return (
        over / max(1, min(one.end - one.start, other.end - other.start))
        if one.report == other.report
        else 0.0
    )


def credits(gold, ours, tally: Tally) -> None:
    """Agency credits found."""
    mine = {report.id: set(report.agencies) for report in ours.reports}
    for report in gold.reports:
        found = mine.get(report.id, set())
        for agency in report.agencies:
            tally.hit(
                "credits", agency in found, f"{report.id} lacks {agency}, has {sorted(found)}"
            )
        tally.counts["credits", "said"] += len(found)


def directions(gold, ours, tally: Tally) -> None:
    """Where the gold says what a copy came from: whether we say the same of the copy that covers it
    (none is wrong)."""
    for copy in gold.stories[0].copies:
        if copy.from_ is None:
            continue
        said = [origin for origin, _, _ in _twins(copy, ours.stories[0].copies)]
        best = Counter(said).most_common(1)
        if any(said):
            tally.hit("direction_when_said", best[0][0] == copy.from_)
        tally.hit(
            "direction",
            bool(best) and best[0][0] == copy.from_,
            f"gold {copy.from_}, ours {said}: {copy.a.report}-{copy.b.report} {copy.a.quote[:60]}",
        )


def _twins(copy, found) -> Iterator[tuple]:
    """(origin in the gold's sides, our copy, whether it is turned) of the copies that stand at the
    same two places."""
    turned_name = {"a": "b", "b": "a"}
    for other in found:
        for turned in (False, True):
            a, b = (other.b, other.a) if turned else (other.a, other.b)
            if copy.a.overlaps(a) and copy.b.overlaps(b):
                yield (
                    (turned_name.get(other.from_, other.from_) if turned else other.from_),
                    other,
                    turned,
                )


def drifts(gold, ours, tally: Tally, labels: dict) -> None:
    """What changed on the way, of the kinds number, unit, date, name, hedge and source."""
    wanted = [(c, d.from_, d.to, d.what) for c in gold.stories[0].copies for d in c.drift]
    if "drift" in labels:
        wanted = [
            (_copy_with(gold, change), change["from"] or None, change["to"] or None, change["what"])
            for change in labels["drift"]
        ]
    may = {i for i, change in enumerate(labels.get("drift", ())) if change.get("optional")}
    for i, (copy, was, became, what) in enumerate(wanted):
        if i in may:
            continue
        changes = []
        for _, other, turned in _twins(copy, ours.stories[0].copies):
            changes += [
                (d.to, d.from_, d.what) if turned else (d.from_, d.to, d.what) for d in other.drift
            ]
        right = any(
            kind == what and _akin(was, one) and _akin(became, two) for one, two, kind in changes
        )
        tally.hit(
            "drift",
            right,
            f"{copy.a.report}-{copy.b.report} {what}: {was!r} -> {became!r}, ours {changes}",
        )
        tally.hit(f"drift.{what}", right)
    if wanted:
        for copy in ours.stories[0].copies:
            for change in (
                copy.drift
                if any(True for at in gold.stories[0].copies for _ in _twins(at, [copy]))
                else ()
            ):
                known = any(
                    change.what == what
                    and any(other is copy for _, other, _ in _twins(at, [copy]))
                    and (
                        ({was, became} - {None}) & {change.from_, change.to}
                        or _akin(was or became, change.from_ or "-")
                        or _akin(was or became, change.to or "-")
                    )
                    for at, was, _, what in wanted
                )
                tally.hit("drift_precision", known, f"{copy.a.report}-{copy.b.report} {change}")


def _copy_with(gold, change: dict):
    """The gold copy that a label names: by its two reports and words of its first side."""
    pair = [
        copy
        for copy in gold.stories[0].copies
        if {copy.a.report, copy.b.report} == {change["a"], change["b"]}
    ]
    found = [copy for copy in pair if change["in"] in copy.a.quote + "\n" + copy.b.quote]
    if not found:
        raise LookupError(f"no gold copy holds {change}")
    copy = found[0]
    if copy.a.report == change["a"]:
        return copy
    from dataclasses import replace

    return replace(copy, a=copy.b, b=copy.a)


def _akin(one: str | None, other: str | None) -> bool:
    left, right = (set(_WORD.findall((text or "").casefold())) for text in (one, other))
    return bool(left & right) or not left or (not right and one is None)


def origins(gold, ours, tally: Tally, labels: dict) -> None:
    """The number of groups of reports that rest on one text or agency."""
    from rashomon.lineage.origins import group_lines

    wanted = (
        len(labels["origins"])
        if "origins" in labels
        else len(group_lines(gold.stories[0].copies, gold.reports))
    )
    mine = len(ours.stories[0].lines)
    tally.error("origins", mine - wanted)
    tally.error("origins_always_one", 1 - wanted)
    tally.error("origins_one_a_report", len(gold.reports) - wanted)
    if mine != wanted:
        tally.misses.append(
            f"origins: gold {wanted}, ours {[line.reports for line in ours.stories[0].lines]}"
        )


def measure(clusters: Sequence[Path], labels: dict) -> tuple[dict[str, float | None], list[str]]:
    """The figures of a set and what was missed."""
    tally, copies = Tally(), []
    for cluster in clusters:
        document = make_ledger(cluster)
        with tempfile.TemporaryDirectory() as folder:
            copy = as_text(cluster, document, Path(folder))
            figures = score(document, copy)[0]["copies.covered"]
            gold = gold_ledger(copy)
        ours = _ledger(document)
        copies.append(figures)
        mine = labels.get(cluster.name, {})
        before = len(tally.misses)
        given_points(gold, ours, tally)
        given_points(gold, ours, tally, own_statements=True)
        credits(gold, ours, tally)
        directions(gold, ours, tally)
        drifts(gold, ours, tally, mine)
        origins(gold, ours, tally, mine)
        tally.misses[before:] = [f"{cluster.name} {miss}" for miss in tally.misses[before:]]
    said, known = sum(f["predicted"] for f in copies), sum(f["gold"] for f in copies)
    hits = sum(f["recall"] * f["gold"] for f in copies if f["recall"])
    return {
        "copies": round(2 * hits / (said + known), 4) if said + known else None,
        "lines_given": tally.share("lines"),
        "circular_given": tally.f1("circular"),
        "lines_error": tally.mean("lines_error"),
        "speakers_given": tally.share("speakers"),
        "lines_given_own_statements": tally.share("own_lines"),
        "circular_given_own_statements": tally.f1("own_circular"),
        "direction": tally.share("direction"),
        "direction_when_said": tally.share("direction_when_said"),
        "drift": tally.share("drift"),
        "drift_of": tally.counts["drift", "all"],
        "drift_precision": tally.share("drift_precision"),
        "origins_mae": tally.mean("origins"),
        "origins_mae_always_one": tally.mean("origins_always_one"),
        "origins_mae_one_a_report": tally.mean("origins_one_a_report"),
        "credits": tally.share("credits"),
        "credits_precision": tally.share("credits", "said"),
    }, tally.misses


def simple_means(shared: Path) -> dict[str, float]:
    """lineage_hand_g5w when every event has one origin, and when every report is one."""
    import score_sets

    name, out = "lineage_hand_g5w", {}
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        score_sets.main(["items", str(shared / "data"), folder, "--only", name])
        items = [
            json.loads(line)
            for line in Path(folder, name, "items.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        for means, group in (
            ("always_one", lambda keys: [keys]),
            ("one_a_report", lambda keys: [[key] for key in keys]),
        ):
            lines = [
                {"item": item["item"], "prediction": group([doc["doc"] for doc in item["docs"]])}
                for item in items
            ]
            Path(folder, f"{name}.jsonl").write_text(
                "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
            )
            score_sets.main(
                [
                    "score",
                    str(shared / "data"),
                    folder,
                    "--only",
                    name,
                    "--json",
                    f"{folder}/scores.json",
                ]
            )
            scores = json.loads(Path(folder, "scores.json").read_text(encoding="utf-8"))
            out |= {
                metric.replace(name, f"{name}.{means}"): value
                for metric, value in scores.items()
                if metric.startswith(name)
            }
    return out


def _ledger(document: dict):
    from rashomon.model.document import from_json

    return from_json(json.dumps(document))


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", dest="only")
    parser.add_argument("--stories", nargs="*", default=(), help="only clusters of these names")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    labels = tomllib.loads(LABELS.read_text(encoding="utf-8")) if LABELS.exists() else {}
    shared = shared_folder()
    folders = {"gold": shared / "gold"} if shared else {}
    folders |= {
        f"stories-{split}": ROOT / "bench" / "stories" / split for split in ("train", "dev", "test")
    }
    figures: dict[str, float | None] = {}
    for name, folder in folders.items():
        clusters = [
            c for c in clusters_in(folder) if not options.stories or c.name in options.stories
        ]
        if not clusters or options.only not in (None, name):
            continue
        found, misses = measure(clusters, labels)
        figures |= {
            f"{name}.{figure}": value for figure, value in found.items() if value is not None
        }
        print(
            "\n".join(
                f"{name}.{figure} {value:.3f}"
                for figure, value in found.items()
                if value is not None
            ),
            flush=True,
        )
        if options.misses and name not in FIGURES_ONLY:
            print("\n".join(misses))
    if shared and options.only in (None, "simple"):
        means = simple_means(shared)
        figures |= means
        print("\n".join(f"{figure} {value:.3f}" for figure, value in means.items()))
    if not options.only and not options.misses and not options.stories:
        record(
            SECTION,
            figures,
            data="gold clusters and stories of our own (bench/stories)",
            bars={k: v for k, v in BARS.items() if k in figures},
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
