"""Passages of the small ledger by hand: a toll on which two reports differ, and a road that all
three call closed, two of them in copied words; and the same questions as somebody who is named
asked them.
"""

from dataclasses import replace

from factories import make_mark, quoted
from ledgers import HURT, POINTS, REPORTS, make_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence, sentence_id
from rashomon.model.point import Point, Status
from rashomon.model.story import Story
from rashomon.telling.write_brief import write_brief

BY = "person Ada Lind"
_TEXTS = {report.id: report for report in REPORTS}


def told(report: str, words: str, **fields: object) -> PassageSentence:
    """The sentence of a report that reads so."""
    span = quoted(_TEXTS[report], words)
    return PassageSentence(sentence_id(span), span, **fields)  # type: ignore[arg-type]


def figure(sentence: PassageSentence, words: str) -> Mark:
    """The mark of a figure of people hurt."""
    return make_mark(sentence, words, MarkKind.FIGURE, "hurt")


NINE = told("post", "Nine people were hurt, the mayor said.", speaker="the mayor")
ELEVEN = told("star", "Eleven people were hurt, a nurse said.", speaker="a nurse")
TOLL = Passage(
    "r-toll",
    NINE.id,
    (NINE, ELEVEN),
    marks=(figure(NINE, "Nine"), figure(ELEVEN, "Eleven")),
    differs=(MarkKind.FIGURE,),
    reports=2,
    lines=2,
    speakers=2,
    strength=0.9,
)
CLOSED = Passage(
    "r-road",
    "",
    (
        told("post", "The road is closed."),
        told("star", "The road is closed.", from_copy="c-1"),
        told("wire", "The road is closed."),
        told("wire", "Two dogs were found.", perhaps=True),
    ),
    reports=3,
    lines=2,
    speakers=1,
    strength=0.8,
)
PASSAGES = (CLOSED, TOLL)


def asked(point: Point) -> Point:
    """The point as somebody who is named asked it."""
    return replace(point, by=BY)


def laid(story: Story, *passages: Passage) -> Story:
    """The story with these passages, or all, and its brief."""
    story = replace(story, passages=passages or PASSAGES)
    return replace(story, brief=write_brief(story, REPORTS))


def found_ledger() -> Ledger:
    """What the program says by itself: passages, no points."""
    made = make_ledger()
    return replace(made, stories=(laid(replace(made.stories[0], points=())),))


def asked_ledger(*points: Point) -> Ledger:
    """The same with questions that somebody asked."""
    made = make_ledger(*(asked(point) for point in points or POINTS))
    return replace(made, stories=(laid(made.stories[0]),))


FIGURE = replace(HURT, id="p-figure", question="people hurt", relations=(), status=Status.VARIED)
