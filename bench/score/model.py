#!/usr/bin/env python3
"""What the reading by a language model brings: the figures of stories with its rows files, with the
same spoiled, and with nonsense.

Usage: model.py [rows|nonsense|oracle|none|proved] [CLUSTER_DIR...] [--rows FOLDER] [--spoil P]
[--seed N] [--each] [--misses]
       model.py --record

  rows       FOLDER/STORY.txt, what a large language model once read in the story, as `rashomon
  compare --rows` takes it nonsense   words drawn at random oracle     rows made from the gold: what
  is lost between right rows and the ledger. A bound to work by, never a figure to publish none
  the program alone proved     how many honest questions, those of the gold of train and dev, are
  borne out by words that answer them; with
             --misses the others by name (never of the even half of the news nor of test stories)
  --record   all that bench/results.json says of it: without a model, with its rows, with 10% and
    30% of their lines spoiled, with nonsense
"""

import argparse
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from bench.score.clusters import ASKED, ROOT
from bench.score.results import record
from rashomon.comparing import compare as comparing
from rashomon.model.document import to_json
from rashomon.reports import report_pile
from rashomon.rows.row_file import read_rows_file
from rashomon.settings import Settings, StorySettings
from score import score
from score_all import together

ROWS = ROOT / "bench" / "model" / "rows"
TEST = ROOT / "bench" / "stories" / "test"
BARS = {
    "model.ledger": "at least 0.86", "model.points.conflicts": "at least 0.75",
    "model.points.paired": "at least 0.82", "model.points.shared": "at least 0.82",
    "model.points.versions": "at least 0.76", "model.points.status": "at least 0.62",
    "model.statements.speaker": "at least 0.9",
    "model.names.linked": "at least 0.92", "model.spans.exact": "at least 1",
    "model.spoiled_10_loss": "at most 0.03", "model.spoiled_30_loss": "at most 0.08",
    "model.nonsense_loss": "at most 0.005",
}  # fmt: skip
SHOWN = (
    "ledger", "spans.exact", "reports.furniture", "names.found", "names.linked",
    "statements.found", "statements.speaker", "accounts.found",
    "accounts.values", "points.shared", "points.paired", "points.versions", "points.conflicts",
    "points.relations", "points.status",
    "points.statuses", "points.lines", "copies.covered", "dates.exact",
)  # fmt: skip
LETTERS = {"conflict": "c", "update": "u", "spread": "p", "scope": "s", "refine": "r"}
WORDS = (
    'harbour seven denied yes c u # | 1 2 report "they said" [3,4] minister no exact 12 reuters '
    "none when { } ``` null"
).split()
HEAD = ("by:", "report ", "//")


def spoiled(text: str, share: float, seed: int, key: str) -> str:
    """The text with a share of its lines spoiled: words exchanged, another report's id, figures and
    relations changed, cut off, or left out."""
    draw = random.Random(f"{seed}{key}")  # noqa: S311  reproducible, no secret
    lines, ids = [], sorted(set(re.findall(r'([\w-]+) "', text))) or ["x"]
    for line in text.splitlines():
        if line.startswith(HEAD) or draw.random() >= share:
            lines.append(line)
            continue
        way = draw.randrange(6)
        if way == 0:
            words = line.split()
            draw.shuffle(words)
            lines.append(" ".join(words))
        elif way == 1:
            lines.append(re.sub(r'([\w-]+) "', lambda m: draw.choice(ids) + ' "', line))
        elif way == 2:
            lines.append(re.sub(r"\d+", lambda m: str(draw.randrange(1, 999)), line))
        elif way == 3:
            lines.append(
                re.sub(r"(\d)[cupr](\d)", lambda m: m[1] + draw.choice("cupr") + m[2], line)
                + " 1c2"
            )
        elif way == 4:
            lines.append(line[: draw.randrange(0, max(1, len(line)))])
    return "\n".join(lines)


def rows_of(mode: str, cluster: Path, folder: Path, *, spoil: float = 0.0, seed: int = 1) -> str:
    """The rows file of a story: the one that is kept, made from the gold, or chance."""
    if mode == "oracle":
        text = oracle_rows(cluster)
    elif mode == "nonsense":
        draw = random.Random(f"{seed}{cluster.name}")  # noqa: S311  reproducible, no secret
        text = "\n".join(
            [
                "by: model chance",
                *(" ".join(draw.choices(WORDS, k=draw.randrange(1, 14))) for _ in range(90)),
            ]
        )
    else:
        text = (folder / f"{cluster.name}.txt").read_text("utf-8")
    return spoiled(text, spoil, seed, cluster.name) if spoil else text


def oracle_rows(cluster: Path) -> str:
    """The points of the gold as a rows file."""
    story = json.loads((cluster / "gold.json").read_text("utf-8"))["stories"][0]
    lines = ["by: model oracle"]
    for point in story["points"]:
        number = {version["id"]: n for n, version in enumerate(point["versions"], 1)}
        bearing = [
            f"{number[r['a']]}{LETTERS[r['kind']]}{number[r['b']]}"
            for r in point.get("relations", [])
        ]
        lines.append(f"# {point['question']} | {point['kind']} | {' '.join(bearing)}")
        for version in point["versions"]:
            mine = [a for a in point["accounts"] if a["version"] == version["id"]]
            told = "; ".join(_told(a) for a in mine)
            low, high = mine[0].get("low"), mine[0].get("high")
            bounds = (
                f" [{'' if low is None else low},{'' if high is None else high}]"
                if (low, high) != (None, None)
                else ""
            )
            lines.append(
                f"{number[version['id']]} "
                f"{version.get('value') or mine[0].get('value')}{bounds}: {told}"
            )
    return "\n".join(lines)


