"""A report may begin and end at any word: teasers are cut off, pages open within a sentence."""

import random
import re
from pathlib import Path

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports

pytestmark = pytest.mark.weights
ROOT = Path(__file__).resolve().parents[1]
INVENTED = [
    *sorted((ROOT / "examples/ferry-fire/reports").iterdir()),
    *sorted((ROOT / "bench/stories/dev").glob("*/reports/*")),
]
CUT = (
    "Named in the harbour report were three captains of the Alder line",
    "Naming three captains, the harbour report blamed the crew",
    "Ferry chief Ole Brandt called",
    "To the council, Harbour Master Ines Vard (L-Ostau) called",
    "In Ostau, Vale, according to officers with knowledge",
    "Brandt, head of the Ostau council, according to people briefed",
    "The ballot, according to a spokesman for the Vale",
    "Ostau launched a ferry carrying 40 people, said the head of planning",
    "Of 140 boats it had built in Vale, according to the",
)


def compared(text: str) -> int:
    """How many statements a report of this text alone has."""
    (annotated,) = annotate_reports([make_report(text, "a")])
    story, _ = pipeline.compare_story([annotated])
    return len(story.statements)


@pytest.mark.parametrize("text", CUT)
def test_a_text_that_ends_or_begins_within_a_sentence_breaks_nothing(text: str) -> None:
    for end in ("", "."):
        compared(text + end)


def test_sentences_cut_anywhere_break_nothing() -> None:
    chance, told = random.Random(17), 0  # noqa: S311  reproducible choices
    sentences = [
        s
        for path in INVENTED
        for s in re.split(r"(?<=[.!?\"])\s+", path.read_text(encoding="utf-8"))
        if 5 < len(s.split()) < 40
    ]
    assert len(sentences) > 100
    for sentence in chance.sample(sentences, 100):
        words = sentence.split()
        first = chance.randrange(len(words) - 2)
        text = " ".join(words[first : chance.randrange(first + 2, len(words) + 1)])
        told += compared(text[0].upper() + text[1:])
    assert told, "some of the pieces attribute something"
