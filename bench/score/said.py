"""Holds what the program makes of real reports against what annotators found in them: statements
with speaker, channel and stance, and names.

    python -m bench.score.said learn|test|second [--news DIR] [--misses] [--no-record]

The annotations stand in bench/said/SET as offsets and hashes (bench/said/BRIEF.md), the reports in
DIR (default: news/ of the shared folder). Counted as bench/score/score.py counts; names are scored
over all of a report. Of "test" nothing but figures is printed. `statements.via`: of the channels
that annotation and program name at statements that both have, those that are the same. "second"
holds a second annotator of eight test events against the first.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.score.clusters import ROOT, make_ledger, shared_folder
from bench.score.results import record
from rashomon.text.report_names import is_own_name
from score import Cluster, f1, iou, like, match, same_speaker, score_names, score_statements
from score_all import together

SAID = ROOT / "bench" / "said"
SETS = ("learn", "test")
BARS = {
    "statements.found": "at least 0.84",
    "statements.speaker": "at least 0.82",
    "statements.stance": "at least 0.72",
    "names.linked": "at least 0.86",
}


def events_of(name: str, news: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yields the folder of each event of a set that is here, with its annotation as a gold
    document."""
    for path in sorted((SAID / name).glob("*.json")):
        if (news / path.stem / "reports").is_dir():
            yield news / path.stem, gold_of(json.loads(path.read_text("utf-8")), news / path.stem)


def gold_of(annotation: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The annotation with its words, in the form of a gold file. Raises ValueError where a report
    is not the one that was annotated."""
    texts = {p.stem: p.read_bytes().decode() for p in sorted((folder / "reports").glob("*.txt"))}
    for report, digest in annotation["sha256"].items():
        if hashlib.sha256(texts[report].encode()).hexdigest() != digest:
            raise ValueError(f"{folder.name}/{report} is not the report that was annotated")

    def words(report: str, place: Sequence[int] | None) -> str | None:
        return texts[report][place[0] : place[1]] if place else None

    def quoted(report: str, place: Sequence[int]) -> dict[str, Any]:
        quote = texts[report][place[0] : place[1]]
        starts, at = 0, -1
        while at < place[0]:
            at, starts = texts[report].find(quote, at + 1), starts + 1
        return {"quote": quote, "nth": starts}

    statements = [
        {
            "report": report,
            "quote": quoted(report, one["quote"]),
            "speaker": words(report, one["speaker"]),
            "via": [words(report, place) for place in one["via"]],
            "anonymous": one["anonymous"],
            "stance": one["stance"],
        }
        for report, said in annotation["statements"].items()
        for one in said
    ]
    names = [
        {
            "kind": one["kind"],
            "spellings": sorted({words(r, place) for r, *place in one["mentions"]}),
        }
        for one in annotation["names"]
    ]
    return {
        "reports": [{"id": report} for report in texts],
        "stories": [{"names": names, "statements": statements}],
    }


def as_ledger(gold: dict[str, Any], folder: Path) -> dict[str, Any]:
    """An annotation in the form of a ledger, to be held against another."""
    texts = {p.stem: p.read_bytes().decode() for p in sorted((folder / "reports").glob("*.txt"))}
    (story,) = gold["stories"]

    def span(report: str, quote: dict[str, Any]) -> dict[str, Any]:
        start = -1
        for _ in range(quote["nth"]):
            start = texts[report].find(quote["quote"], start + 1)
        return {
            "report": report,
            "start": start,
            "end": start + len(quote["quote"]),
            "quote": quote["quote"],
        }

    statements = [
        one | {"id": str(n), "quote": span(one["report"], one["quote"])}
        for n, one in enumerate(story["statements"])
    ]
    reports = [
        {"id": report, "source": f"{report}.txt", "text": text, "furniture": []}
        for report, text in texts.items()
    ]
    made = {"names": story["names"], "statements": statements, "reports": [*texts]}
    return {"reports": reports, "stories": [made]}


def cluster_of(ledger: dict[str, Any], gold: dict[str, Any], folder: Path) -> Cluster:
    """Ledger and gold on the same texts."""
    with tempfile.TemporaryDirectory() as copy:
        (Path(copy) / "reports").symlink_to((folder / "reports").resolve())
        (Path(copy) / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
        return Cluster(ledger, Path(copy))


def figures_of(cluster: Cluster) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """The figures of one event, and what is missed in it."""
    misses: list[str] = []
    figures = score_statements(cluster, misses) | score_names(cluster)
    return figures | {"statements.via": _channels(cluster)}, misses


def _channels(cluster: Cluster) -> dict[str, Any]:
    """The figure of channels. Annotators named the paper that prints the words, too, which is none:
    it does not stand between a speaker and its own report."""
    outlets = {report["id"]: report.get("outlet") or "" for report in cluster.ledger["reports"]}
    gold = []
    for s in cluster.gold["statements"]:
        outlet = outlets[s["report"]]
        between = [name for name in s["via"] if not is_own_name(outlet, name or "")]
        gold.append((cluster.gold_span(s["quote"], s["report"]), between))
    through = {
        s["id"]: s["via"] for story in cluster.ledger["stories"] for s in story["statements"]
    }
    said = [
        (at, through[s["id"]])
        for s in cluster.pred["statements"]
        if (at := cluster.pred_span(s["quote"]))
    ]
    found = match(gold, said, lambda g, p: like(g[0], p[0], iou), 0.5)
    pairs = [(gold[i][1], said[j][1]) for i, j in found.items()]
    right = sum(any(same_speaker(g, p, ()) for p in given) for via, given in pairs for g in via)
    return f1(
        right, sum(len(given) for _, given in pairs), right, sum(len(via) for via, _ in pairs)
    )


def main() -> None:
    """Measures a set and records its figures."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("set", choices=(*SETS, "second"))
    ask.add_argument("--news", type=Path, default=(shared_folder() or ROOT) / "news")
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--no-record", action="store_true")
    given = ask.parse_args()
    if given.misses and given.set != "learn":
        sys.exit("of the test events nothing but figures is shown")
    figures: list[dict[str, dict[str, Any]]] = []
    first = dict(events_of("test", given.news)) if given.set == "second" else {}
    for folder, gold in events_of(given.set, given.news):
        if first:
            cluster = cluster_of(as_ledger(gold, folder), first[folder], folder)
        else:
            cluster = cluster_of(make_ledger(folder), gold, folder)
        found, misses = figures_of(cluster)
        figures.append(found)
        if given.misses:
            print("\n".join((folder.name, *(f"  {miss}" for miss in misses))))
    total = {
        f"{name}{part}": round(value, 4)
        for name, figure in together(figures).items()
        for part, value in (
            ("", figure["value"]),
            *((f".{part}", figure[part]) for part in ("precision", "recall") if part in figure),
        )
        if value is not None
    }
    for name, value in total.items():
        print(f"{name:32} {value:.3f}")
    if not given.no_record:
        record(
            f"said {given.set}",
            {f"said_{given.set}.{name}": value for name, value in total.items()},
            data=f"{len(figures)} annotated events of real news (bench/said/{given.set})",
            bars={f"said_{given.set}.{name}": bar for name, bar in BARS.items()}
            if given.set == "test"
            else {},
        )


if __name__ == "__main__":
    main()
