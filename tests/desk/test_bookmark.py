"""The bookmark that hands the open page to the desk: its token, who may, what is taken."""

import time
from pathlib import Path
from typing import Any

import pytest

from desks import ORIGIN, TestClient, app_of, open_desk
from intakes import URL, hand_over, make
from rashomon.desk import bookmark
from rashomon.store.database.open import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_store(str(tmp_path / "desk.db"), create=True).close()
    return tmp_path / "desk.db"


@pytest.fixture
def desk(path: Path) -> Any:
    return open_desk(path)


@pytest.mark.weights
def test_a_page_is_read_with_its_address_and_hour(desk: Any) -> None:
    assert hand_over(desk, make(desk)).json() == {"next": "/add#jobs"}
    jobs = desk.app.state.desk.jobs
    end = time.monotonic() + 50
    while not jobs.listed()[0].is_over:
        assert time.monotonic() < end
        time.sleep(0.05)
    with desk.app.state.desk.pool.reading() as store:
        (report,) = store.reports.get(tuple(store.reports.placed()))
    assert (report.url, report.title) == (URL, "Gale at Port Lenz")
    assert report.retrieved
    assert "“Nobody was on board,”" in report.text, "its own charset counts no more"


def test_only_the_newest_token_counts(desk: Any) -> None:
    old = make(desk)
    new = make(desk)
    assert old != new
    for token in ("", "x", old):
        refused = hand_over(desk, token)
        assert refused.status_code == 403
        assert "counts no more" in refused.json()["error"]
    assert hand_over(desk, new).status_code == 200


def test_another_computer_has_no_bookmark(path: Path) -> None:
    far = TestClient(app_of(path), base_url=ORIGIN, client=("192.0.2.7", 50000))
    assert "bookmarks" not in far.get("/add").text
    assert far.get("/bookmark").status_code == 403
    assert hand_over(far, "x").status_code == 403


def test_an_empty_page_and_one_that_is_too_large_are_refused(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = make(desk)
    assert hand_over(desk, token, page="  ").status_code == 400
    assert hand_over(desk, token, page="x" * (bookmark.MOST_PAGE + 20_000)).status_code == 413


@pytest.mark.parametrize("url", ["", "about:blank", "file:///etc/passwd", "javascript:1", "x y"])
def test_what_is_no_address_is_none(desk: Any, url: str) -> None:
    assert hand_over(desk, make(desk), url=url).status_code == 200
    assert "no address" in desk.app.state.desk.jobs.listed()[0].what


def test_only_the_page_of_the_bookmark_may_be_spoken_to(desk: Any) -> None:
    policy = "cross-origin-opener-policy"
    assert desk.get("/bookmark").headers[policy] == "unsafe-none"
    assert desk.get("/add").headers[policy] == "same-origin"
