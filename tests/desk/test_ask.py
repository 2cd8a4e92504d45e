"""Asking at the desk: sentences without a model, a model's answer, which is kept with the story,
and what newer reports tell near it."""

import re
import threading
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from desks import ORIGIN, Clock, add_people, log_in, open_desk, token_of
from model_servers import ModelServer, model_server, said
from rashomon.desk.auth import PasswordLogin
from rashomon.settings import ModelSettings
from rashomon.store.add_reports import add_reports
from rashomon.store.ledgers import ledger_of
from sheets import over_sheet
from stored import BOATS, put_files, stored

pytestmark = pytest.mark.weights

QUESTION = "How many boats burned?"
ANSWER = "Three boats burned, says the fire chief [{Three boats}]; four burned [{Four boats}].\n"
LATER = "Five boats burned in the harbour of Ostrel on Monday night, the mayor said on Tuesday.\n"
ASK = f"ask?q={QUESTION.replace(' ', '+')}"


class Asking:
    """A desk of one story whose model answers over its sheet."""

    def __init__(
        self, folder: Path, server: ModelServer, reports: dict[str, str] | None = None
    ) -> None:
        self.db = folder / "s.db"
        self.add(reports or BOATS, folder / "in")
        self.desk = open_desk(self.db, clock=Clock())
        self.token = token_of(self.desk.get("/").text)
        with stored(str(self.db)) as store:
            (self.story,) = store.stories.ids()
            self.reports = ledger_of(store, self.story).reports
        self.settings = ModelSettings(url=server.url, name="otter", context=32_768)
        self.desk.app.state.desk.choose_model = lambda: (  # type: ignore[attr-defined]
            self.settings,
            "",
        )

    def add(self, files: dict[str, str], folder: Path) -> None:
        with stored(str(self.db)) as store:
            put_files(folder, files)
            add_reports(store, [str(folder)])

    def page(self, path: str = "") -> str:
        return unescape(self.desk.get(f"/s/{self.story}/{path}".rstrip("/")).text)

    def ask(self, path: str = ASK, **sent: str) -> Any:
        offered = re.search(r'name="for" value="([^"]*)"', self.page(path))
        data = {"csrf": self.token, "q": QUESTION, "for": offered[1] if offered else ""} | sent
        headers = {"origin": ORIGIN}
        answer = self.desk.post(f"/s/{self.story}/{path}", data=data, headers=headers)
        self.wait()
        return answer

    def wait(self) -> None:
        jobs = self.desk.app.state.desk.jobs  # type: ignore[attr-defined]
        end = time.monotonic() + 60
        while any(not job.is_over for job in jobs.listed()):
            assert time.monotonic() < end
            time.sleep(0.02)


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    replies: list[str] = []
    with model_server(lambda body: (200, said(replies[0], usage=(900, 40)))) as server:
        made = Asking(tmp_path, server)
        replies.append(over_sheet(made.reports, ANSWER))
        made.replies = replies  # type: ignore[attr-defined]
        made.server = server  # type: ignore[attr-defined]
        yield made


def test_without_a_model_the_sentences_stand_there(asking: Asking) -> None:
    asking.desk.app.state.desk.choose_model = None  # type: ignore[attr-defined]
    assert "Ask these reports" in asking.page()
    page = asking.page(ASK)
    assert "Three boats burned in the harbour" in page
    assert "Four boats burned in the harbour" in page
    assert "No sentence has" not in page
    assert "asks no language model" in page
    assert 'name="for"' not in page
    page = asking.page("ask?q=Who+was+paid?")
    assert "No sentence has these words: “paid”." in page


def test_a_models_answer_is_kept_under_its_question(asking: Asking) -> None:
    page = asking.page(ASK)
    assert re.search(r"About [\d,]+ tokens in and [\d,]+ out, 1 request", page)
    assert asking.server.asked == []  # type: ignore[attr-defined]
    assert asking.ask().status_code == 303
    page = asking.page(ASK)
    assert "1 line taken in; 1 request, 900 tokens in, 40 out." in page
    assert "Answer of model otter" in page
    with stored(str(asking.db)) as store:
        (story,) = ledger_of(store, asking.story).stories
    (answer,) = story.answers
    assert (answer.by, answer.question, answer.newer) == ("model otter", QUESTION, ())
    assert story.answer() is None
    assert story.model is None, "who answers a question has not read the story"
    shown = asking.page()
    assert f"<b>{QUESTION}</b>" in shown
    assert "Three boats burned, says the fire chief" in shown
    assert f"/decide/{answer.lines[0].id}" in shown
    assert "newer reports" not in shown


def test_an_answer_is_stale_when_a_newer_report_tells_something_near_it(
    asking: Asking, tmp_path: Path
) -> None:
    asking.ask()
    asking.add({"same.txt": BOATS["wire.txt"]}, tmp_path / "same")
    assert "newer reports" not in asking.page()
    asking.add({"late.txt": LATER}, tmp_path / "late")
    page = asking.page()
    assert "newer reports" in page
    assert LATER.strip() in page
    assert f"/s/{asking.story}/ask?q=How%20many%20boats%20burned%3F" in page
    assert "newer reports" in asking.page(ASK)
    with stored(str(asking.db)) as store:
        reports = ledger_of(store, asking.story).reports
    asking.replies[0] = over_sheet(reports, ANSWER)  # type: ignore[attr-defined]
    asking.ask()
    assert "newer reports" not in asking.page()