def _told(account: dict) -> str:
    quote = account["quote"]
    nth = f" #{quote['nth']}" if quote.get("nth") else ""
    stance = account.get("stance") or "asserts"
    return (
        f'{account["report"]} "{quote["quote"]}"{nth}{"" if stance == "asserts" else " " + stance}'
    )


def measured(
    mode: str, clusters: Sequence[Path], given: argparse.Namespace, **spoiling: float
) -> dict:
    """The figures of these stories together."""
    found = []
    for cluster in clusters:
        rows = (
            None
            if mode == "none"
            else read_rows_file(rows_of(mode, cluster, given.rows, **spoiling))
        )
        settings = Settings(stories=StorySettings(one_story=True))
        pile = report_pile.read(str(cluster / "reports"), settings=settings)
        ledger = comparing.compare(pile, settings=settings, rows=rows)
        figures, misses = score(json.loads(to_json(ledger)), cluster)
        found.append(figures)
        if given.each:
            print(f"== {cluster.name}")
            show(figures)
            if use := ledger.made.model:
                print(f"  taken {use.taken}, refused {dict(use.refused)}")
        if given.misses:
            print("\n".join(f"  {miss}" for miss in misses))
    return together(found) if len(found) > 1 else found[0]


def proved(clusters: Sequence[Path], *, misses: bool) -> None:
    """Prints how many of the gold's questions stand, each over the answers that bear it out, and
    how many quotations do."""
    asked = shown = quoted = borne = 0
    for cluster in clusters:
        settings = Settings(stories=StorySettings(one_story=True))
        pile = report_pile.read(str(cluster / "reports"), settings=settings)
        ledger = comparing.compare(
            pile, settings=settings, rows=read_rows_file(oracle_rows(cluster))
        )
        points = [point for story in ledger.stories for point in story.points if point.by]
        asked, shown = (
            asked + len(points),
            shown + sum(point.question_by is not None for point in points),
        )
        accounts = [account for point in points for account in point.accounts]
        quoted, borne = (
            quoted + len(accounts),
            borne + sum(not account.unproved for account in accounts),
        )
        for point in points if misses else ():
            if point.question_by is None:
                print(
                    f"{cluster.name}: {point.author_question} "
                    f"{[account.quote.quote for account in point.accounts]}"
                )
    print(
        f"{shown} of {asked} questions ({shown / asked:.2f}), {borne} of {quoted} quotations "
        f"({borne / quoted:.2f})"
    )


def record_all(clusters: Sequence[Path], given: argparse.Namespace) -> None:
    """Writes the section "language model" of bench/results.json."""
    plain, read = (measured(mode, clusters, given) for mode in ("none", "rows"))
    figures = {f"model.{name}": value_of(read[name]) for name in SHOWN if read.get(name)}
    figures |= {
        f"without_model.{name}": value_of(plain[name])
        for name in SHOWN
        if plain.get(name) and not name.startswith(ASKED)
    }
    for share in (0.1, 0.3):
        spoiled_so = [
            value_of(measured("rows", clusters, given, spoil=share, seed=seed)["ledger"])
            for seed in (1, 2, 3)
        ]
        figures[f"model.spoiled_{round(100 * share)}_loss"] = figures["model.ledger"] - sum(
            spoiled_so
        ) / len(spoiled_so)
    chance = measured("nonsense", clusters, given)
    figures["model.nonsense_loss"] = value_of(plain["ledger"]) - value_of(chance["ledger"])
    rounded = {name: None if value is None else round(value, 4) for name, value in figures.items()}
    print(json.dumps(rounded, indent=1))
    record(
        "language model",
        rounded,
        data="own test stories, recorded rows of a large language model (bench/model)",
        bars=BARS,
    )


def main() -> None:
    """Prints the figures."""
    ask = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument(
        "mode", nargs="?", default="rows", choices=["rows", "nonsense", "oracle", "none", "proved"]
    )
    ask.add_argument("clusters", nargs="*", type=Path)
    ask.add_argument("--rows", type=Path, default=ROWS)
    ask.add_argument("--spoil", type=float, default=0.0, help="the share of lines that are spoiled")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument(
        "--each", action="store_true", help="the figures of each story, and what was taken"
    )
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--record", action="store_true")
    given = ask.parse_args()
    clusters = given.clusters or sorted(TEST.iterdir())
    if given.record:
        record_all(clusters, given)
        return
    if given.mode == "proved":
        proved(
            given.clusters
            or [
                story
                for split in ("train", "dev")
                for story in sorted((TEST.parent / split).iterdir())
            ],
            misses=given.misses,
        )
        return
    figures = measured(given.mode, clusters, given, spoil=given.spoil, seed=given.seed)
    print(f"== {len(clusters)} stories")
    show(figures)


def value_of(fig: dict) -> float | None:
    """The one number of a figure."""
    return fig.get("f1", fig.get("share", fig.get("value")))


def show(figures: dict) -> None:
    """Prints the figures that matter here."""
    for name in SHOWN:
        fig = figures.get(name)
        if not fig:
            continue
        value = value_of(fig)
        more = (
            ""
            if fig.get("precision") is None
            else f" (precision {fig['precision']:.2f}, recall {fig['recall']:.2f})"
        )
        print(f"  {name:22} {'-' if value is None else f'{value:.3f}'}{more}")


if __name__ == "__main__":
    main()
