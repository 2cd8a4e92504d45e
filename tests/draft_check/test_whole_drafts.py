"""With which reports a draft is compared, what several of them tell besides, and what a language
model changes in its notes."""

from collections.abc import Sequence

import pytest

import rashomon
from factories import make_report
from rashomon.answers.estimate import estimate
from rashomon.answers.given_reply import GivenReply, Unanswered
from rashomon.answers.prompts import tokens
from rashomon.draft_check import check_draft
from rashomon.draft_check.check_draft import CheckedDraft, read_draft
from rashomon.errors import StopError
from rashomon.model.report import Report
from rashomon.protocols import ToSend
from sheets import over_sheet

pytestmark = pytest.mark.weights

BURNT = "A fire destroyed the old mill of Harn on Monday night."
SOLD = "The council of Harn sold the town hall to a baker from Orlo for 40 crowns."
FLED = "The keeper of the mill fled through a window with a cat under his arm."


def report(name: str, *sentences: str, **fields: object) -> Report:
    text = "\n".join(sentences)
    return make_report(f"{text}\n", name, outlet=name.title(), language="en", **fields)


def check(draft: str, *reports: Report, reply: str | None = None) -> CheckedDraft:
    model = GivenReply(over_sheet(reports, reply), "model:kestrel") if reply else None
    return rashomon.check(make_report(f"{draft}\n", "mine", language="en"), reports, model=model)


# What several reports tell and the draft does not.


@pytest.mark.parametrize(
    ("draft", "is_listed"),
    [("My aunt keeps three hens.", True), ("The keeper fled through a window.", False)],
    ids=["a draft without it", "a draft with it"],
)
def test_what_several_reports_tell_is_listed_where_the_draft_lacks_it(
    draft: str, is_listed: bool
) -> None:
    also = check(draft, report("owl", BURNT, FLED), report("lark", SOLD, FLED)).also
    assert [words for words, _ in also] == [FLED] * is_listed


def test_what_one_report_alone_tells_is_not_listed() -> None:
    assert check("My aunt keeps three hens.", report("owl", BURNT), report("lark", SOLD)).also == ()


def test_what_is_listed_says_which_reports_have_it_and_how_many_are_independent() -> None:
    (told,) = check("My aunt keeps hens.", report("owl", FLED), report("lark", FLED)).also
    assert told == (FLED, "Lark, Owl, at most 1 independent")


def test_no_count_stands_beside_a_sentence_that_only_one_report_has() -> None:
    asked = "Police asked the keeper of the Harn mill about the fire on Monday."
    charged = "Police charged the keeper of the Harn mill over the fire on Monday, a court said."
    also = check("My aunt keeps hens.", report("owl", asked), report("lark", charged)).also
    assert sorted(also) == [(asked, "Owl"), (charged, "Lark")]


# The reports of its story.


@pytest.mark.parametrize(
    ("draft", "many", "compared"),
    [
        ("A fire destroyed the old mill of Harn.", 2, {"Owl", "Jay"}),
        ("A fire destroyed the old mill of Harn.", 50, {"Owl", "Jay", "Lark", "Wren"}),
        ("My aunt keeps three hens.", 2, {"Owl", "Jay", "Lark", "Wren"}),
    ],
    ids=["of its story", "all of few", "all where it is like none"],
)
def test_of_many_reports_those_of_its_story_are_compared_with_a_draft(
    draft: str, many: int, compared: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_draft, "_MANY", many)
    mill = f"The mill fire of Harn\n\n{BURNT}"
    sale = f"Baker buys hall\n\n{SOLD}"
    reports = [
        report("owl", mill, FLED),
        report("jay", mill, "The mill of Harn burned all night, and its keeper fled."),
        report("lark", sale, "The baker will keep goats in the hall."),
        report("wren", sale, "The baker paid in coins, the council said."),
    ]
    assert set(check(draft, *reports).reports) == compared


# What a language model changes.

GATE = "The foreman locked the gate of the yard, said Ivo Brannt."
LOCKED = "The foreman locked the gate of the yard."
HENS = report("wren", "My aunt keeps three hens in the yard of the old school.")


def test_a_model_settles_nothing_where_the_reports_have_it_otherwise() -> None:
    drafts = {"The council of Harn sold the town hall to a baker for 90 crowns.": "number"}
    drafts["The council of Harn did not sell the town hall to a baker from Orlo."] = "opposite"
    reply = "d1: says [{to a baker from Orlo}]"
    for draft, kind in drafts.items():
        (told,) = check(draft, report("lark", SOLD), HENS, reply=reply).sentences
        assert kind in {str(note.kind) for note in told.notes}
        assert told.borne == ""


@pytest.mark.parametrize(
    ("draft", "printed"),
    [
        ("At least 40 crowns were paid for the hall.", "The hall cost 40 crowns, the baker said."),
        ("The keeper is to go on Monday.", "The keeper is expected to go on Monday."),
    ],
)
def test_whoever_understands_settles_limit_and_certainty(draft: str, printed: str) -> None:
    reports = report("lark", printed), HENS
    assert check(draft, *reports).sentences[0].notes != ()
    assert check(draft, *reports, reply=f"d1: says [{{{printed}}}]").sentences[0].notes == ()


class _Counting(Unanswered):
    """A model that is told what it will be sent."""

    def before(self, stories: Sequence[ToSend]) -> None:
        self.about = estimate(*stories, self.context)


def test_what_a_draft_costs_is_said_before_it_is_sent() -> None:
    model = _Counting()
    draft = "\n\n".join([BURNT, SOLD, FLED] * 12)
    rashomon.check(make_report(draft, "mine", language="en"), [report("owl", BURNT)], model=model)
    (request,) = model.requests
    sent = tokens(request.system, request.user)
    assert model.about.requests == 1
    assert 0.8 * sent <= model.about.tokens_in <= 1.2 * sent
    assert 36 * 8 <= model.about.tokens_out <= 36 * 12


def test_what_a_model_says_stands_only_where_the_program_notes_nothing() -> None:
    reply = "d1: otherwise [{to a baker from Orlo}] the price is another"
    (noted,) = check(SOLD.replace("40", "90"), report("lark", SOLD), HENS, reply=reply).sentences
    (unnoted,) = check(
        "The town hall stands empty.", report("lark", SOLD), HENS, reply=reply
    ).sentences
    assert "told" not in {str(note.kind) for note in noted.notes}
    (note,) = unnoted.notes
    assert (str(note.kind), note.told) == (
        "told",
        "told otherwise, in the eyes of model:kestrel",
    )
    assert [words for words, _ in note.lines] == [SOLD]


# The draft itself.


@pytest.mark.parametrize(
    ("text", "title"),
    [(f"Mill burns\n\n{BURNT}\n", "Mill burns"), (f"{BURNT}\n", "")],
    ids=["a headline", "one line"],
)
def test_a_draft_of_one_line_has_no_headline(text: str, title: str) -> None:
    draft = read_draft("mine.txt", text.encode())
    assert rashomon.check(draft, [report("owl", BURNT)]).title == title


@pytest.mark.parametrize("data", [b"", b" \n", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_a_draft_that_cannot_be_read_says_why(data: bytes) -> None:
    with pytest.raises(StopError, match=r"the draft could not be read: ."):
        read_draft("mine.txt", data)


def test_a_draft_is_read_as_it_was_written() -> None:
    assert read_draft("mine.txt", f"{BURNT}\n".encode()).text.strip() == BURNT
