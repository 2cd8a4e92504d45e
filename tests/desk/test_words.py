"""The desk's words: each item of navigation once, an error page that says what to do, empty pages
that say what to do first."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from desks import fill, open_desk
from ledgers import make_ledger
from pages import rich_ledger
from rashomon.store.database.open import open_store

HTML = {"accept": "text/html"}


def links_of(html: str) -> list[str]:
    """The words of all links in navigation, and the one to the stories."""
    found = re.findall(r"<nav\b.*?</nav>|<a class=\"to-list\".*?</a>", html, re.DOTALL)
    inner = [words for nav in found for words in re.findall(r"<a\b[^>]*>(.*?)</a>", nav, re.DOTALL)]
    return [" ".join(re.sub(r"<i\b.*?</i>|<[^>]+>|[0-9]", " ", words).split()) for words in inner]


@pytest.mark.parametrize(
    "path",
    [
        "/s/mill",
        "/s/mill/correct/names",
        "/s/mill/correct/judgements",
        "/s/mill/hand-on",
        "/",
        "/sources",
    ],
)
def test_each_item_of_navigation_stands_once(tmp_path: Path, path: str) -> None:
    fill(tmp_path / "s.db", {"mill": rich_ledger()})
    words = Counter(links_of(open_desk(tmp_path / "s.db").get(path).text))
    assert words
    assert [word for word, number in words.items() if number > 1] == []


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere", 404, "There is no such page."),
        ("/s/none", 404, "There is no such story."),
        ("/s/mill/points/p-none", 404, "Open the story"),
        ("/s/mill/correct/nothing", 404, "There is no such page."),
    ],
)
def test_an_error_page_has_the_navigation_and_says_what_to_do(
    tmp_path: Path, path: str, status: int, words: str
) -> None:
    fill(tmp_path / "s.db", {"mill": rich_ledger()})
    answer = open_desk(tmp_path / "s.db").get(path, headers=HTML)
    assert answer.status_code == status
    assert words in answer.text
    assert '<nav aria-label="Desk">' in answer.text
    assert "What you can do" in answer.text
    assert 'action="/"' in answer.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "First add reports"),
        ("/sources", "First add reports"),
        ("/log", "Nothing was done yet"),
    ],
)
def test_an_empty_store_says_what_to_do_first(tmp_path: Path, path: str, words: str) -> None:
    open_store(str(tmp_path / "s.db"), create=True).close()
    assert words in open_desk(tmp_path / "s.db").get(path).text


@pytest.mark.parametrize("section", ["names", "speakers", "dates", "judgements"])
def test_an_empty_story_says_what_to_do_first(tmp_path: Path, section: str) -> None:
    ledger = make_ledger()
    empty = replace(ledger.stories[0], points=(), statements=(), names=(), dates=(), judgements=())
    fill(tmp_path / "s.db", {"st-1": replace(ledger, stories=(empty,))})
    html = open_desk(tmp_path / "s.db").get(f"/s/st-1/correct/{section}").text
    note = re.search(r'class="note"><b>.*?</li>|class="note"><b>.*?</p>', html, re.DOTALL)
    assert note
    assert "<a href=" in note.group()
