"""What decisions take off the first view, rows and numbers, and which are without effect."""

import json
import re
from functools import cache

import pytest

import rashomon
from factories import make_report
from rashomon.answers.given_reply import GivenReply
from rashomon.comparing.put_answer import put_in
from rashomon.decisions.find_decided import find_decided, taking_back
from rashomon.decisions.in_force import in_force
from rashomon.errors import StopError
from rashomon.model.decision import OBEYED, DecisionKind, decide
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.settings import Settings, StorySettings
from sheets import over_sheet

pytestmark = pytest.mark.weights

STEAMER = "Two women passengers drowned off Port Lenz in 1959, when the steamer Auric sank."
TEXTS = {
    "elm": "Gale sinks barges off Port Lenz\n\nNine barges sank in the gale off Port Lenz on "
    "Monday, 3 May 2032. The harbour board said four sailors drowned. It is unclear why the "
    "beacon of Sundgate was dark. A crane worth 3 million dollars fell into the dock at Port "
    f"Lenz. {STEAMER}\n",
    "oak": "Barges lost in gale\n\nEleven barges sank in the gale off Port Lenz on Monday, 3 May "
    "2032. Seven sailors drowned, said Mara Oduya. Bo Quill said the beacon of Sundgate was "
    f"dark. {STEAMER}\n",
    "ash": "Nine barges sink\n\nNine barges sank in the gale off Port Lenz on Monday, 3 May 2032. "
    "Four sailors drowned off Port Lenz, the harbour board said.\n",
}
ONE = Settings(stories=StorySettings(one_story=True))
KILLED, WOMEN = "sailors killed", "women passengers killed"
BARGES = "barges sank in the gale off Port Lenz on Monday"


@cache
def as_decided(what: str = "", *sides: str) -> Ledger:
    """The ledger of these reports, with one decision; a side may be the heading of a difference."""
    reports = [make_report(text, name, outlet=name.title()) for name, text in TEXTS.items()]
    if not what:
        return rashomon.compare(reports, settings=ONE)
    ids = {one.heading: one.id for one in as_decided().stories[0].differences}
    made = find_decided(
        as_decided(), DecisionKind(what), [ids.get(x, x) for x in sides], by="person Ina"
    )
    return rashomon.compare(reports, settings=ONE, decisions=[made])


def parts_with(ledger: Ledger, report: str, words: str) -> set[str]:
    """The parts of the story that hold words of the report's sentence that begins so."""
    start = TEXTS[report].index(words)
    end = start + len(TEXTS[report][start:].partition(".")[0].partition("\n")[0])
    places = re.compile(rf'"report": ?"{report}", ?"start": ?(\d+), ?"end": ?(\d+)')
    return {
        name
        for name, part in json.loads(to_json(ledger))["stories"][0].items()
        if any(int(a) < end and start < int(b) for a, b in places.findall(json.dumps(part)))
    }


@pytest.mark.parametrize(
    ("report", "words", "told_in"),
    [
        ("oak", "Seven sailors", {"differences", "numbers", "overview", "statements"}),
        ("oak", "Eleven barges", {"differences", "numbers", "overview", "dates"}),
        ("elm", "It is unclear", {"cautions", "overview", "claims"}),
        ("elm", "A crane worth", {"alone", "numbers"}),
        ("oak", "Bo Quill said", {"statements", "claims"}),
        ("oak", "Two women passengers", {"differences", "claims", "numbers"}),
        ("elm", "Gale sinks barges", {"claims"}),  # a headline
    ],
)
def test_a_sentence_set_aside_stands_in_the_report_alone(
    report: str, words: str, told_in: set[str]
) -> None:
    before, after = as_decided(), as_decided("set-aside-sentence", f"{report}: {words}")
    assert told_in <= parts_with(before, report, words)
    # names and shared text say where words stand, and count nothing
    assert parts_with(after, report, words) <= {"decisions", "names", "copies", "origins"}
    assert after.reports == before.reports
    assert [one.outcome for one in after.all_decisions()] == [OBEYED]


def first_view(ledger: Ledger) -> str:
    return "\n".join(str(one) for one in ledger.stories[0].overview)


@pytest.mark.parametrize(
    ("what", "sides", "why"),
    [
        ("same-name", ("A crane", "Bo Quill"), "not of one name"),
        ("other-story", ("elm", "oak"), None),
        ("same-name", ("Mara Oduya", "Bo Quill"), None),
        ("other-name", ("Mara Oduya", "Bo Quill"), None),
        ("together", ("A crane worth", "oak: Seven sailors"), None),
        ("apart", ("oak: Seven sailors", "ash: Four sailors"), None),
        ("same-story", ("elm", "oak"), None),
    ],
)
def test_what_changes_nothing_is_never_called_obeyed(
    what: str, sides: tuple[str, ...], why: str | None
) -> None:
    (outcome,) = (one.outcome for one in as_decided(what, *sides).all_decisions())
    start = "without effect: " if why else OBEYED
    assert f"{outcome}".startswith(start)
    assert (why or "") in f"{outcome}"