def test_what_no_report_answers_is_said_and_not_kept(asking: Asking) -> None:
    asking.replies[0] = "Nothing in these reports answers this.\n"  # type: ignore[attr-defined]
    asking.ask()
    assert "found nothing in these reports that answers this" in asking.page(ASK)
    assert f"<b>{QUESTION}</b>" not in asking.page()


def test_nothing_is_sent_without_consent_to_this_very_model(asking: Asking) -> None:
    assert asking.ask(**{"for": "another at 127.0.0.1"}).status_code == 409
    asking.settings = ModelSettings(url="https://models.example/v1", name="otter")
    assert asking.ask().status_code == 400
    assert asking.server.asked == []  # type: ignore[attr-defined]


DRAFT = "Six boats burned in the harbour of Ostrel, the fire chief said."


def test_a_draft_is_checked_with_the_model_for_its_user_alone(asking: Asking) -> None:
    asking.replies[0] = "d1: otherwise s1 s2: how many boats\n"  # type: ignore[attr-defined]
    headers = {"origin": ORIGIN, "x-csrf-token": asking.token}

    def check(**sent: str) -> Any:
        fields = {name: (None, value) for name, value in ({"text": DRAFT} | sent).items()}
        return asking.desk.post(f"/s/{asking.story}/check", files=fields, headers=headers)

    page = unescape(check().text)
    assert asking.server.asked == []  # type: ignore[attr-defined]
    assert re.search(r"About [\d,]+ tokens in and [\d,]+ out, 1 request", page)
    named = re.search(r'name="for" value="([^"]*)"', page)
    assert named
    assert check(**{"for": "another"}).status_code == 409
    answer = check(**{"for": named[1]})
    assert answer.status_code == 303
    asking.wait()
    (body,) = asking.server.asked  # type: ignore[attr-defined]
    assert DRAFT in str(body)
    page = unescape(asking.desk.get(answer.headers["location"]).text)
    assert "Checked; 1 request, 900 tokens in, 40 out." in page
    assert "says: contradicts; how many boats" in page
    assert asking.desk.get(f"/s/{asking.story}/check?asked=none").status_code == 404
    jobs = asking.desk.app.state.desk.jobs  # type: ignore[attr-defined]
    jobs.listed()[0].of += "x"
    assert asking.desk.get(answer.headers["location"]).status_code == 404
    assert "Six boats" not in asking.desk.get("/add").text + asking.desk.get("/log").text
    assert DRAFT.encode() not in asking.db.read_bytes()
    assert not list(asking.db.parent.glob("*replies*"))


def test_who_may_read_only_asks_without_the_model(asking: Asking) -> None:
    add_people(asking.db)
    reader = open_desk(asking.db, auth=PasswordLogin)
    log_in(reader, "rea")
    page = reader.get(f"/s/{asking.story}/{ASK}").text
    assert "Three boats burned" in page
    assert 'name="for"' not in page
    data = {"csrf": token_of(page), "q": QUESTION}
    answer = reader.post(f"/s/{asking.story}/ask", data=data, headers={"origin": ORIGIN})
    assert answer.status_code == 403


FIRST = "Three boats burned, says the Courier; four, says the wire.\n"


def test_a_text_that_is_coming_stands_under_a_line_that_says_so(tmp_path: Path) -> None:
    seen = list[str]()
    is_seen = threading.Event()

    def answer(body: dict[str, Any]) -> tuple[int, bytes]:
        is_second = len(body["messages"]) > 2
        if is_second:
            is_seen.wait(20)
        return 200, said("I'm sorry, but I can't help with that." if is_second else FIRST)

    def look() -> None:
        while "do not quote" not in (page := work.page("ask")):
            time.sleep(0.05)
        seen.append(page)
        is_seen.set()

    with model_server(answer) as server:
        work = Asking(tmp_path, server)
        watcher = threading.Thread(target=look, daemon=True)
        watcher.start()
        work.ask(path="ask")
        watcher.join(20)
    assert "not yet bound to sentences: do not quote" in seen[0]
    assert FIRST.strip() in seen[0]
    page = work.page("ask")
    assert "do not quote" not in page
    assert "no sentences were named: the first text stands" in page
    assert "Three boats burned, says the Courier" in work.page()


GERMAN = "Vier Boote brannten am Montag im Hafen von Ostrel, sagte der Bürgermeister der Stadt.\n"


@pytest.mark.parametrize("sent", [{}, {"translate": "on"}])
def test_foreign_sentences_are_translated_if_the_box_is_ticked(
    tmp_path: Path, sent: dict[str, str]
) -> None:
    def answer(body: dict[str, Any]) -> tuple[int, bytes]:
        sheet = body["messages"][1]["content"]
        label = re.findall(r"^(s\d+)[^:]*: Vier Boote", sheet, re.MULTILINE)[0]
        if "Translate each" in sheet:
            return 200, said(f"{label}: Four boats burned.")
        mark = sheet.split(">>")[0].removeprefix("<<")
        bound = f"{mark}\n\nFour boats burned [{label}]."
        return 200, said(bound if len(body["messages"]) > 2 else "Four boats burned.")

    with model_server(answer) as server:
        work = Asking(tmp_path, server, BOATS | {"blatt.txt": GERMAN})
        assert 'name="translate"' in work.page("ask")
        assert 'name="translate"' not in work.page(ASK)
        work.ask(path="ask", **sent)
    assert ("otter translates: Four boats burned." in work.page()) is bool(sent)
