#!/usr/bin/env python3
"""Counts to how many questions `ask` shows all that reports say, and which it leaves unanswered.

    python -m bench.score.questions QUESTIONS.jsonl [--news DIR] [--replies DIR] [--misses]

QUESTIONS has a line a question: {"id", "pile", "question", "answered", "sides": [[quote, ...]]},
where each side is an answer that reports give, in the words of those that give it. Counted are the
questions that reports answer, of which a sentence of each side is shown, and those that they do not
answer, to which nothing is said to be found. With --replies, a folder of a language model's prompts
and replies, the model answers, and what it does not answer shows no side.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.score.clusters import shared_folder
from bench.score.model_replies import ONE, FolderModel
from bench.score.results import record
from rashomon.comparing.compare import compare
from rashomon.model.ledger import Ledger
from rashomon.questions.ask_ledger import Asked, ask_ledger
from rashomon.reports import report_pile
from rashomon.text.name_words import fold

BARS = {"all_sides": "at least 0.80", "left_unanswered": "at least 1.00"}
SHOWN = 8  # words of a quotation by which its sentence is known


def shows(asked: Asked, side: Iterable[str]) -> bool:
    """Whether one of the sentences that give an answer is shown."""
    told = " ".join(fold(span.quote) for entry in asked.entries for span in entry.spans)
    return any(" ".join(fold(quote).split()[:SHOWN]) in told for quote in side)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--news", type=Path, default=shared_folder() / "news")
    parser.add_argument("--replies", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    given = parser.parse_args()
    asked_for = list(map(json.loads, given.questions.read_text(encoding="utf-8").splitlines()))
    ledgers: dict[str, Ledger] = {}
    came = Counter[str]()
    for one in asked_for:
        pile = one["pile"]
        if pile not in ledgers:
            reports = report_pile.read(str(given.news / pile / "reports"), settings=ONE)
            ledgers[pile] = compare(reports, settings=ONE)
        model = FolderModel(given.replies, one["id"]) if given.replies else None
        (asked,) = ask_ledger(ledgers[pile], [one["question"]], model)
        is_right = all(shows(asked, side) for side in one["sides"])
        if given.replies or not one["answered"]:
            is_right = is_right and asked.is_found is one["answered"]
        came["answered" if one["answered"] else "not_answered"] += 1
        came["all_sides" if one["answered"] else "left_unanswered"] += is_right
        if given.misses and not is_right:
            print(one["id"], pile, one["question"], f"found: {asked.is_found}")
    figures = {
        "all_sides": came["all_sides"] / came["answered"],
        "left_unanswered": came["left_unanswered"] / came["not_answered"],
    }
    for figure, value in figures.items():
        print(f"{figure}: {value:.2f}")
    if not given.no_record:
        part = "questions-with-a-model" if given.replies else "questions"
        data = f"{came['answered']} questions that reports answer, {came['not_answered']} others"
        record(part, {part: figures}, data=data, bars=BARS)


if __name__ == "__main__":
    main()
