#!/usr/bin/env python3
"""How much of what reports tell together and differently a reader sees, and after how many words;
the sections "what differs ..." of bench/results.json.

    key_figures.py [--part PART] [--keep DIR] [--no-record]

A part alone is printed and not recorded.

Held against the keys that readers wrote of large stories (bench/keys): 24 stories of ECB+ to learn
on and eight to test on, ten events of the odd half of the news, our own stories of twenty. What is
shown is measured by score_key.py, which sentences stand together by score_chains.py (ECB+) and
score_passages.py (own stories). Beside it stand the first sentences of all reports in turn and a
cover of the pile's words (key_baselines.py), the agreement of two annotators (key_agreement.py),
whether all stories of twenty lie apart in one pile, and what readers judged of recorded answers
told in free words (bench/keys/answers.json, where it is there).

--keep DIR leaves the stories in DIR/PART and their ledgers in DIR/ledgers/PART; ledgers that stand
there are taken.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import score_chains
import score_key
import score_passages
from bench import parser_of
from bench.score.clusters import ROOT, make_ledger, shared_folder
from bench.score.key_agreement import agreement
from bench.score.key_baselines import cover, first_sentences
from bench.score.passage_figures import figures_of
from bench.score.results import record

SECTION = "what differs"
KEYS = ROOT / "bench" / "keys"
OWN = ROOT / "bench" / "stories" / "twenty"
ANSWERS = KEYS / "answers.json"
BUDGETS = (350, 700, 1400, 2800)
LEAST = 10  # reports of a story of ECB+
CHAINS = {  # figure: what is counted, of how many
    "pairs": ("right", "pairs"),
    "met": ("met", "shared"),
    "met_all": ("wide", "shared"),
    "gathered": ("gathered", "shared"),
    "rows": ("rows", "stories"),
    "largest": ("largest", "stories"),
    "distinct": ("shown", "words"),
    "kept": ("kept", "held"),
}
DATA = {  # part: folder in the shared one, folder of keys
    "train": ("data/ecbplus", "train"),
    "test": ("data/ecbplus", "eval"),
    "news": ("news", "news"),
}
PARTS = ("train", "news", "own-train", "own-dev", "own-test", "test")
PASSAGES = ("pairs", "rows_right", "rows_wrong", "met", "met_all", "double")
NOTE = (
    "many: share of the differences (differs, exception, later, dispute, opposed) of which two "
    "sides are shown within so many words, or without a click (open); together: the same in one "
    "line; row: two sides in one claim; marked: told apart as versions of one difference. first: "
    "the first sentences of all reports in turn; cover: a cover of the pile's words."
)
Counts = dict[str, float]


@dataclass(frozen=True)
class Job:
    """A story with its reports and key, and where its ledger is or shall be."""

    part: str
    story: Path
    ledgers: Path


# Where the stories are


def stories_in(part: str, folder: Path) -> list[Path]:
    """Returns the stories of a part; those that are not our own are made in the folder, and said to
    be missing where their data are not at hand."""
    if part.startswith("own-"):
        return sorted(key.parent for key in (OWN / part.removeprefix("own-")).glob("*/key.json"))
    shared = shared_folder()
    keys = sorted((KEYS / DATA[part][1]).glob("*.json"))
    data = (shared or Path("../shared")) / DATA[part][0]
    if shared is None or not data.is_dir():
        print(f"{part}: {data} is missing; its {len(keys)} stories are left out")
        return []
    every = data
    with tempfile.TemporaryDirectory() as made:
        if part != "news":
            every = Path(made)
            script = shared / "bench" / "as_stories.py"
            half = ["--half", DATA[part][1]]
            told = [sys.executable, script, every, str(LEAST), *half]
            subprocess.run(told, check=True, capture_output=True)
        for key in keys:
            (folder / key.stem).mkdir(parents=True)
            shutil.copytree(every / key.stem / "reports", folder / key.stem / "reports")
            if (chains := every / key.stem / "chains.json").exists():
                shutil.copy(chains, folder / key.stem)
            shutil.copy(key, folder / key.stem / "key.json")
    return [folder / key.stem for key in keys]


# What is counted in a story


def counted(job: Job) -> tuple[Job, dict[str, Counts]]:
    """Returns what is counted in a story, by what it was measured with."""
    path = job.ledgers / f"{job.story.name}.json"
    if not path.exists():
        path.write_text(json.dumps(make_ledger(job.story)), encoding="utf-8")
    ledger = json.loads(path.read_text(encoding="utf-8"))
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (job.story / "reports").glob("*.txt")}
    found = {"digest": dict(score_key.score(ledger, job.story, None, BUDGETS)[0])}
    if (job.story / "chains.json").exists():
        found["chains"] = score_chains.score(ledger, job.story)
    if (job.story / "gold.json").exists():
        found["passages"] = score_passages.score(ledger, job.story, False)
    for name, shown in (("first", first_sentences), ("cover", cover)):
        told = shown(texts, BUDGETS[-1])
        found[name] = dict(score_key.score(None, job.story, told, BUDGETS)[0])
    return job, found


def summed(found: Sequence[Counts]) -> Counts:
    """Returns the counts of several stories together."""
    total: Counter[str] = Counter()
    for one in found:
        total.update(one)
    return dict(total)


# What is made of the counts


def share(total: Mapping[str, float], part: str, of: str) -> float | None:
    """Returns one count as a share of another."""
    return round(total.get(part, 0) / total[of], 3) if total.get(of) else None


def shown_figures(total: Counts, name: str = "") -> dict[str, float | None]:
    """Returns what is shown within so many words; of the program's own overview also all that
    stands open, and what stands in one line or in one claim."""
    found = {
        f"{name}{kind}_{words}": share(total, f"{kind} at {words}", f"n {kind}")
        for kind, budgets in (("many", BUDGETS), ("common", BUDGETS[:3]), ("only", BUDGETS[1:3]))
        for words in budgets
    }
    if name:
        return found
    found |= {
        f"{kind}_open": share(total, f"{kind} open", f"n {kind}")
        for kind in ("many", "common", "only", "chain")
    }
    found |= {
        f"together_{words}": share(total, f"together at {words}", "n many") for words in BUDGETS
    }
    return found | {
        "together_numbers_open": share(total, "together numeric open", "n numeric"),
        "words_open": round(total["words"] / total["stories"]),
        "row": share(total, "row", "n many"),
        "row_perhaps": share(total, "row with perhaps", "n many"),
        "marked": share(total, "marked", "n many"),
    }


def figures(by_measure: Mapping[str, Sequence[Counts]]) -> dict[str, float]:
    """Returns the figures of a part."""
    digest = summed(by_measure["digest"])
    found: dict[str, float | None] = {
        "stories": int(digest["stories"]),
        "items": int(
            sum(
                value
                for name, value in digest.items()
                if name.startswith("n ") and name != "n numeric"
            )
        ),
        "differences": int(digest["n many"]),
    }
    found |= shown_figures(digest)
    if chains := by_measure.get("chains"):
        total = summed(chains)
        found |= {f"chains.{name}": share(total, *of) for name, of in CHAINS.items()}
    if passages := by_measure.get("passages"):
        of_gold = figures_of(passages)
        found |= {f"passages.{name}": of_gold[name] for name in PASSAGES}
    for name in ("first", "cover"):
        if name in by_measure:
            found |= shown_figures(summed(by_measure[name]), f"{name}.")
    return {name: value for name, value in found.items() if value is not None}


def answers(path: Path = ANSWERS) -> dict[str, dict[str, float | None]]:
    """Returns what readers judged of answers told in free words, {"answers-test": {...}}: by who
    answered and with how many words, the share of the differences that are told, and how many
    things are told that no report has; nothing where the file is not there.

    The file: {story: {"llm" or "digest": {"350": {"found": 9, "of": 30, "false": 1}, ...}}}.
    """
    if not path.exists():
        return {}
    judged = json.loads(path.read_text(encoding="utf-8"))
    found = {}
    for part in ("train", "test"):
        stories = [s for s in judged if (KEYS / DATA[part][1] / f"{s}.json").exists()]
        total = summed(
            [
                {f"{who}_{words} {name}": value for name, value in counts.items()}
                for story in stories
                for who, by_words in judged[story].items()
                for words, counts in by_words.items()
            ]
        )
        if stories:
            asked = [name.removesuffix(" of") for name in total if name.endswith(" of")]
            found[f"answers-{part}"] = {
                "stories": len(stories),
                **{name: share(total, f"{name} found", f"{name} of") for name in asked},
                **{f"{name}_false": total.get(f"{name} false", 0) for name in asked},
            }
    return found


def apart() -> dict[str, float]:
    """Returns whether the stories of twenty, the two twins among them, lie apart in one pile."""
    from bench.score.grouping import b_cubed, features_in
    from rashomon.stories.group_stories import group_features

    features, gold = features_in(sorted(path.parent for path in OWN.glob("*/*/reports")))
    groups = group_features(features)
    reports: dict[str, set[str]] = {}
    for report, event in gold.items():
        reports.setdefault(event, set()).add(report)
    return {
        "twenty.events": len(reports),
        "twenty.groups": len(groups),
        "twenty.events_whole": sum(set(group) in reports.values() for group in groups),
        "twenty.groups_mixed": sum(len({gold[r] for r in group}) > 1 for group in groups),
        "twenty.b3": round(b_cubed(gold, groups), 3),
    }


# Measuring


def jobs_of(parts: Sequence[str], folder: Path) -> Iterator[Job]:
    """Yields the stories of the parts that are at hand."""
    for part in parts:
        shutil.rmtree(folder / part, ignore_errors=True)
        ledgers = folder / "ledgers" / part
        for story in stories_in(part, folder / part):
            ledgers.mkdir(parents=True, exist_ok=True)
            yield Job(part, story, ledgers)


def measured(jobs: Sequence[Job]) -> dict[str, dict[str, list[Counts]]]:
    """Returns what was counted, by part and measure; two processes share the stories."""
    found: dict[str, dict[str, list[Counts]]] = {}
    with Pool(2) as pool:
        for n, (job, counts) in enumerate(pool.imap_unordered(counted, jobs), 1):
            for measure, of_story in counts.items():
                found.setdefault(job.part, {}).setdefault(measure, []).append(of_story)
            print(f"\r{n} of {len(jobs)} stories", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def record_parts(section: str, found: Mapping[str, Mapping[str, float]], data: str) -> None:
    """Records the parts of a run: a table of real stories and one of our own."""
    own = {name: values for name, values in found.items() if "-own-" in name}
    real = {name: values for name, values in found.items() if name not in own}
    if real:
        record(
            section, real, data=f"{data}; ECB+ (test: opened by benches alone) and news", note=NOTE
        )
    if own:
        record(
            f"{section}, own stories",
            own,
            data=f"{data}; our own stories of twenty, the gold of whose passages holds the most "
            "important questions alone, so that pairs and rows say less than met",
            note=NOTE,
        )


def record_all(found: Mapping[str, Mapping[str, float]]) -> None:
    """Records a whole run, and what is measured once for all of it."""
    record_parts(SECTION, found, "keys of readers")
    agreed = agreement(KEYS / "eval", KEYS / "eval_second")
    record(
        "two annotators",
        {f"annotators.{name}": value for name, value in agreed.items()},
        data="keys of four test stories by two annotators each, by the sides of their differences",
        bars={"annotators.found_by_both": "at least 0.6"},
    )
    data = "the six stories of twenty and the two twins in one pile"
    record("stories of twenty", apart(), data=data)
    if judged := answers():
        data = "answers recorded before the keys were read; told or not told, judged by readers"
        record("answers in free words", judged, data=data)


def main() -> None:
    """Measures, prints and records."""
    parser = parser_of(__doc__)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--no-record", action="store_true")
    given = parser.parse_args()
    parts = (given.part,) if given.part else PARTS
    with tempfile.TemporaryDirectory() as made:
        counts = measured(list(jobs_of(parts, given.keep or Path(made))))
    found = {f"keys-{part}": figures(counts[part]) for part in parts if part in counts}
    print(json.dumps(found, indent=1))
    if given.no_record:
        return
    if len(found) < len(PARTS):
        print("Nothing is recorded: that takes all parts.", file=sys.stderr)
    else:
        record_all(found)


if __name__ == "__main__":
    main()
