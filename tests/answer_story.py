"""An invented story of four reports with an answer that a model wrote of it: statements that name
sentences or none, equal sentences, headings, words written again and taken out, a mark."""

from collections.abc import Sequence
from dataclasses import replace

from factories import make_report, quoted
from rashomon.model.answer import (
    About,
    Answer,
    Line,
    Part,
    PartSentence,
)
from rashomon.model.answer_marks import Mark, MarkKind, Reach
from rashomon.model.copy import Origins
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.model.report import Report, ReportNames
from rashomon.model.row import sentence_id
from rashomon.model.story import Story

BY = "model otter-7b"
TEXTS = {
    "courier": (
        "Goats flee burning barn at Ostrel\n"
        "Nine goats fled from a burning barn at Ostrel on Saturday, the farmer Ada Lind said.\n"
        "The gate had been left open overnight. The farm hand Bo Quill had the only key, the "
        "police said.\n"
        "The barn was built in 1911."
    ),
    "herald": (
        "Barn burns at Ostrel\n"
        "At least eleven goats fled from the burning barn on Saturday, police said.\n"
        "“Nobody left that gate open,” the farmer told Vale Wire.\n"
        "The parish had planned to sell the barn for 40,000 crowns."
    ),
    "post": (
        "Fire at Ostrel, goats at large\n"
        "Sixteen goats were counted on the road to Harn on Sunday morning.\n"
        "The fire brigade of Harn came at 3.40am with two engines."
    ),
    "wire": (
        "Goats flee a barn\n"
        "Nine goats fled from a burning barn at Ostrel on Saturday, farmer Ada Lind said.\n"
        "A dog was found unhurt in the hay."
    ),
}
OUTLETS = ReportNames(
    {
        "courier": "Ostrel Courier",
        "herald": "Herald",
        "post": "Harn Post",
        "wire": "Vale Wire",
    }
)


def reports_of(texts: dict[str, str]) -> tuple[Report, ...]:
    """The reports, of 4 May 2031, each with its first line as its headline."""
    reports = []
    for name, text in texts.items():
        title = text.split("\n", maxsplit=1)[0]
        day = "2031-05-04"
        reports.append(make_report(text, name, title=title, outlet=OUTLETS[name], published=day))
    return tuple(reports)


REPORTS = reports_of(TEXTS)
COURIER, HERALD, POST, WIRE = REPORTS
NINE, NINE_WIRE = "Nine goats fled", "Nine goats fled"
_SENTENCES = {
    "nine": (COURIER, TEXTS["courier"].split("\n")[1]),
    "nine of the wire": (WIRE, TEXTS["wire"].split("\n")[1]),
    "eleven": (HERALD, TEXTS["herald"].split("\n")[1]),
    "open": (COURIER, "The gate had been left open overnight."),
    "key": (COURIER, "The farm hand Bo Quill had the only key, the police said."),
    "nobody": (HERALD, TEXTS["herald"].split("\n")[2]),
    "engines": (POST, TEXTS["post"].split("\n")[2]),
    "sixteen": (POST, TEXTS["post"].split("\n")[1]),
    "dog": (WIRE, "A dog was found unhurt in the hay."),
    "sold": (HERALD, "The parish had planned to sell the barn for 40,000 crowns."),
}


def sentence(name: str, speaker: str | None = None) -> PartSentence:
    """A sentence behind a statement."""
    report, words = _SENTENCES[name]
    span = quoted(report, words)
    return PartSentence(span, sentence_id(report, span), speaker)


FLED = Part(
    "nine goats fled on Saturday, says the farmer",
    (sentence("nine", "Ada Lind"), sentence("nine of the wire", "Ada Lind")),
    after=";",
)
ELEVEN = Part("at least eleven, say the police", (sentence("eleven", "police"),), after=".")
LINES = (
    Line(
        "l-1",
        BY,
        (
            Part("A barn burned at Ostrel on Saturday 3 May 2031", FLED.sentences, after=","),
            Part(
                "two engines of the Harn brigade came at 3.40am", (sentence("engines"),), after="."
            ),
        ),
    ),
    Line(
        id="l-2",
        by=BY,
        parts=(FLED, ELEVEN),
        heading="Where they differ",
        about=About.DIFFER,
        thing="Goats",
        is_bullet=True,
    ),
    Line(
        id="l-3",
        by=BY,
        parts=(
            Part("the gate was left open, the Courier has", (sentence("open"),), after=";"),
            Part(
                told="“Nobody left that gate open,” says the farmer",
                sentences=(sentence("nobody", "the farmer"),),
                after=".",
                was="“Nobody left it open,” says the owner",
            ),
            Part("Perhaps the farmer means another gate", after="."),
        ),
        heading="Where they differ",
        about=About.DIFFER,
        thing="The gate",
        is_bullet=True,
    ),
    Line(
        id="l-4",
        by=BY,
        parts=(
            Part(
                told="both the Post and the Wire count 17",
                sentences=(sentence("sixteen"),),
                after=".",
                places=Reach(2, ("post",)),
                marks=(Mark(MarkKind.NUMBER, "17"), Mark(MarkKind.NOT_COMPARED, "both")),
            ),
        ),
        heading="What changed",
        about=About.CHANGED,
        is_bullet=True,
    ),
    Line("l-5", BY, (Part("a dog was found unhurt", (sentence("dog"),), after="."),), "One report"),
)
ANSWER = Answer(
    id="a-goats",
    by=BY,
    lines=LINES,
    first="A barn burned. “Nobody left it open,” says the owner. It rained. " + "Goats fled. " * 20,
    taken_out=("It rained",),
)


def story_of(answer: Answer | None = ANSWER, reports: Sequence[Report] = REPORTS) -> Story:
    """The story, with its first view made."""
    return Story(
        "s-goats",
        "Goats flee burning barn at Ostrel",
        tuple(report.id for report in reports),
        answers=(answer,) if answer else (),
        independent=Origins(3),
    )


def long_answer(times: int = 3) -> Answer:
    """The answer with all its lines so many times over."""
    lines = []
    for time in range(times):
        lines += [replace(line, id=f"{line.id}-{time}") for line in LINES]
    return replace(ANSWER, lines=tuple(lines))


def answer_ledger(answer: Answer | None = ANSWER) -> Ledger:
    """The ledger of the story."""
    return Ledger(FORMAT, Made("rashomon test"), REPORTS, (story_of(answer),))
