"""Deciding at the desk, and putting in an answer: forms, what they keep, what a story is
afterwards."""

import re
import time
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from desks import ORIGIN, Clock, open_desk, token_of
from factories import quoted
from pages import REPORTS, rich_ledger
from rashomon.desk.decision_forms import decisions_in, forms_for
from rashomon.desk.guard import RequestRefused
from rashomon.model.content_ids import fragment
from rashomon.model.decision import Decision
from rashomon.model.ledger import Ledger
from rashomon.model.row import Quote, Row, RowKind, Sentence
from rashomon.store.database.open import open_store
from rashomon.store.ledgers import ledger_of
from sheets import over_sheet
from stored import BOATS, stored

OWL, LARK, WREN = REPORTS


def place(sha: str, start: int, end: int) -> str:
    return f"{sha}:{start}-{end}"


def decided(**sent: list[str]) -> tuple[Decision, ...]:
    return decisions_in(sent, REPORTS, by="person ina", at="2031-03-05T08:30:00+00:00")


def with_sentences() -> Ledger:
    """A story with two sentences that stand in one row."""
    ledger = rich_ledger()
    spans = [quoted(OWL, OWL.text.split(". ")[0]), quoted(LARK, LARK.text.split(". ")[0])]
    sentences = tuple(Sentence(f"s{n}", span) for n, span in enumerate(spans))
    quotes = tuple(Quote(span=one.span, sentence=one.id) for one in sentences)
    row = Row(id="r", kind=RowKind.TOLD, heading=None, quotes=quotes, reports=("owl", "lark"))
    story = replace(ledger.stories[0], sentences=sentences, rows=(row,))
    return replace(ledger, stories=(story,))


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ("s0", {"apart", "set-aside-sentence"}),
        ("t-wren___co", {"set-aside-report", "other-story"}),
    ],
)
def test_each_thing_has_its_forms(given: str, kinds: set[str]) -> None:
    found = forms_for(with_sentences(), given)
    assert found
    assert {form.what for form in found.forms} >= kinds


def test_what_is_not_there_has_none() -> None:
    assert forms_for(rich_ledger(), "d-none") is None


def test_a_row_is_parted_by_a_touch() -> None:
    found = forms_for(with_sentences(), "s0")
    assert found
    form = found.forms[0]
    (made,) = decided(what=[form.what], side=list(form.sides), why=["as asked"])
    assert (made.what, made.by, made.why) == ("apart", "person ina", "as asked")
    assert [[span.report for span in side] for side in made.sides] == [["lark"], ["owl"]]


def test_a_report_is_held_apart_from_each_that_was_picked() -> None:
    made = decided(what=["other-story"], report=[WREN.key], pick=[OWL.key, LARK.key])
    assert [one.reports for one in made] == [
        (WREN.sha256, OWL.sha256),
        (WREN.sha256, LARK.sha256),
    ]


_SIDE = place(OWL.key, 0, 5)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400),
        ({"what": ["delete"]}, 400),
        ({"what": ["together"], "pick": [_SIDE]}, 400),
        ({"what": ["same-claim"], "pick": [_SIDE]}, 400),
        ({"what": ["speaker"]}, 400),
        ({"what": ["same-story"], "report": [OWL.key]}, 400),
        ({"what": ["set-aside-report"], "report": ["unknown"]}, 400),
        ({"what": ["speaker"], "side": ["not a place"]}, 409),
        ({"what": ["speaker"], "side": [place("a" * 64, 0, 5)]}, 409),
        ({"what": ["speaker"], "side": [place(OWL.key, 5, 5)]}, 409),
        ({"what": ["speaker"], "side": [place(OWL.key, 0, 99_999)]}, 409),
    ],
)
def test_what_decides_nothing_is_refused(sent: dict[str, list[str]], status: int) -> None:
    with pytest.raises(RequestRefused) as refused:
        decided(**sent)
    assert refused.value.status == status


