"""What readers marked in real reports, kept without the reports: which reports a story has and what
their texts hash to (stories.json), disputes and points as offsets into them.

    python -m bench.real.annotations NEWS STORIES...

For who annotates: writes the files of this folder anew from NEWS (folders with reports/*.txt and
disputes.json or gold.json) and the folders of stories that hold the reports of the keys.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.train.events import as_gold, keep_events

HERE = Path(__file__).parent
BENCH = HERE.parent
STORIES, DISPUTES, POINTS = HERE / "stories.json", HERE / "disputes.json", HERE / "points.jsonl"
KEYS = {
    "train": BENCH / "keys" / "train",
    "news": BENCH / "keys" / "news",
    "test": BENCH / "keys" / "eval",
}
SAID = {"train": BENCH / "said" / "learn", "test": BENCH / "said" / "test"}
LEARNED = BENCH / "events" / "points.jsonl"  # events whose points weights were learned on
THREE = {"fox", "huffpost", "nyt"}  # the outlets of every event of BASIL
Place = list[Any]  # report, start, end


def digest(text: str) -> str:
    """Returns the hash of a report's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def texts_of(story: Path) -> dict[str, str]:
    """Returns the texts of a story's reports, by their names."""
    return {p.stem: p.read_bytes().decode() for p in sorted((story / "reports").glob("*.txt"))}


def half(story: str) -> str:
    """Returns whether points and disputes of an event may be learned on ("train")."""
    return "train" if int(hashlib.sha256(story.encode()).hexdigest(), 16) % 2 else "test"


# Disputes


def disputes_as_offsets(document: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Returns an event's disputes (`disputes.json`) as offsets, without a word of the reports."""

    def place(account: Mapping[str, Any]) -> Place:
        start = -1
        for _ in range(account.get("nth") or 1):
            start = texts[account["report"]].index(account["quote"], start + 1)
        return [account["report"], start, start + len(account["quote"])]

    return {
        "disputes": [
            {
                "relation": one["relation"],
                "kind": one["kind"],
                "importance": one.get("importance", 2),
                "sides": [[place(a) for a in side["accounts"]] for side in one["sides"]],
            }
            for one in document["disputes"]
        ],
        "near": [[place(one["a"]), place(one["b"])] for one in document.get("near", ())],
        "key": [[place(a) for a in one["accounts"]] for one in document.get("key", ())],
    }


def disputes_with_words(kept: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Returns kept disputes in the form that bench/score/score_disputes.py reads."""

    def account(place: Place) -> dict[str, Any]:
        report, start, end = place
        text = texts[report]
        quote, nth, at = text[start:end], 1, text.find(text[start:end])
        while at < start:
            nth, at = nth + 1, text.find(quote, at + 1)
        return {"report": report, "quote": quote, "nth": nth}

    return {
        "disputes": [
            {
                "question": f"dispute {n}",
                "relation": one["relation"],
                "kind": one["kind"],
                "importance": one["importance"],
                "sides": [{"accounts": [account(p) for p in side]} for side in one["sides"]],
            }
            for n, one in enumerate(kept["disputes"], 1)
        ],
        "near": [{"a": account(a), "b": account(b)} for a, b in kept["near"]],
        "key": [
            {"question": f"question {n}", "accounts": [account(p) for p in places]}
            for n, places in enumerate(kept["key"], 1)
        ],
    }


# A story and all that is marked in it


def annotate(story: Path, reports: Mapping[str, str]) -> dict[str, str]:
    """Lays beside a story's reports what was marked in them: key.json, said.json, disputes.json and
    gold.json (points). Returns the split of each task that the story has.

    `reports`: the hash of each report, by its name.
    """
    tasks: dict[str, str] = {}
    for task, folders, file in (("keys", KEYS, "key.json"), ("said", SAID, "said.json")):
        for split, folder in folders.items():
            if (kept := folder / f"{story.name}.json").exists():
                (story / file).write_bytes(kept.read_bytes())
                tasks[task] = split
    disputes = json.loads(DISPUTES.read_text(encoding="utf-8"))
    if story.name in disputes:
        _write(story / "disputes.json", disputes_with_words(disputes[story.name], texts_of(story)))
        tasks["disputes"] = half(story.name)
    if found := points_of(set(reports.values())):
        by_hash = {sha: story / "reports" / f"{name}.txt" for name, sha in reports.items()}
        line, split = found
        _write(story / "gold.json", as_gold(line, [by_hash[sha] for sha in line["reports"]]))
        tasks["points"] = split or half(story.name)
    return tasks


def points_of(hashes: set[str]) -> tuple[dict[str, Any], str] | None:
    """Returns the points that the first annotator marked in these reports, and their split where
    the file settles it."""
    for file, split in ((POINTS, ""), (LEARNED, "train")):
        for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            if line["annotator"] == 1 and set(line["reports"]) == hashes:
                return line, split
    return None


# Keeping


def keep(news: Path, stories: Iterable[Path]) -> dict[str, dict[str, dict[str, str]]]:
    """Writes disputes and points of NEWS as offsets, and returns which reports the annotated
    stories have, by their source."""
    keep_events(sorted(p.parent for p in news.glob("*/gold.json")), POINTS, 1)
    _write(
        DISPUTES,
        {
            path.parent.name: disputes_as_offsets(
                json.loads(path.read_text(encoding="utf-8")), texts_of(path.parent)
            )
            for path in sorted(news.glob("*/disputes.json"))
        },
    )
    named = {p.stem for folder in (*KEYS.values(), *SAID.values()) for p in folder.glob("*.json")}
    named |= json.loads(DISPUTES.read_text(encoding="utf-8")).keys()
    found: dict[str, dict[str, dict[str, str]]] = {}
    for folder in sorted((*stories, *(p for p in news.iterdir() if p.is_dir()))):
        reports = {name: digest(text) for name, text in texts_of(folder).items()}
        if folder.name in named or points_of(set(reports.values())):
            source = "basil" if reports.keys() == THREE else "giveme5w1h"
            source = source if folder.parent == news else "ecbplus"
            found.setdefault(source, {})[folder.name] = reports
    return found


def _write(path: Path, document: object) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Keeps what is annotated."""
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    news, *stories = map(Path, sys.argv[1:])
    found = keep(news, [path for folder in stories for path in folder.iterdir() if path.is_dir()])
    STORIES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(*(f"{source}: {len(kept)} stories" for source, kept in found.items()), sep="\n")


if __name__ == "__main__":
    main()
