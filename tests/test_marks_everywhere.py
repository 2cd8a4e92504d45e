"""Whatever an author worded stands beside its author or his mark, in every view and export."""

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree, html

from all_views import exports, pages, screens
from ledgers import HURT, MAYOR, ROAD, SAID, TOLL, WARNED, full_ledger, told
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import Ledger
from rashomon.model.name import Join
from shown_rows import row_of

MODEL, ASSISTANT, PERSON = "model otter-7 <b>", "assistant Quill", "person Ada Lind"
OF = {
    "zorasked": MODEL,  # a question
    "zorwarned": PERSON,
    "zorspeaker": MODEL,  # whose a quotation is, as the author of its line has it
    "zorjoined": ASSISTANT,  # why two spellings are one
}
"""The author of what holds each word."""
MARKED = "zorspeaker °"
WORDS = re.compile("|".join(OF))


def marked_ledger() -> Ledger:
    """A ledger in which all that an author worded holds a word of its own."""
    ledger = full_ledger()
    (story,) = ledger.stories
    nine, eleven = HURT.versions
    said = replace(nine.quotes[0], speaker="the zorspeaker", by=MODEL)
    hurt = replace(
        HURT,
        question="How many zorasked people were hurt?",
        by=MODEL,
        versions=(replace(nine, quotes=(said,)), eleven),
    )
    warned = replace(WARNED, question="Was a zorwarned warning ignored?", by=PERSON)
    join = Join("the mayor", "mayor", "zorjoined: one man", by=ASSISTANT)
    story = replace(
        story,
        differences=(replace(hurt, rank=1), replace(warned, rank=2)),
        claims=(ROAD, TOLL),
        statements=(SAID, MAYOR),
        names=tuple(replace(name, joins=(join,)) for name in story.names),
    )
    return replace(ledger, stories=(told(story),))


LEDGER = marked_ledger()


def hold_up(place: str, text: str) -> None:
    """Asserts that beside every marked word its author stands, or beside a speaker the mark."""
    for word in WORDS.findall(text):
        assert OF[word] in text or (word in MARKED and MARKED in text), (place, word, text)


SCREENS = dict(screens(LEDGER))


@pytest.mark.parametrize("name", list(SCREENS))
def test_lines_of_the_terminal_and_for_assistants(name: str) -> None:
    for line in SCREENS[name].splitlines():
        if name == "brief" and re.search("zorasked|zorwarned", line):  # a card names no author
            assert re.search(r"° (?:How|Was)", line)
            continue
        hold_up(name, line)
        if re.search("zorasked|zorwarned", line) and name != "changes":
            assert re.search(r"° (?:How|Was)", line), line


def test_every_marked_word_is_told_somewhere() -> None:
    shown = "\n".join(SCREENS.values())
    assert {word for word in OF if word not in shown} == set()


@pytest.mark.parametrize("name", ["page"])
def test_rows_of_pages(name: str) -> None:
    text = dict(pages(LEDGER))[name]
    found = 0
    for element in html.fromstring(text).iter(etree.Element):
        if element.tag in ("script", "style"):
            continue
        for words in (element.text or "", *(child.tail or "" for child in element)):
            for word in WORDS.findall(words):
                row = row_of(element)
                shown = " ".join(row.text_content().split())
                assert OF[word] in shown or "°" in shown, (word, shown)
                found += 1
    assert found


@pytest.mark.parametrize(("name", "text"), list(exports(LEDGER)))
def test_every_export(name: str, text: str) -> None:
    form = name.split(maxsplit=1)[0]
    if form in ("markdown", "table"):
        for line in text.replace("\\", "").splitlines():
            hold_up(name, line)
    elif form in ("csv", "csv-differences", "ucdp") or name.endswith(".csv"):
        for row in csv.reader(io.StringIO(text, newline="")):
            hold_up(name, " | ".join(row))
    elif form in ("ledger", "schema"):
        records(name, json.loads(text))
    else:
        for line in text.splitlines():
            hold_up(name, json.dumps(json.loads(line), ensure_ascii=False))


def records(name: str, value: Any, makers: str = "") -> None:
    """Asserts of every string of nested records that its own record or one around it names the
    author."""
    if isinstance(value, dict):
        mine = " ".join(str(value[key]) for key in ("by", "speaker_by") if value.get(key))
        for each in value.values():
            records(name, each, f"{makers} {mine} {value.get('text', '')}")
    elif isinstance(value, list):
        for each in value:
            records(name, each, makers)
    elif isinstance(value, str):
        for word in WORDS.findall(value):
            assert OF[word] in makers or MARKED in value, (name, word, value)


def test_all_formats_are_looked_at() -> None:
    assert {name.split()[0] for name, _ in exports(LEDGER)} == {"table", *FORMATS}