class Work:
    """A desk with a story of two reports that was compared."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.db"
        open_store(str(self.path), create=True).close()
        self.clock = Clock()
        self.desk = open_desk(self.path, clock=self.clock)
        self.token = token_of(self.desk.get("/").text)
        files = [("files", (f"more-{name}", text.encode())) for name, text in BOATS.items()]
        sent = {"csrf": self.token}
        self.desk.post("/add/files", data=sent, files=files, headers={"origin": ORIGIN})
        jobs = self.desk.app.state.desk.jobs  # type: ignore[attr-defined]
        end = time.monotonic() + 60
        while not jobs.listed()[0].is_over:
            assert time.monotonic() < end
            time.sleep(0.05)
        with stored(str(self.path)) as store:
            (self.story,) = store.stories.ids()

    def post(self, path: str, **sent: Any) -> Any:
        data = {"csrf": self.token} | sent
        self.clock.move(seconds=1)
        return self.desk.post(f"/s/{self.story}/{path}", data=data, headers={"origin": ORIGIN})

    def ledger(self) -> Any:
        with stored(str(self.path)) as store:
            return ledger_of(store, self.story)

    def log(self) -> list[tuple[str, str | None]]:
        with stored(str(self.path)) as store:
            return [(row.action, row.after) for row in store.users.audit_rows()]


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path)


def form_of(page: str, what: str) -> dict[str, str]:
    """The hidden fields of the form that decides this."""
    forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
    form = next(one for one in forms if f'name="what" value="{what}"' in one)
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found if name != "csrf"}


@pytest.mark.weights
def test_a_speaker_is_decided_logged_shown_and_taken_back(work: Work) -> None:
    story = work.ledger().stories[0]
    said = next(one for one in story.statements if one.speaker)
    sentence = next(one for one in story.sentences if said.quote.meets([one.span]))
    page = work.desk.get(f"/s/{work.story}/decide/{sentence.id}").text
    answer = work.post("decide", **form_of(page, "speaker"), value="", why="heard it")
    assert answer.status_code == 303
    (made,) = work.ledger().stories[0].decisions
    assert (made.what, made.value, made.by, made.outcome) == (
        *("speaker", "", "person ina", "obeyed"),
    )
    assert work.log()[0][0] == "speaker"
    assert "heard it" in str(work.log()[0][1])
    listed = work.desk.get(f"/s/{work.story}/decide").text
    assert "heard it" in listed
    assert "heard it" in work.desk.get(f"/s/{work.story}").text
    assert work.post("undo", id="j-none").status_code == 404
    assert work.post("undo", id=made.id).status_code == 303
    story = work.ledger().stories[0]
    assert not story.decisions
    assert said.speaker in [one.speaker for one in story.statements]
    assert "heard it" not in work.desk.get(f"/s/{work.story}").text
    assert "heard it · taken back" in work.desk.get(f"/s/{work.story}/decide").text


def buttons(work: Work) -> dict[str, list[str]]:
    """What the buttons of the listed decisions take back, by what they say."""
    page = work.desk.get(f"/s/{work.story}/decide").text
    found = {}
    for form in re.findall(r'action="/s/[^"]*/undo">.*?</form>', page):
        said = re.search(r"<button>(.*?)</button>", form)
        assert said
        found[said[1]] = re.findall(r'name="id" value="([^"]*)"', form)
    return found


@pytest.mark.weights
def test_reports_are_mended_in_their_table_and_many_by_a_list(work: Work) -> None:
    page = work.desk.get(f"/s/{work.story}/reports").text
    first = work.ledger().reports[0]
    assert f'name="outlet-{first.key}"' in page
    cells = {f"outlet-{first.key}": "Hill Post", f"published-{first.key}": "2031-03-04"}
    assert work.post("reports", **cells, list="*.txt,Ostrel Mail").status_code == 303
    now = {report.sha256: report for report in work.ledger().reports}
    assert now[first.sha256].published == "2031-03-04"
    assert {report.outlet for report in now.values()} == {"Ostrel Mail"}


@pytest.mark.weights
def test_what_was_taken_back_is_listed_and_may_count_again(work: Work) -> None:
    first, second = work.ledger().reports
    aside = {"what": "set-aside-report", "report": first.key}
    assert work.post("decide", **aside).status_code == 303
    (made,) = work.ledger().stories[0].decisions
    for _ in range(2):
        assert buttons(work) == {"Take back": [made.id]}
        assert work.post("undo", id=made.id).status_code == 303
        assert work.post("undo", id=made.id).status_code == 404, "it is taken back already"
        assert work.ledger().stories[0].decisions == ()
        assert "set aside report" in work.desk.get(f"/s/{work.story}/decide").text
        undoing = buttons(work)["Let it count again"]
        assert work.post("undo", id=undoing).status_code == 303
        assert [one.id for one in work.ledger().stories[0].decisions] == [made.id]
    for outlet in ("Harn Courier", "Harn Post"):
        mended = {"what": "outlet", "report": second.key, "value": outlet}
        assert work.post("decide", **mended).status_code == 303
    page = work.desk.get(f"/s/{work.story}/decide").text
    assert "without effect: a later decision about the same words counts" in page


ANSWER = """- **Boats**: three burned [{Three boats}]; four burned [{Four boats}].
- sixty people fled [{Three boats}].
"""


@pytest.mark.weights
def test_an_answer_is_taken_and_what_stands_behind_it_is_said(work: Work) -> None:
    text = over_sheet(work.ledger().reports, ANSWER)
    page = unescape(work.post("put", text=text, by="person Eve").text)
    assert "3 statements: 3 open sentences, 0 name none" in page
    assert work.log()[0][0] == "put"
    (answer,) = work.ledger().stories[0].answers
    assert answer.by == "model person Eve", "nobody writes in another person's name"
    work.post("put", text=text)
    assert [one.by for one in work.ledger().stories[0].answers] == ["person ina", answer.by]
    shown = unescape(work.desk.get(f"/s/{work.story}").text)
    assert "three burned" in shown


@pytest.mark.weights
def test_an_answer_to_another_sheet_is_refused_with_the_reason(work: Work) -> None:
    page = unescape(work.post("put", text=f"Sheet 00000000\n\n{ANSWER}").text)
    assert "Nothing of it could be read." in page
    assert "another sheet" in page


@pytest.mark.weights
def test_a_part_of_an_answer_is_set_aside_and_taken_back(work: Work) -> None:
    work.post("put", text=over_sheet(work.ledger().reports, ANSWER), by="demo")
    (answer,) = work.ledger().stories[0].answers
    line = answer.lines[0]
    page = work.desk.get(f"/s/{work.story}/decide/{fragment(line.id)}").text
    forms = [one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if "four" in one]
    sent = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', forms[-1])
    given = {name: unescape(value) for name, value in sent if name != "csrf"}
    assert given["value"] == "four burned"
    assert work.post("decide", **given).status_code == 303
    (answer,) = work.ledger().stories[0].answers
    assert "four burned" not in [part.told for part in answer.parts()]
    (made,) = work.ledger().stories[0].decisions
    assert (made.what, made.value, made.outcome) == ("no-line", "four burned", "obeyed")
    assert work.post("undo", id=made.id).status_code == 303
    (answer,) = work.ledger().stories[0].answers
    assert "four burned" in [part.told for part in answer.parts()]


@pytest.mark.weights
def test_a_sentence_is_added_to_the_answer_and_taken_back(work: Work) -> None:
    one = "- **Boats**: three burned [{Three boats}].\n"
    work.post("put", text=over_sheet(work.ledger().reports, one), by="demo")
    report = next(report for report in work.ledger().reports if "Four boats" in report.text)
    start = report.text.index("Four boats")
    side = f"{report.key}:{start}-{start + len('Four boats')}"
    sent = work.post("decide", what="add-line", side=side)
    (made,) = work.ledger().stories[0].decisions
    assert sent.headers["location"] == f"/s/{work.story}#{made.id}"
    (answer,) = work.ledger().stories[0].answers
    assert [(line.id, line.by) for line in answer.lines[1:]] == [(made.id, "person ina")]
    assert answer.lines[1].words.startswith("“Four boats")
    assert work.log()[0][0] == "add line"
    page = unescape(work.desk.get(f"/s/{work.story}").text)
    assert "Added by ina" in page
    assert f'form="undo" name="id" value="{made.id}"' in page
    sent = work.post("undo", id=made.id, anchor="v-overview")
    assert sent.headers["location"] == f"/s/{work.story}#v-overview"
    (answer,) = work.ledger().stories[0].answers
    assert [line.by for line in answer.lines] == ["model demo"]
    whole = work.desk.get(f"/s/{work.story}/page.html").text
    assert "add-line" not in whole, "a page without a server has no button"


@pytest.mark.parametrize("text", ["", "  ", "x" * 400_001])
def test_no_answer_or_one_that_is_too_long_is_refused(db: Path, text: str) -> None:
    desk = open_desk(db)
    sent = {"csrf": token_of(desk.get("/").text), "text": text}
    assert desk.post("/s/mill/put", data=sent, headers={"origin": ORIGIN}).status_code == 400


def test_a_day_that_is_none_is_refused_and_another_mends_the_report() -> None:
    with pytest.raises(RequestRefused, match="no day or moment"):
        decided(what=["published"], report=[OWL.key], value=["soon"])
    (made,) = decided(what=["published"], report=[OWL.key], value=["2031-03-04"])
    assert (made.reports, made.value) == ((OWL.sha256,), "2031-03-04")
