"""Passages of the small ledger by hand: a toll on which two reports differ, and a road that all
three call closed, two of them in copied words; and the same questions as somebody who is named
asked them.
"""

from dataclasses import replace

from factories import make_mark, quoted
from ledgers import HURT, POINTS, REPORTS, make_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.passage import (
    Distinct,
    Mark,
    MarkKind,
    OnlySentence,
    Passage,
    PassageSentence,
    Reading,
    Variant,
    VariantKind,
    sentence_id,
)
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


def shown(report: str, words: str, cut: str | None = None, **fields: object) -> PassageSentence:
    """The same as it stands open in the digest, in this cut."""
    span = quoted(_TEXTS[report], cut or words)
    return told(report, words, shown=span, open=True, **fields)


def reading(value: str, report: str, words: str, **fields: object) -> Reading:
    """A reading that one report gives in these words."""
    span = quoted(_TEXTS[report], words)
    return Reading(value, (span,), **{"reports": 1, "lines": 1, "least_lines": 1} | fields)  # type: ignore[arg-type]


def alone(report: str, words: str, **fields: object) -> OnlySentence:
    """A sentence that one report alone tells, as it stands open in the digest."""
    span = quoted(_TEXTS[report], words)
    return OnlySentence(sentence_id(span), span, span, open=True, **fields)  # type: ignore[arg-type]


NINE = shown("post", "Nine people were hurt, the mayor said.", speaker="the mayor")
ELEVEN = shown("star", "Eleven people were hurt, a nurse said.", speaker="a nurse")
HURT_BY = Variant(
    "va-hurt",
    "people",
    VariantKind.NUMBER,
    (
        reading("Nine", "post", "Nine people were hurt"),
        reading("Eleven", "star", "Eleven people were hurt"),
    ),
    strength=0.9,
)
TOLL = Passage(
    "r-toll",
    NINE.id,
    (NINE, ELEVEN),
    distinct=(Distinct(NINE.id), Distinct(ELEVEN.id, (quoted(_TEXTS["star"], "Eleven"),))),
    variants=(HURT_BY,),
    marks=(figure(NINE, "Nine"), figure(ELEVEN, "Eleven")),
    differs=(MarkKind.FIGURE,),
    reports=2,
    lines=2,
    least_lines=2,
    speakers=2,
    strength=0.9,
)
ROAD_CLOSED = shown("post", "The road is closed.")
CLOSED = Passage(
    "r-road",
    ROAD_CLOSED.id,
    (
        ROAD_CLOSED,
        told("star", "The road is closed.", from_copy="c-1", like=ROAD_CLOSED.id),
        told("wire", "The road is closed.", like=ROAD_CLOSED.id),
        told("wire", "Two dogs were found.", perhaps=True),
    ),
    distinct=(Distinct(ROAD_CLOSED.id),),
    reports=3,
    lines=2,
    least_lines=1,
    speakers=1,
    strength=0.8,
)
PASSAGES = (CLOSED, TOLL)


def asked(point: Point) -> Point:
    """The point as somebody who is named asked it."""
    return replace(point, by=BY)


FLED = alone("star", "A driver fled.", speaker="a nurse")


def laid(story: Story, *passages: Passage) -> Story:
    """The story with these passages, or all, and its brief."""
    story = replace(story, passages=passages or PASSAGES, only=(FLED,))
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
