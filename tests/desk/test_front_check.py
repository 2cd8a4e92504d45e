"""The desk's front door: a text that is pasted, with the reports against which it is checked."""

from pathlib import Path
from typing import Any

import pytest

from desks import ORIGIN, open_desk, token_of

pytestmark = pytest.mark.weights


@pytest.fixture
def desk(db: Path) -> Any:
    return open_desk(db)


DRAFT = "Nine boats burned in the harbour of Norda, the mayor said."
BOATS = b"Fire in Norda\n\nSeven boats burned in the harbour of Norda, the mayor said.\n"


def send(desk: Any, *reports: tuple[str, bytes], **fields: str) -> Any:
    """What the desk answers to a text with these reports."""
    sent: list[Any] = [(name, (None, value)) for name, value in fields.items()]
    sent += [("reports", report) for report in reports]
    headers = {"origin": ORIGIN, "x-csrf-token": token_of(desk.get("/check").text)}
    return desk.post("/check", files=sent, headers=headers)


def test_a_text_has_a_form_with_its_reports(desk: Any) -> None:
    page = desk.get("/check").text
    assert "Paste a text, choose its reports" in page
    assert 'action="/check"' in page


def test_a_text_is_checked_against_the_reports_that_come_with_it_and_nothing_is_kept(
    desk: Any, db: Path
) -> None:
    desk.get("/check")
    before = db.read_bytes()
    shown = send(desk, ("wire.txt", BOATS), ("empty.txt", b""), text=DRAFT)
    assert "Compared with 1 report: something to look at in 1 of 1 sentence" in shown.text
    assert "Not read: empty.txt" in shown.text
    assert '<div class="noted" id="n1">' in shown.text  # each note can be walked to
    assert shown.headers["cache-control"] == "no-store"
    assert db.read_bytes() == before


def test_a_text_is_checked_against_a_story_of_the_desk(desk: Any) -> None:
    shown = send(desk, text="Ida Brok said that eight people died at the mill.", story="mill")
    assert "Compared with 3 reports" in shown.text
    assert '" selected>' in shown.text  # so that the mended text meets the same reports


def test_reports_that_are_not_kept_are_asked_for_again(desk: Any) -> None:
    words = "choose its reports again"
    assert words in send(desk, ("wire.txt", BOATS), text=DRAFT).text
    assert words not in desk.get("/check").text


@pytest.mark.parametrize(
    ("reports", "fields", "told"),
    [
        ([("wire.txt", BOATS)], {"text": " "}, "Paste a text"),
        ([], {"text": DRAFT}, "Choose the reports"),
        ([("empty.txt", b"")], {"text": DRAFT}, "None of these files"),
    ],
)
def test_what_is_missing_is_said(
    desk: Any, reports: list[tuple[str, bytes]], fields: dict[str, str], told: str
) -> None:
    answer = send(desk, *reports, **fields)
    assert answer.status_code == 400
    assert told in answer.text
