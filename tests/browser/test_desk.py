"""The desk in Chromium: the list, a story, a model at the desk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk_server import Served
from desk_walks import Walk, assert_accessible, ledger, shot, story_of, until
from desks import fill, serving
from model_servers import ModelServer, ferry_reply, model_server, said
from pages import ATTACKS, OWL, hostile_ledger, rich_ledger
from rashomon.model.stored import ChangeRow, SourceRow
from rashomon.model.user import AuditRow, User, UserRole
from rashomon.settings import ModelSettings
from rashomon.show import markup
from stored import stored

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

T0, T1 = "2031-03-05T07:00:00+00:00", "2031-03-05T08:10:00+00:00"


PAGES = ("/", "/?q=locked", "/?disputed=1&new=1", "/s/mill", "/s/mill/changes",
    "/sources", "/log", "/s/mill/decide",
         "/s/mill/decide/d-dead", "/s/mill/put", "/s/mill/check", "/s/mill/hand-on", "/add",
         "/s/mill/ask", "/s/mill/ask?q=Who+died",
         "/s/none",
         "/?q=nothing+of+the+kind")  # fmt: skip


_MARKED = "() => [...(CSS.highlights.get('found') ?? [])].map(range => range.toString())"


def marked(page: Any) -> list[str]:
    """The words that the address leads to, once the page has marked them."""
    for _ in range(600):
        if found := page.evaluate(_MARKED):
            return list(found)
        page.wait_for_timeout(100)
    return []


def busy_store(path: Path) -> Path:
    """A store with something on every page of the desk."""
    fill(
        path,
        {"mill": rich_ledger()},
        at=T0,
        changes=[ChangeRow("mill", T0, "new story", "Fire in old mill")],
    )
    changes = [
        ChangeRow(
            story="mill",
            at=T1,
            kind="report",
            subject="mill",
            before=None,
            after="Nine people died.",
            reports=("wren & co",),
        ),
    ]
    fill(path, {"mill": rich_ledger()}, at=T1, changes=changes)
    with stored(str(path)) as store:
        store.feeds.note_sources(
            [
                SourceRow(
                    "https://news.example/a/very/long/address/of/a/feed.xml", T1, None, "503"
                ),
                SourceRow(name="a.txt", tried_at=T1, read_at=T1, error=None, reports=3),
            ]
        )
        store.users.note_visit("ina", "mill", at="2031-03-05T07:30:00+00:00")
        store.users.note_visit("ina", "", at="2031-03-05T07:30:00+00:00")
        store.users.add_audit(
            AuditRow(
                at=T1,
                who="ina",
                action="accept",
                target="mill",
                before="the machine's",
                after="accepted after a call with the coastguard",
                address="127.0.0.1",
            )
        )
        store.users.put(User("rea", UserRole.READ, "x", T0))
    return path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(busy_store(tmp_path_factory.mktemp("desk") / "s.db")) as address:
        yield address


def test_from_the_list_to_the_words(desk: str, browse: Walk) -> None:
    page = browse(desk)
    assert page.locator(".stories li").count() == 1
    assert "1 report came" in page.locator(".fresh .facts b >> nth=0").inner_text()
    page.fill("[name=q]", "No door")
    page.keyboard.press("Enter")
    page.click(".hits a.w >> nth=0")
    start = OWL.index("“No door")
    assert marked(page)[0].startswith("“No door")
    assert f"#t-owl:{start}-" in page.url


@pytest.mark.parametrize("fragment", ["#d-locked", "#r-toll", "#t-owl:10-20", "#v-speakers"])
def test_addresses_stay(desk: str, browse: Walk, fragment: str) -> None:
    page = browse(f"{desk}/s/mill-ledger{fragment}")
    assert page.url == f"{desk}/s/mill{fragment}"
    assert page.locator("main").is_visible()


def test_without_scripts_everything_can_be_read(desk: str, browse: Walk) -> None:
    page = browse(desk, java_script_enabled=False)
    page.fill("[name=q]", "locked")
    page.click("text=Search")
    page.click(".hits a >> nth=0")
    assert page.locator("#v-overview").is_visible()
    page.goto(f"{desk}/s/mill/changes?all=1")
    assert page.locator("ul.lines >> nth=0 >> li").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(
    desk: str, browse: Walk, path: str, width: int, scheme: str
) -> None:
    page = browse(
        f"{desk}{path}", width=width, color_scheme=scheme, bypass_csp=True
    )  # axe is put into the page as a script
    assert_accessible(page)


@pytest.mark.parametrize("width", [390, 768, 2560])
@pytest.mark.parametrize("path", [path for path in PAGES if path != "/s/mill"])
def test_no_page_of_the_desk_is_wider_than_the_window(
    desk: str, browse: Walk, path: str, width: int
) -> None:
    page = browse(f"{desk}{path}", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("hostile") / "s.db"
    rows = [
        ChangeRow(
            story=f"bad{n}", at=T1, kind="report", subject=attack, before=attack, after=attack
        )
        for n, attack in enumerate(ATTACKS)
    ]
    fill(
        path,
        {f"bad{n}": hostile_ledger(attack) for n, attack in enumerate(ATTACKS)},
        at=T1,
        changes=rows,
    )
    with stored(str(path)) as store:
        store.feeds.note_sources(SourceRow(attack, T1, None, attack) for attack in ATTACKS)
        for attack in ATTACKS:
            store.users.add_audit(
                AuditRow(
                    at=T1,
                    who=attack,
                    action="note",
                    target=attack,
                    before=attack,
                    after=attack,
                    address=attack,
                )
            )
    with serving(path) as address:
        yield address


_RAN = """() => [window.ran, document.querySelectorAll('main img, main iframe, main object, main \
base, main form[action^="http"], main math').length,
  [...document.querySelectorAll('body *')].flatMap(e => [...e.attributes].filter(a => \
/^on/i.test(a.name) || a.name === 'style' || a.name === 'srcdoc').map(a => `${a.name}=${a.value} \
of ${e.localName}.${e.className}`)),
  [...document.querySelectorAll('a[href]')].filter(a => \
/^(javascript|data):/i.test(a.href)).length]"""


@pytest.mark.parametrize("path", ["/", "/?q=window", "/sources", "/log"])
def test_hostile_words_run_nothing_in_the_desks_own_pages(
    hostile: str, browse: Walk, path: str
) -> None:
    page = browse(f"{hostile}{path}")
    page.mouse.move(300, 300)
    assert page.evaluate(_RAN) == [None, 0, [], 0]


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_hostile_words_run_nothing_in_a_story(hostile: str, browse: Walk, number: int) -> None:
    page = browse(f"{hostile}/s/bad{number}")
    assert page.evaluate(_RAN) == [None, 0, [], 0]
    page.goto(f"{hostile}/s/bad{number}/changes")
    assert page.evaluate(_RAN) == [None, 0, [], 0]
    assert markup.shown(ATTACKS[number]) in page.locator(".lines").first.text_content()


def answer(body: dict[str, Any]) -> tuple[int, bytes]:
    shown = body["messages"][1]["content"]
    return 200, said(ferry_reply() if " reports>>" in shown else "none", usage=(100, 50))


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server(answer) as found:
        yield found


def choose(demo: Served, url: str) -> None:
    settings = ModelSettings(
        url=url, name="recorded-llm", context=32_768, price_in=3.0, price_out=15.0, retries=1
    )
    demo.app.state.desk.choose_model = lambda: (settings, "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_story_is_read_and_what_is_borne_out_stands_in_it(
    demo: Served, walk: Walk, server: ModelServer, width: int
) -> None:
    choose(demo, server.url)
    page = walk(story_of(demo), width=width)
    page.get_by_role("link", name="Ask my model").first.click()
    estimate = page.inner_text("form.card")
    assert "on this machine" in estimate
    assert "5 reports" in estimate
    assert "tokens in" in estimate
    assert server.asked == []
    assert_accessible(page)
    page.get_by_role("button", name="Read the story").click()
    until(
        page, "document.querySelector('[data-jobs] .lines li.done, [data-jobs] .lines li.failed')"
    )
    assert server.asked
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    shot(page, f"model-{width}")
    assert [one.by for one in ledger(demo).stories[0].answers] == ["model recorded-llm"]
    page.goto(story_of(demo))
    assert "recorded-llm" in page.inner_text("main")


def test_nothing_leaves_the_machine_without_a_yes_to_that_model_and_host(
    demo: Served, walk: Walk
) -> None:
    choose(demo, "https://models.example/v1")
    page = walk(story_of(demo) + "/ask", expect=("Failed to load resource",))
    assert "outside this machine" in page.inner_text("form.card")
    page.get_by_role("button", name="Read the story").click()
    assert demo.app.state.desk.jobs.listed() == []  # type: ignore[attr-defined]
    page.evaluate("document.querySelector('[name=consent]').required = false")
    page.get_by_role("button", name="Read the story").click()
    assert "Nothing was sent to models.example" in page.inner_text("main")
    page.go_back()
    page.locator("[name=consent]").check()
    choose(demo, "https://others.example/v1")
    page.get_by_role("button", name="Read the story").click()
    assert "The model is another one by now" in page.inner_text("main")
    assert demo.app.state.desk.jobs.listed() == []  # type: ignore[attr-defined]


def test_a_server_that_is_gone_is_told_and_changes_nothing(demo: Served, walk: Walk) -> None:
    choose(demo, "http://127.0.0.1:9/v1")
    before = ledger(demo).stories
    page = walk(story_of(demo) + "/ask")
    page.get_by_role("button", name="Read the story").click()
    until(page, "document.querySelector('[data-jobs] .lines li.failed')")
    assert "Not done" in page.inner_text("[data-jobs] .lines")
    assert ledger(demo).stories == before
