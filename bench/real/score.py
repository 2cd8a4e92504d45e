"""Scores any system's output on the stories of the benchmark.

    python -m bench.real.score STORIES OUTPUT [--task TASK] [--split SPLIT] [--json]

STORIES is what `bench.real.build` made, OUTPUT holds STORY.json in the form of bench/real/form.py;
docs/benchmark.md says what each figure means. A story without output counts as one of which nothing
is shown; a task of which no output has the part is left out.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import score_disputes
import score_key
import score_passages
from bench import parser_of
from bench.real.annotations import texts_of
from bench.real.form import Document, Output
from bench.score.key_figures import BUDGETS, shown_figures, summed
from bench.score.passage_figures import figures_of
from bench.score.said import cluster_of, gold_of
from bench.score.said import figures_of as said_figures
from score_all import together

PASSAGES = ("pairs", "rows_right", "rows_wrong", "met", "met_all", "double")
DISPUTES = ("f1", "precision", "recall", "met", "update")
IN_ROWS = ("row", "row with perhaps", "marked")
Figures = dict[str, float | int | None]


def of_keys(story: Path, output: Output) -> dict[str, float]:
    """Returns what a reader sees of a story's key, counted: within so many words, and in rows."""
    shown = dict(score_key.score(output.as_shown(), story, None, BUDGETS)[0])
    rows = score_key.score(output.as_rows(), story, [], BUDGETS)[0]
    traced, of = output.traced()
    tokens = output.document.get("tokens") or {}
    return (
        shown
        | {name: rows[name] for name in IN_ROWS}
        | {
            "traced": traced,
            "shown": of,
            "tokens in": tokens.get("in", 0),
            "tokens out": tokens.get("out", 0),
        }
    )


def keys_together(found: Sequence[Mapping[str, float]]) -> Figures:
    """Returns the figures of the keys of several stories."""
    total = summed([dict(one) for one in found])
    figures: Figures = {
        "stories": int(total["stories"]),
        "differences": int(total.get("n many", 0)),
        **shown_figures(total),
        "traced": round(total["traced"] / total["shown"], 3) if total.get("shown") else None,
    }
    if total.get("tokens in"):
        for way in ("in", "out"):
            figures[f"tokens_{way}"] = round(total[f"tokens {way}"] / total["stories"])
    return figures


def of_points(story: Path, output: Output) -> dict[str, float]:
    """Returns how right the rows of an event are by its points, counted."""
    return score_passages.score(output.as_rows(), story, False)


def points_together(found: Sequence[dict]) -> Figures:
    """Returns the figures of the rows of several events."""
    figures = figures_of(found)
    return {"stories": len(found), **{name: figures[name] for name in PASSAGES}}


def of_disputes(story: Path, output: Output) -> tuple[dict, dict]:
    """Returns what is claimed as disputed in an event, and what of its disputes stands in a row."""
    ledger = output.as_rows()
    return (
        score_disputes.measure(ledger, story, "disputes.json"),
        score_passages.score(ledger, story, False),
    )


def disputes_together(found: Sequence[tuple[dict, dict]]) -> Figures:
    """Returns the figures of the disputes of several events."""
    claimed = score_disputes.pooled([one for one, _ in found])
    rows = figures_of([one for _, one in found])
    return {
        "stories": len(found),
        **{name: _rounded(claimed[name]) for name in DISPUTES},
        "in_rows": rows["disputes_met"],
        "in_rows_perhaps": rows["disputes_all"],
    }


def of_said(story: Path, output: Output) -> dict[str, dict[str, Any]]:
    """Returns how right the statements and names of an event are."""
    gold = gold_of(json.loads((story / "said.json").read_text(encoding="utf-8")), story)
    return said_figures(cluster_of(output.as_rows(), gold, story))[0]


def said_together(found: Sequence[dict[str, dict[str, Any]]]) -> Figures:
    """Returns the figures of the statements and names of several events."""
    figures = together(found)
    return {
        "stories": len(found),
        **{name: _rounded(figure["value"]) for name, figure in figures.items()},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


TASKS: dict[str, tuple[tuple[str, ...], Callable[..., Any], Callable[..., Figures]]] = {
    "keys": (("shown", "rows", "variants", "disputes"), of_keys, keys_together),
    "points": (("rows",), of_points, points_together),
    "disputes": (("rows", "disputes"), of_disputes, disputes_together),
    "said": (("statements", "names"), of_said, said_together),
}
"""Of each task the parts of an output that it asks for, what is counted, and what is made of it."""


def outputs(stories: Path, folder: Path) -> Iterator[tuple[str, Path, Document]]:
    """Yields each built story with what a system shows of it."""
    listed = json.loads((stories / "stories.json").read_text(encoding="utf-8"))
    for name in listed:
        path = folder / f"{name}.json"
        try:
            document = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        except ValueError as fault:
            sys.exit(f"{path} is no JSON: {fault}")
        yield name, stories / name, document


def score(
    stories: Path, folder: Path, tasks: Sequence[str] = tuple(TASKS), split: str | None = None
) -> dict[str, Figures]:
    """Returns the figures of an output, {"keys-test": {...}, ...}."""
    listed = json.loads((stories / "stories.json").read_text(encoding="utf-8"))
    every = [
        (name, story, Output(document, texts_of(story)))
        for name, story, document in outputs(stories, folder)
    ]
    found: dict[str, Figures] = {}
    for task in tasks:
        parts, count, make = TASKS[task]
        for part in dict.fromkeys(splits.get(task) for splits in listed.values()):
            if part is None or (split and part != split):
                continue
            asked = [(s, out) for name, s, out in every if listed[name].get(task) == part]
            if any(out.document.get(one) for _, out in asked for one in parts):
                answered = sum(bool(out.document) for _, out in asked)
                figures = make([count(s, out) for s, out in asked])
                found[f"{task}-{part}"] = {"answered": answered} | figures
    return found


def main() -> None:
    """Scores and prints."""
    ask = parser_of(__doc__)
    ask.add_argument("stories", type=Path)
    ask.add_argument("output", type=Path)
    ask.add_argument("--task", choices=TASKS)
    ask.add_argument("--split", choices=("train", "news", "test"))
    ask.add_argument("--json", action="store_true")
    given = ask.parse_args()
    tasks = [given.task] if given.task else list(TASKS)
    found = score(given.stories, given.output, tasks, given.split)
    if given.json:
        print(json.dumps(found, indent=1))
        return
    for name, figures in found.items():
        print(name)
        for figure, value in figures.items():
            print(f"  {figure:24} {'-' if value is None else value}")


if __name__ == "__main__":
    main()
