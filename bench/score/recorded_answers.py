#!/usr/bin/env python3
"""Counts what is found of recorded answers of a large language model, nearly all of whose parts are
right.

    python -m bench.score.recorded_answers FOLDER [--story NAME] [--all] [--record]

FOLDER is that of a set of `model_replies.py`, with its index, stories and replies. Every part that
does not stand borne in its author's words is listed, and what is missing.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from bench.score.answers import describe, outcome
from bench.score.model_replies import ONE, FolderModel, stories_of
from bench.score.results import record
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.comparing.read_with_model import read_with
from rashomon.model.answer import Answer
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile

BARS = {
    "borne": "at least 0.90",
    "sentence": "at most 0.06",
    "open": "at most 0.035",
    "struck": "at most 0.005",
}


def answers_of(story: Path, model: FolderModel) -> tuple[Answer, ...]:
    """The answers of a story, proved."""
    pile = report_pile.read(str(story / "reports"), settings=ONE)
    annotated = list(annotate_reports(pile.reports))
    (read,) = read_with(model, [annotated])
    known = prepare_story(annotated)
    return prove_answers(known, lay_side_by_side(known), read.answers).answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--story")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    total = Counter[str]()
    index = json.loads((given.folder / "index.json").read_text(encoding="utf-8"))
    answered = {index.get(path.stem) for path in (given.folder / "replies").iterdir()}
    for story in stories_of(given.folder.name, given.folder):
        if story.name not in answered or given.story not in (None, story.name):
            continue
        came = Counter[str]()
        for answer in answers_of(story, FolderModel(given.folder, story.name)):
            for part in answer.parts():
                came[outcome(part)] += 1
                if given.all or outcome(part) != "borne":
                    print(f"{story.name}: {outcome(part)}")
                    print(describe(part))
        print(f"{story.name}: {dict(came)}")
        total += came
    for result, number in total.most_common():
        print(f"{result}: {number} of {total.total()}, {number / total.total():.1%}")
    if given.record:
        shares = {name: total[name] / total.total() for name in BARS}
        data = f"{total.total()} parts of recorded answers of a large language model"
        record("answers-recorded", {"answers-recorded": shares}, data=data, bars=BARS)


if __name__ == "__main__":
    main()
