"""Words of the prose."""

import pytest

from factories import parse_report
from rashomon.names.name_tokens import Word, words_of

pytestmark = pytest.mark.weights


def words(text: str) -> list[Word]:
    parsed = parse_report(text)
    return [word for p in parsed.paragraphs for word in words_of(parsed, p, parsed.doc.text)]


def capitals(text: str) -> list[str]:
    return [word.text for word in words(text) if word.capital]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ez-Zahr road", ["ez-Zahr"]),
        ("a U.N.-led team", ["U.N."]),
        ("an anti-Ruritania march", ["Ruritania"]),
        ("the Ruritania-based firm", ["Ruritania"]),
        ("Gen. Olaf B. Storm's aide", ["Gen.", "Olaf", "B.", "Storm"]),
        ("the Rovers' coach", ["Rovers"]),
        ("a senator (R-Utah) said", []),
        ("a Ruritanian-Utopian boat", ["Ruritanian-Utopian"]),
        ("the then-Mayor left", ["Mayor"]),
        ("the Anti-Flood Bureau met", ["Anti-Flood", "Bureau"]),
        ("an eBay for boats", ["eBay"]),
        ("they saw O'Harn & Sons", ["O'Harn", "Sons"]),
        ("they met Roh Min-seo here", ["Roh", "Min-seo"]),
        ("a Harn-made boat", ["Harn"]),
        ("on harnpost.com today", []),
        ("ten boats", []),
    ],
)
def test_what_is_written_as_a_name(text: str, expected: list[str]) -> None:
    assert capitals(text) == expected


def test_a_capital_after_an_opening_mark_says_nothing() -> None:
    found = {
        word.text: word.opens
        for word in words('He said: "Bombs fell," Olaf added. Then Freya left.')
    }
    assert found["Bombs"]
    assert found["Then"]
    assert not found["Olaf"]
    assert not found["Freya"]


def test_offsets_are_those_of_the_text() -> None:
    text = "The U.S.'s aide met “Ann-Marie’s” crew—and O’Hara’s."
    for word in words(text):
        assert text[word.start : word.end].replace("’", "'") == word.text


@pytest.mark.parametrize(
    "text", ["", '"' * 1_000, "' '' ' \" “ ” ( ) [", "A" * 5_000, "\u0301\u0301 ﷽ 𝔘𝔫"]
)
def test_odd_text_never_raises(text: str) -> None:
    words(text)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("they met Ana Torvik", "Torvik", True),
        ("they met Ana, Torvik", "Torvik", False),
        ("they met Ana & Torvik", "Torvik", True),
        ("they met Ana's Torvik", "Torvik", False),
        ("a Harn-led Torvik", "led", False),
        ("they met Ana-Torvik", "Ana-Torvik", True),
    ],
)
def test_whether_a_word_goes_on_from_the_one_before(text: str, word: str, expected: bool) -> None:
    assert {found.text: found.joined for found in words(text)}[word] is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("they saw Torvik's boat", "Torvik", True),
        ("they saw the Rovers' boat", "Rovers", True),
        ("they saw Torvik boats", "Torvik", False),
        ("they saw 'Torvik' there", "Torvik", False),
    ],
)
def test_possessives(text: str, word: str, expected: bool) -> None:
    assert {found.text: found.possessive for found in words(text)}[word] is expected
