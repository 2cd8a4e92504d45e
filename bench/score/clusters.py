"""Sets of gold clusters: where they are, what their data hash to, and their ledgers made and
scored.

A cluster is a folder with `reports/` and `gold.json`. The scorer reads `reports/*.txt` only, so a
cluster with other formats is scored in a copy in which the text that the program extracted stands
for the saved page.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import score_passages
from bench.score.passage_figures import pinned_figures
from check_gold import check
from read_ledger import as_format_3
from score import score
from score_all import together

ROOT = Path(__file__).resolve().parents[2]


def shared_folder() -> Path | None:
    """The folder of shared data (RASHOMON_SHARED, else beside the project), or None where it is
    absent."""
    folder = Path(os.environ.get("RASHOMON_SHARED") or ROOT.parent / "shared")
    return folder if folder.is_dir() else None


def clusters_in(folder: Path) -> list[Path]:
    """The clusters of a set, by name."""
    return sorted(gold.parent for gold in folder.glob("*/gold.json"))


def find_sets(gold: Path | None) -> dict[str, list[Path]]:
    """The sets of data that are here: the project's examples, its dev and test stories, and the
    gold where there is one."""
    sets = {"examples": clusters_in(ROOT / "examples")}
    sets |= {
        f"stories-{split}": clusters_in(ROOT / "bench" / "stories" / split)
        for split in ("dev", "test")
    }
    if gold is not None:
        sets["gold"] = clusters_in(gold)
    return {name: clusters for name, clusters in sets.items() if clusters}


def digest(cluster: Path) -> str:
    """One sha256 over the names and bytes of the gold file, if there is one, and all reports."""
    total = hashlib.sha256()
    files = [
        *filter(Path.is_file, [cluster / "gold.json"]),
        *sorted(path for path in (cluster / "reports").rglob("*") if path.is_file()),
    ]
    for path in files:
        total.update(
            path.relative_to(cluster).as_posix().encode()
            + b"\0"
            + hashlib.sha256(path.read_bytes()).digest()
        )
    return total.hexdigest()


def digest_of_all(clusters: Iterable[Path]) -> str:
    """One sha256 over all of these clusters, whatever their order."""
    told = sorted(digest(cluster) for cluster in clusters)
    return hashlib.sha256("".join(told).encode()).hexdigest()


def make_ledger(cluster: Path) -> dict:
    """The ledger that `rashomon compare --one-story` makes of the cluster's reports, as scorers
    read it."""
    from rashomon.comparing import compare as comparing
    from rashomon.model.document import to_json
    from rashomon.reports import report_pile
    from rashomon.settings import Settings, StorySettings

    settings = Settings(stories=StorySettings(one_story=True))
    pile = report_pile.read(str(cluster / "reports"), settings=settings)
    return as_format_3(json.loads(to_json(comparing.compare(pile, settings=settings))))


def as_text(cluster: Path, ledger: dict, folder: Path) -> Path:
    """A copy of the cluster in `folder` whose reports are all plain text: saved pages as the
    program extracted them.

    Quotations of its gold are all written as objects.
    """
    copy = folder / cluster.name
    (copy / "reports").mkdir(parents=True)
    gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    for account in (
        a
        for story in gold.get("stories", ())
        for point in story["points"]
        for a in point["accounts"]
    ):
        if isinstance(account["quote"], str):  # the short form, which not every scorer reads
            account["quote"] = {"report": account["report"], "quote": account["quote"]}
    (copy / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    texts = {Path(report["source"]).stem: report["text"] for report in ledger["reports"]}
    for path in sorted((cluster / "reports").iterdir()):
        if path.suffix == ".txt":
            shutil.copy(path, copy / "reports")
        else:
            (copy / "reports" / f"{path.stem}.txt").write_text(
                texts.get(path.stem, ""), encoding="utf-8"
            )
    return copy


ASKED = ("accounts.", "points.", "ledger")
"""Figures of questions that an author asks, and their mean with all others: the program alone asks
none."""


SPEAKER = "statements.speaker"


def with_speakers(ledger: dict) -> dict:
    """The ledger with those statements alone that have a speaker."""
    stories = [
        story | {"statements": [said for said in story["statements"] if said["speaker"]]}
        for story in ledger["stories"]
    ]
    return ledger | {"stories": stories}


def measure(clusters: list[Path]) -> tuple[dict[str, dict], list[str]]:
    """The figures of a set, {name: {"value", ...}}, and what is wrong with its data or its
    ledgers."""
    figures, faults, passages = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for cluster in clusters:
            ledger = make_ledger(cluster)
            faults += [
                f"{cluster.name}: {failure['source']} was not read: {failure['error']}"
                for failure in ledger["failures"]
            ]
            copy = as_text(cluster, ledger, Path(folder))
            faults += [f"{cluster.name}: {fault}" for fault in check(copy)[0]]
            of_cluster = score(ledger, copy)[0]
            # Of what has no speaker nothing is printed that could be right or wrong.
            spoken = score(with_speakers(ledger), copy)[0]
            figures.append(of_cluster | {SPEAKER: spoken[SPEAKER]})
            passages.append(score_passages.score(ledger, copy, False))
    found = {
        name: figure for name, figure in together(figures).items() if not name.startswith(ASKED)
    }
    return found | pinned_figures(passages), faults
