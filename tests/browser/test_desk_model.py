"""A language model at the desk, in Chromium: what it would take, consent, the reading, proposals
accepted and left; its server replays recorded replies."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from desk_server import Served
from desk_walks import ROOT, Walk, assert_serious, ledger, shot, story_of, until
from model_servers import ModelServer, model_server, said
from rashomon.errors import BadSettings
from rashomon.settings import ModelSettings

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_ROWS = [
    json.loads(line)
    for line in (ROOT / "examples" / "ferry-fire" / "replies.jsonl").read_text("utf-8").splitlines()
]
_KEPT = {row["key"]: row["reply"] for row in _ROWS if "key" in row}
_SOURCE = next(row for row in _ROWS if "key" not in row)


def answer(body: dict[str, Any]) -> tuple[int, bytes]:
    system, user = (message["content"] for message in body["messages"][:2])
    for most in {body.get("max_tokens"), *(row.get("max_tokens") for row in _ROWS)} - {None}:
        key = hashlib.sha256(
            json.dumps([body["model"], system, user, most]).encode("ascii")
        ).hexdigest()
        if key in _KEPT:
            return 200, said(_KEPT[key], usage=(100, 50))
    return 200, said("none", usage=(100, 1))


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server(answer) as found:
        yield found


def choose(demo: Served, url: str) -> None:
    source = _SOURCE.get("source", _SOURCE)
    settings = ModelSettings(
        url=url,
        name=source.get("name") or source["model"],
        context=source["context"],
        price_in=3.0,
        price_out=15.0,
    )
    demo.app.state.desk.choose_model = lambda: (settings, "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_story_is_read_and_what_the_model_asks_is_taken_in(
    demo: Served, walk: Walk, server: ModelServer, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    choose(demo, server.url)
    before = ledger(demo).stories
    page = walk(story_of(demo), width=width)
    page.get_by_role("link", name="Read with a model").click()
    estimate = page.inner_text("form.job")
    assert "on this machine" in estimate
    assert "5 reports" in estimate
    assert "tokens in" in estimate
    assert server.asked == []
    assert_serious(axe, page)
    page.get_by_role("button", name="Read the story").click()
    until(page, "document.querySelector('.job-rows li.done, .job-rows li.failed')")
    assert server.asked
    page.wait_for_selector(".found li")
    assert ledger(demo).stories == before  # shown, and not put into the story
    assert_serious(axe, page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    shot(page, f"model-{width}")
    question = page.inner_text(".found li b >> nth=0").strip()
    asked = len(server.asked)
    page.get_by_role("button", name="Leave them").click()
    assert page.locator(".found li").count() == 0
    page.get_by_role("button", name="Read the story").click()
    page.wait_for_selector(".found li")
    assert len(server.asked) == asked  # what was answered is kept
    page.get_by_role("button", name="Take them in").click()
    page.wait_for_selector("tr.pt")
    story = ledger(demo).stories[0]
    assert question in {point.question for point in story.points}
    assert {point.by for point in story.points if point.question == question} == {
        f"model {_SOURCE.get('name') or _SOURCE['model']}"
    }
    assert story.passages


def test_nothing_leaves_the_machine_without_a_yes_to_that_model_and_host(
    demo: Served, walk: Walk
) -> None:
    choose(demo, "https://models.example/v1")
    page = walk(story_of(demo) + "/model", expect=("Failed to load resource",))
    assert "outside this machine" in page.inner_text("form.job")
    page.get_by_role("button", name="Read the story").click()
    assert demo.app.state.desk.jobs.listed() == []  # type: ignore[attr-defined]
    page.evaluate("document.querySelector('[name=consent]').required = false")
    page.get_by_role("button", name="Read the story").click()
    assert "Nothing was sent to models.example" in page.inner_text("main")
    page.go_back()
    page.locator("[name=consent]").check()
    choose(demo, "https://others.example/v1")
    page.get_by_role("button", name="Read the story").click()
    assert "The model is another by now" in page.inner_text("main")
    assert demo.app.state.desk.jobs.listed() == []  # type: ignore[attr-defined]


def test_a_server_that_is_gone_is_told_and_changes_nothing(demo: Served, walk: Walk) -> None:
    choose(demo, "http://127.0.0.1:9/v1")
    before = ledger(demo).stories
    page = walk(story_of(demo) + "/model")
    page.get_by_role("button", name="Read the story").click()
    until(page, "document.querySelector('.job-rows li.failed')")
    assert "Not done" in page.inner_text(".job-rows")
    assert ledger(demo).stories == before


def test_without_a_model_it_is_said_how_one_is_set(demo: Served, walk: Walk) -> None:
    page = walk(story_of(demo) + "/model")
    assert "rashomon serve --model" in page.inner_text("main")

    def none() -> tuple[ModelSettings, str]:
        raise BadSettings("no language model is set; rashomon model set URL NAME writes it")

    demo.app.state.desk.choose_model = none  # type: ignore[attr-defined]
    page.reload()
    assert "rashomon model set" in page.inner_text("main")
