"""A ledger in which every string that an author worded holds a word of its own, by which a test
finds it in any view; built by hand."""

from dataclasses import replace

from beside import CLOSED, TOLL
from ledgers import HURT, REPORTS, ROAD, WARNED, account, full_ledger, span
from rashomon.model.date import Event
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import ModelUse
from rashomon.model.name import Join, Name, NameKind
from rashomon.model.point import (
    About,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Status,
    Version,
)
from rashomon.telling.write_brief import Length, write_brief

MODEL, ASSISTANT, PERSON = "model otter-7 <b>", "assistant Quill", "person Ada Lind"
OF = {
    "zorasked": MODEL,  # a question
    "zorwho": ASSISTANT,
    "zoranswer": ASSISTANT,  # a short answer
    "zorroad": PERSON,
    "zorwarned": PERSON,
    "zorspeaker": MODEL,  # a corrected speaker
    "zorjoined": ASSISTANT,  # why two spellings are one
}
"""The author of what holds each word."""
NOWHERE = ("zorhidden", "zorlie")
"""Words of short answers and questions that no quotation bears out; the second stands in a question
that is told on demand."""
POST, STAR, WIRE = REPORTS

_hurt = replace(
    HURT,
    question="How many zorasked people were hurt?",
    label="people · hurt",
    by=MODEL,
    question_by=MODEL,
    accounts=tuple(
        replace(
            one,
            by=MODEL,
            value=words,
            speaker="the zorspeaker" if words == "Nine" else one.speaker,
            speaker_by=by,
        )
        for one, words, by in zip(HURT.accounts, ("Nine", "Eleven"), (MODEL, None), strict=True)
    ),
    versions=(
        Version("v-9", "Nine", 1, 1, 1),
        Version("v-11", "Eleven", 1, 1, 1),
    ),
    relations=tuple(replace(relation, by=MODEL) for relation in HURT.relations),
    about=About(measure="killed", place="Karsow"),
)
_who = Point(
    "p-who",
    "Who zorwho fled?",
    PointKind.IDENTITY,
    (
        account("a-d1", "star", "A driver fled", "v-d1", "zoranswer", by=ASSISTANT),
        account(
            "a-d2", "wire", "Two dogs were found", "v-d2", "zorhidden", by=ASSISTANT, unproved=True
        ),
    ),
    (Version("v-d1", "zoranswer", 1, 1, 1), Version("v-d2", "zorhidden", 1, 1, 1)),
    (Relation("r-d", "v-d1", "v-d2", RelationKind.CONFLICT, "", "read", by=ASSISTANT),),
    Status.DISPUTED,
    by=ASSISTANT,
    question_by=ASSISTANT,
    label="driver · dogs",
)
_road = replace(
    ROAD,
    question="Is the zorroad road closed?",
    label="road · closed",
    by=PERSON,
    question_by=PERSON,
    accounts=tuple(replace(one, by=PERSON) for one in ROAD.accounts),
)
_warned = replace(
    WARNED,
    question="Was a zorwarned warning ignored?",
    label="warning · ignored",
    by=PERSON,
    question_by=PERSON,
    accounts=(
        replace(WARNED.accounts[0], by=PERSON, version="v-no"),
        replace(WARNED.accounts[1], by=PERSON, value="yes", version="v-y"),
    ),
    versions=(Version("v-no", "no", 1, 1, 1), Version("v-y", "yes", 1, 1, 1)),
    relations=(Relation("r-w", "v-no", "v-y", RelationKind.UPDATE, "", "read", by=PERSON),),
    status=Status.UPDATED,
)
_lie = Point(
    "p-lie",
    "bridge · fell",
    PointKind.YES_NO,
    (
        account("a-l1", "post", "A bridge fell", "v-l1", "yes", by=MODEL, unproved=True),
        account("a-l2", "wire", "Two dogs were found", "v-l2", "no", by=MODEL, unproved=True),
    ),
    (Version("v-l1", "yes", 1, 1, 1), Version("v-l2", "no", 1, 1, 1)),
    (Relation("r-l", "v-l1", "v-l2", RelationKind.CONFLICT, "", "read", by=MODEL),),
    Status.DISPUTED,
    by=MODEL,
    author_question="Did the zorlie mayor blow up the bridge?",
    label="bridge · fell",
)
ROWS = (_hurt, _who, _road, _warned, _lie)


def marked_ledger() -> Ledger:
    """The ledger; what no author worded is that of the other tests."""
    ledger = full_ledger()
    story = ledger.stories[0]
    said = tuple(
        replace(one, speaker="the zorspeaker", by=MODEL) if one.report == "post" else one
        for one in story.statements
    )
    nine = replace(TOLL.sentences[0], speaker="the zorspeaker", speaker_by=MODEL)
    join = Join("the mayor", "mayor", "zorjoined: one man", by=ASSISTANT)
    names = tuple(replace(name, joins=(join,)) if name.joins else name for name in story.names)
    karsow = Name(
        "n-9",
        "Karsow",
        NameKind.PLACE,
        ("Karsow",),
        (span(POST, "road"),),
        1.0,
        2.0,
        "DE",
        8,
        "town",
    )
    event = Event(
        "e-9",
        "The road is closed",
        "2031-05-01",
        "2031-05-01",
        (span(POST, "The road is closed"),),
        points=("p-hurt", "p-lie"),
    )
    story = replace(
        story,
        points=ROWS,
        statements=said,
        passages=(replace(TOLL, sentences=(nine, TOLL.sentences[1])), CLOSED),
        chapters=(),
        names=(*names, karsow),
        timeline=(event,),
        model=ModelUse("otter-7 <b>", "", (), ""),
    )
    story = replace(story, brief=write_brief(story, ledger.reports, length=Length.FULL))
    return replace(ledger, stories=(story,))
