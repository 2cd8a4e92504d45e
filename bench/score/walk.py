"""A walk by keys over some eighty statements, six of which are wrong, and what came of it.

    python -m bench.score.walk make FOLDER --key FILE [--seed 1]
    python -m bench.score.walk walk FOLDER --by NAME
    python -m bench.score.walk count FOLDER --key FILE [--by NAME]

`make` writes ledger.json and page.html of an invented pile (bench/walk/cable_car.toml) into FOLDER,
and which statements are wrong into FILE, which readers must not see. Six of them are chosen by the
seed, of as many kinds as can be. `walk` is `rashomon look` on that ledger, in a terminal or with
keys piped in, and keeps each key with its time in keys-NAME.jsonl. `count` says, for each who
looked, how many wrong statements they refused or mended, how many right ones, and how long it took.
"""

import argparse
import json
import random
import re
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from bench.score.clusters import ROOT
from bench.score.marks import report_of, statement_with
from rashomon import api
from rashomon.cli import walk as terminal_walk
from rashomon.cli.look import look
from rashomon.comparing.read_with_model import sheets_of
from rashomon.model.answer import Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.report import Report
from rashomon.settings import Settings, StorySettings
from rashomon.show.share_file import share_page

PILE = ROOT / "bench" / "walk" / "cable_car.toml"
FAULTS = 6
_STATEMENT = re.compile(r"(?P<told>[^\[\]\n]*?) \[(?P<named>[a-f0-9 ]+)\]")
_CHOICE = re.compile(r"\{(?P<right>[^{}|]*)\|(?P<wrong>[^{}|]*)\|(?P<kind>\w+)\}")
_THING = re.compile(r"^(?:[.;,]\s*)?(?:- [\w ]+: )?")
_SHEET_LINE = re.compile(r"\*?(?P<label>s\d+)(?: \([^)]*\))?: (?P<words>.*)")
_DAY = re.compile(r" \{[^{}]*\}")


@dataclass(frozen=True)
class Fault:
    """A statement that was made wrong: its words, what they were, and the kind of fault."""

    told: str
    right: str
    kind: str


def pile_of(path: Path = PILE) -> tuple[list[Report], dict[str, str], str]:
    """Returns the reports of a pile, their sentences by label, and the answer with its choices."""
    written = tomllib.loads(path.read_text("utf-8"))
    reports = []
    sentences = {}
    for ident, text in written["texts"].items():
        lines = text.strip().splitlines()
        known = {"id": ident, "outlet": written["outlets"][ident], "language": "en"}
        paragraphs = [[line] for line in lines]
        made = {**known, "published": written["days"][ident], "paragraphs": paragraphs}
        reports.append(report_of(made)[0])
        sentences |= {f"{ident}{number}": line for number, line in enumerate(lines, 1)}
    return reports, sentences, written["answer"]["text"].strip()


def chosen_faults(answer: str, seed: int) -> dict[int, str]:
    """Returns where in the answer the wrong words are to stand, each with its kind: six places, of
    as many kinds as can be."""
    places = [(match.start(), match["kind"]) for match in _CHOICE.finditer(answer)]
    random.Random(seed).shuffle(places)  # noqa: S311
    chosen = dict[int, str]()
    for repeats in (False, True):
        for place, kind in places:
            if len(chosen) < FAULTS and (repeats or kind not in chosen.values()):
                chosen[place] = kind
    return chosen


def answer_with(answer: str, chosen: Mapping[int, str]) -> tuple[str, list[Fault]]:
    """Returns the answer with the wrong words at these places, and the statements that are wrong
    for them."""

    def words(match: re.Match[str]) -> str:
        return match["wrong" if match.start() in chosen else "right"]

    faults = []
    for statement in _STATEMENT.finditer(answer):
        choice = _CHOICE.search(answer, statement.start("told"), statement.end("told"))
        if choice and choice.start() in chosen:
            told = _CHOICE.sub(choice["wrong"], statement["told"])
            right = _CHOICE.sub(choice["right"], statement["told"])
            faults.append(Fault(_bare(told), _bare(right), choice["kind"]))
    return _CHOICE.sub(words, answer), faults


def _bare(words: str) -> str:
    return _THING.sub("", words.strip())


