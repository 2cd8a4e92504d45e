"""Whatever an author worded stands beside or below his name, in every view and export."""

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree, html

from all_views import exports, pages, screens
from answer_story import ANSWER, BY, LINES, REPORTS
from factories import make_name
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.model.name import Join
from rashomon.model.story import Story
from shown_rows import row_of

NAME, ASSISTANT = BY.removeprefix("model "), "assistant Quill"
OF = {
    "zorheading": NAME,
    "zorthing": NAME,
    "zortold": NAME,
    "zorwas": NAME,
    "zorjoined": ASSISTANT,  # why two spellings are one
}
"""The author of what holds each word."""
WORDS = re.compile("|".join(OF))
_AROUND = "ancestor-or-self::*[@class='sheet' or starts-with(@class, 'row')]"
"""The whole of a page's answer, or a difference with all that opens in it."""


def marked_ledger() -> Ledger:
    """A ledger in which all that an author worded holds a word of its own."""
    parts = []
    for part in LINES[1].parts:
        parts.append(replace(part, told=f"zortold {part.told}", was="zorwas"))
    line = replace(
        LINES[1],
        parts=tuple(parts),
        heading="What zorheading tells",
        thing="The zorthing",
    )
    join = Join("Ada Lind", "Ada", "zorjoined: one woman", by=ASSISTANT)
    story = Story(
        "s-goats",
        "Goats flee",
        tuple(report.id for report in REPORTS),
        names=(replace(make_name("Ada Lind", *REPORTS), joins=(join,)),),
        answers=(replace(ANSWER, lines=(line,)),),
    )
    return Ledger(FORMAT, Made("rashomon test"), REPORTS, (story,))


LEDGER = marked_ledger()
SCREENS = dict(screens(LEDGER))
EXPORTS = dict(exports(LEDGER))


def hold_up(place: str, text: str) -> None:
    """Asserts that the author of every marked word stands in the text before it, or on its line."""
    for word in WORDS.finditer(text):
        end = text.find("\n", word.end())
        above = text[: end if end >= 0 else None]
        assert OF[word[0]] in above, (place, word[0], above[-300:])


@pytest.mark.parametrize("name", list(SCREENS))
def test_lines_of_the_terminal_and_for_assistants(name: str) -> None:
    hold_up(name, SCREENS[name])


def test_every_marked_word_is_told_somewhere() -> None:
    shown = "\n".join((*SCREENS.values(), *EXPORTS.values()))
    assert {word for word in OF if word not in shown} == set()


def test_rows_of_pages() -> None:
    text = dict(pages(LEDGER))["page"]
    found = set()
    for element in html.fromstring(text).iter(etree.Element):
        if element.tag in ("script", "style"):
            continue
        for words in (element.text or "", *(child.tail or "" for child in element)):
            for word in WORDS.findall(words):
                around = element.xpath(_AROUND)
                shown = " ".join((around[-1] if around else row_of(element)).text_content().split())
                assert OF[word] in shown, (word, shown)
                found.add(word)
    assert found == set(OF) - {"zorjoined"}


@pytest.mark.parametrize("name", list(EXPORTS))
def test_every_export(name: str) -> None:
    text = EXPORTS[name]
    suffix = FORMATS[name].suffix if name in FORMATS else "table"
    if suffix in (".md", ".docx", ".html"):
        hold_up(name, text.replace("\\", ""))
    elif suffix in ("table", ".xlsx"):
        for line in text.splitlines():
            hold_up(name, line)
    elif suffix == ".csv":
        for row in csv.reader(io.StringIO(text, newline="")):
            hold_up(name, " | ".join(row))
    elif suffix == ".json":
        records(name, json.loads(text))
    else:
        for line in text.splitlines():
            hold_up(name, json.dumps(json.loads(line), ensure_ascii=False))


def records(name: str, value: Any, makers: str = "") -> None:
    """Asserts of every string of nested records that its own record or one around it names the
    author."""
    if isinstance(value, dict):
        makers = f"{makers} {value.get('by') or ''}"
        for each in value.values():
            records(name, each, makers)
    elif isinstance(value, list):
        for each in value:
            records(name, each, makers)
    elif isinstance(value, str):
        for word in WORDS.findall(value):
            assert OF[word] in makers, (name, word, value)


def test_all_formats_are_looked_at() -> None:
    assert {name.split()[0] for name in EXPORTS} == {"table", *FORMATS}