BARGE_LINE = "- **Barges**: nine sank [{Nine barges sank}]; eleven sank [{Eleven barges sank}].\n"


@pytest.mark.parametrize(("side", "left"), [("eleven sank", ["nine sank"]), ("line", [])])
def test_a_line_or_part_of_an_answer_is_set_aside(side: str, left: list[str]) -> None:
    given = {"answer": over_sheet(as_decided().reports, BARGE_LINE), "settings": ONE}
    plain = rashomon.compare(as_decided().reports, **given)
    (line,) = plain.stories[0].answers[0].lines
    words = line.id if side == "line" else side
    made = find_decided(plain, DecisionKind.NO_LINE, [words], by="person Ina")
    after = rashomon.compare(plain.reports, decisions=[made], **given)
    parts = [part.told for answer in after.stories[0].answers for part in answer.parts()]
    assert parts == left
    assert [one.outcome for one in after.all_decisions()] == [OBEYED]
    assert not any(one.line for one in after.stories[0].differences)
    alone = rashomon.compare(plain.reports, decisions=[made], settings=ONE)
    assert [one.outcome for one in alone.all_decisions()] == [
        "without effect: no line of an answer has its words"
    ]
    with pytest.raises(StopError, match="stands in no part of an answer"):
        find_decided(plain, DecisionKind.NO_LINE, ["twelve sank"], by="person Ina")


def test_sentences_are_added_to_an_answer_as_a_line_of_who_chose_them() -> None:
    given = {"answer": over_sheet(as_decided().reports, BARGE_LINE), "by": "model demo"}
    plain = rashomon.compare(as_decided().reports, settings=ONE, **given)
    (before,) = plain.stories[0].answers
    chosen = ["oak: Seven sailors", "It is unclear"]
    made = find_decided(plain, DecisionKind.ADD_LINE, chosen, by="person Ina")
    after = rashomon.compare(plain.reports, decisions=[made], settings=ONE, **given)
    (answer,) = after.stories[0].answers
    line = answer.lines[-1]
    assert (line.id, line.by, line.heading) == (made.id, "person Ina", "Added by Ina")
    assert [part.told[:14] for part in line.parts] == ["“Seven sailors", "“It is unclear"]
    assert list(answer.parts()) == list(before.parts()), "its author wrote nothing else"
    assert made.id in [entry.id for entry in after.stories[0].overview]
    assert [one.outcome for one in after.all_decisions()] == [OBEYED]
    undone = taking_back([made], made.id, by="person Ina")
    back = rashomon.compare(plain.reports, decisions=[made, undone], settings=ONE, **given)
    assert back.stories[0].answers == (before,)
    alone = rashomon.compare(plain.reports, decisions=[made], settings=ONE)
    (outcome,) = (one.outcome for one in alone.all_decisions())
    assert f"{outcome}".startswith("without effect: there is no answer")
    again, *_ = put_in(after, GivenReply(given["answer"], "model elk"))
    newest, older = again.stories[0].answers
    assert [one.id for one in newest.lines if one.is_added] == [made.id]
    assert not any(one.is_added for one in older.lines)


@pytest.mark.parametrize("by", ["model demo", "assistant vole", "demo", ""])
@pytest.mark.parametrize(
    ("what", "words", "value"),
    [
        (DecisionKind.SPEAKER, "the beacon of Sundgate was dark", "Mara Oduya"),
        (DecisionKind.SPEAKER, "the beacon of Sundgate was dark", ""),
        (DecisionKind.SET_ASIDE_SENTENCE, "Seven sailors drowned", None),
    ],
)
def test_only_people_decide(what: DecisionKind, words: str, value: str | None, by: str) -> None:
    plain = as_decided()
    made = find_decided(plain, what, [f"oak: {words}"], by=by, value=value)
    ledger = rashomon.compare(plain.reports, settings=ONE, decisions=[made])
    assert ledger.stories == plain.stories
    assert [one.outcome for one in ledger.decisions] == ["without effect: only people decide"]


def test_only_people_take_a_decision_back() -> None:
    made = find_decided(
        as_decided(), DecisionKind.SET_ASIDE_SENTENCE, ["oak: Seven sailors"], by="person Ina"
    )
    back = [decide(DecisionKind.UNDO, undoes=made.id, by=by) for by in ("model demo", "person Ada")]
    assert in_force([made, back[0]]) == (made,)
    assert in_force([made, *back]) == ()
