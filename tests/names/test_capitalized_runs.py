"""Runs of capitalised words and the pieces that may be names, without what the parser takes for
entities."""

import pytest

from factories import parse_report
from rashomon.names.capitalized_runs import Spans, is_headline_case, pieces_of, runs_of
from rashomon.names.name_tokens import Word, words_of
from rashomon.text.name_words import load_name_words

pytestmark = pytest.mark.weights


def words(text: str) -> list[Word]:
    parsed = parse_report(text)
    return [
        word
        for paragraph in parsed.paragraphs
        for word in words_of(parsed, paragraph, parsed.plain)
    ]


def runs(text: str) -> list[str]:
    found = words(text)
    return [text[found[start].start : found[end - 1].end] for start, end in runs_of(found)]


def pieces(text: str, entities: Spans = ()) -> list[str]:
    found, lists = words(text), load_name_words()
    return [
        text[found[start].start : found[end - 1].end]
        for run in runs_of(found)
        for start, end in pieces_of(found, run, entities, lists)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "they met Ana Torvik in Velmar today",
            ["Ana Torvik in Velmar"],
        ),  # cut later: small words may be inside names
        ("they met Ana Torvik today in Velmar", ["Ana Torvik", "Velmar"]),
        ("the Union of the Friends of Velmar met", ["Union of the Friends of Velmar"]),
        ("the Wool Board, Velmar, met", ["Wool Board", "Velmar"]),
        ("they left St Orla's Hospital at noon", ["St Orla's Hospital"]),
        ("the Carters' Union met", ["Carters' Union"]),
        ("she saw Velmar's Board", ["Velmar", "Board"]),
        ("she saw Portugal's Council", ["Portugal", "Council"]),
        ("she met Piet van den Dyrk here", ["Piet van den Dyrk"]),
        ("nobody came", []),
        ("", []),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # links
        ("they met Ana Torvik of Velmar today", ["Ana Torvik", "Velmar"]),
        ("they met Ana Torvik and Ole Berg today", ["Ana Torvik", "Ole Berg"]),
        ("they robbed the Bank of Velmar today", ["Bank of Velmar"]),
        (
            "they met at the Velmar Society for Quiet Harbours today",
            ["Velmar Society for Quiet Harbours"],
        ),
        (
            "the Centre for Strategic and Coastal Studies met",
            ["Centre for Strategic and Coastal Studies"],
        ),
        ("in Harn District of Odel Region today", ["Harn District", "Odel Region"]),
        ("the boats of Velmar Rovers of Portugal sank", ["Velmar Rovers", "Portugal"]),
        # days, titles, offices
        ("then on Monday Ana Torvik left", ["Ana Torvik"]),
        ("they met President Ana Torvik today", ["Ana Torvik"]),
        ("they met Velmar Mayor Ana Torvik today", ["Velmar", "Ana Torvik"]),
        ("they met Chief Executive Ana Torvik today", ["Ana Torvik"]),
        ("they met Secretary of State Ana Torvik today", ["Ana Torvik"]),
        ("they met Superintendent of Police Ana Torvik today", ["Ana Torvik"]),
        ("they met Leader of the Opposition Ana Torvik today", ["Ana Torvik"]),
        ("they met Mayor of Lisbon Ana Torvik today", ["Lisbon", "Ana Torvik"]),
        ("they met Brigadier General Ana Torvik today", ["Ana Torvik"]),
        ("they saw the Portuguese President today", ["Portuguese"]),
        ("they saw the President today", []),
        ("they saw the General Staff today", ["General Staff"]),
        # what stands behind a name
        ("they met Ana Torvik QC today", ["Ana Torvik"]),
        ("they met Ana Torvik Jr. Reaching her took long", ["Ana Torvik", "Reaching"]),
        # a country before a person by her given name
        ("they met Portuguese Martha Torvik today", ["Portuguese", "Martha Torvik"]),
        ("they flew Portuguese Airlines today", ["Portuguese Airlines"]),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_an_entity_of_the_parser_holds_words_together() -> None:
    text = "they read Orvels of Velmar today"
    whole = (text.index("Orvels"), text.index(" today"))
    assert pieces(text) == ["Orvels", "Velmar"]
    assert pieces(text, [(*whole, "ORG")]) == ["Orvels of Velmar"]
    assert pieces(text.replace("of", "at"), [(*whole, "ORG")]) == [
        "Orvels",
        "Velmar",
    ]  # where they are is no part of their name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storm Breaks Old Harbour Wall", True),
        ("Storm Breaks Old Harbour Wall of Velmar", True),
        ("Storm breaks old harbour wall", False),
        ("Storm Breaks Old Harbour Wall.", False),  # a sentence
        ('He Read "Storm Breaks Harbour Wall."', False),
        ("Ana Torvik Left", False),  # too few words to tell
        ("Ana Torvik left Velmar for the harbour wall", False),
    ],
)
def test_headline_case(text: str, expected: bool) -> None:
    assert is_headline_case(words(text), text) is expected