def with_sheet_labels(text: str, reports: Sequence[Report], sentences: Mapping[str, str]) -> str:
    """Returns the answer with the mark of these reports' sheet, and with its labels."""
    (sheet,) = sheets_of(reports, one_story=True)
    labels = dict[str, str]()
    for line in "\n".join(prompt.user for prompt in sheet.prompts).splitlines():
        if found := _SHEET_LINE.fullmatch(_DAY.sub("", line)):
            labels[found["words"]] = found["label"]

    def named(match: re.Match[str]) -> str:
        told = (labels[sentences[label]] for label in match["named"].split())
        return f"{match['told']} [{', '.join(told)}]"

    mark = sheet.prompts[0].user.split(">>")[0].removeprefix("<<")
    return f"{mark}\n\n{_STATEMENT.sub(named, text)}\n"


def make(folder: Path, key: Path, seed: int) -> int:
    """Writes the material of a walk, and returns how many statements it has."""
    reports, sentences, answer = pile_of()
    text, faults = answer_with(answer, chosen_faults(answer, seed))
    reply = with_sheet_labels(text, reports, sentences)
    one_story = Settings(stories=StorySettings(one_story=True))
    ledger = api.compare(reports, answer=reply, by="otter-7b", settings=one_story)
    folder.mkdir(parents=True, exist_ok=True)
    ledger.save(folder / "ledger.json")
    (folder / "page.html").write_text(share_page(ledger), encoding="utf-8")
    statements = _statements(folder)
    for fault in faults:
        if statement_with(fault.told, statements) is None:
            raise SystemExit(f"no statement has the words {fault.told!r}")
    rows = [vars(fault) for fault in faults]
    key.write_text(json.dumps({"seed": seed, "faults": rows}, indent=1), encoding="utf-8")
    return len(statements)


def _statements(folder: Path) -> list[Part]:
    story = api.load(folder / "ledger.json").stories[0]
    answer = story.answer()
    return [] if answer is None else list(answer.parts())


def walk(folder: Path, by: str) -> None:
    """Leads somebody through the answer at the terminal, and keeps each key with its time."""
    log = folder / f"keys-{by}.jsonl"
    read_key = terminal_walk.next_key

    def noted_key() -> str:
        key = read_key()
        if key:
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps([round(time.time(), 2), key])}\n")
        return key

    terminal_walk.next_key = noted_key
    look.main([str(folder / "ledger.json"), "--by", by], prog_name="rashomon look")


def counts(folder: Path, key: Path) -> Iterator[dict[str, Any]]:
    """Yields what came of the walk of each who looked."""
    statements = _statements(folder)
    rows = json.loads(key.read_text("utf-8"))["faults"]
    wrong = {row["told"]: statement_with(row["told"], statements) for row in rows}
    looks = [(part, found) for part in statements for found in part.looked]
    for by in sorted({found.by for _, found in looks}):
        own = [(part, found) for part, found in looks if found.by == by]
        refused = [part for part, found in own if found.verdict is not LookVerdict.HOLDS]
        moments = sorted(datetime.fromisoformat(found.at) for _, found in own)
        gaps = [(after - before).total_seconds() for before, after in pairwise(moments)]
        name = name_of_author(by)
        keys = folder / f"keys-{name}.jsonl"
        yield {
            "by": name,
            "opened": len(own),
            "of": len(statements),
            "wrong ones found": sum(part in refused for part in wrong.values()),
            "wrong ones": len(wrong),
            "right ones refused": sum(part not in wrong.values() for part in refused),
            "minutes": round((moments[-1] - moments[0]).total_seconds() / 60, 1),
            "median seconds": round(median(gaps), 1) if gaps else None,
            "keys": len(keys.read_text("utf-8").splitlines()) if keys.exists() else None,
            "missed": [told for told, part in wrong.items() if part not in refused],
        }


def main() -> None:
    """Makes material, leads a walk, or prints what came of walks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("make", "walk", "count"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by")
    options = parser.parse_args()
    if options.what == "walk":
        if not options.by:
            parser.error("walk takes --by NAME")
        walk(options.folder, options.by)
        return
    if options.key is None:
        parser.error("name the file of wrong statements: --key FILE")
    if options.what == "make":
        print(f"{make(options.folder, options.key, options.seed)} statements in {options.folder}")
        return
    for row in counts(options.folder, options.key):
        if options.by in (None, row["by"]):
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
