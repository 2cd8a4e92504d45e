"""Small pages and texts that were made to hold the reader up: none takes it more than a moment."""

import random
import signal
from contextlib import suppress

import pytest
from slow_strings import processor_seconds

from rashomon.errors import SkipError
from rashomon.reports.containers.page_or_text import read_samples
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

SIZE = 500  # bytes
LIMIT = 1.0  # seconds of the processor; most take some milliseconds
PIECES = {
    "a.html": (
        "<div>", "</div>", "<p>", "<b><i>", "<!-- a -->", "<!--", "-->", "<!-- wp:paragraph -->\n",
        "&amp;", "&#x41;", "&#", "&nbsp;", "&lt", "<a href=",
        "<a href='", '<p class="', "<img alt='a' ", "<table><tr><td>", "<td>", "</td>", "<script>",
        "</script>", "<script type='application/ld+json'>{", "<style>",
        "<![CDATA[", "<meta name=a content=", "<meta charset=", "<ul><li>", "<li>", "<br>", "<p>a",
        "<a b=c ", "<", ">", "</", "<?xml ", "<svg>", "<math>", "<title>",
        "<h1>", "<template>", "<noscript>", "<form>", "<select><option>", "<blockquote>",
        "<time datetime='", "<figure><figcaption>", "{\"@type\":", "[", "\x00",
    ),
    "a.md": (
        "*", "**a", "_", "__a", "`", "``a", "[", "](", "![a", "[a](", "[a]: b\n", "> ", ">", "- ",
        "1. ", "#", "# a\n", "|", "|a|", "|-|-|\n", "~~", "<a", "<!--", "\\",
        "    ", "\t", "---\n", "---\na: ", "===\n", "&amp;", "http://a.b/", "<http://", "[^1]",
        "[[", "***", "* * ", "```\n", "a\n\n",
    ),
    "a.txt": (
        "A", "a", "0", "1,", "1.", ".", ",", "-", "–", "—", "/", "|", "(", ")", "“", "”", "\"",
        "'", " ", "\t", "\n", "\r", "A ", "A. ", "a, ", "By A ", "A/", "/A", "(A", "A)",
        "via ", "de ", "Photo: ", "Photo by ", "© ", "(Reuters) ", "Reuters/", "AP ",
        "HARN, March 5 - ", "March 5, ", "5 March 2031 ", "Monday ", "12:30 ", "pm ", "@a ", "#a ",
        "http://a.b/", "a@b.c ", "said ", "Updated: ", "Published: ", "one hundred and ",
        "million ", "and ", "%", "$1 ", "km ", "\u200b", "\u202e", "é", "漢", "\ufffd", "1/2 ",
    ),
}  # fmt: skip
ENDS = (
    "",
    "\x01",
    "!",
    "\nA wall fell in Ostwick, the mayor said on Monday.",
    "</html>",
    "\n\n# a",
    ">",
)
STARTS = (
    "",
    "<html><body>",
    "A wall fell in Ostwick, the mayor said on Monday.\n",
    "Wall falls\n\n",
    "<p>",
    "A. ",
    "— ",
    "\n",
)


def made(number: int) -> tuple[str, bytes]:
    """The name and the bytes of one of them, the same every time: one to three pieces, again and
    again, between a beginning and an end."""
    chance = random.Random(f"small {number}")  # noqa: S311
    name = chance.choice(sorted(PIECES))
    pieces = [
        chance.choice(PIECES[name if chance.random() < 0.8 else chance.choice(sorted(PIECES))])
        for _ in range(chance.choice((1, 1, 2, 3)))
    ]
    start, end = chance.choice(STARTS), chance.choice(ENDS)
    room = SIZE - len((start + end).encode())
    body = (
        "".join(chance.choice(pieces) for _ in range(room))
        if chance.random() < 0.3
        else "".join(pieces) * room
    )
    while len(body.encode()) > room:
        body = body[: min(len(body) - 1, room * len(body) // len(body.encode()))]
    return name, (start + body + end).encode()


def taken(name: str, data: bytes) -> float:
    """Seconds of the processor that reading takes, infinite beyond the limit."""

    def read() -> None:
        with suppress(SkipError):
            read_report(name, data, settings=ReadSettings())

    return processor_seconds(read, LIMIT)


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    read_samples()  # what is loaded once


@pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="this system has no timer of processor time"
)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("count", [50, pytest.param(2000, marks=pytest.mark.slow)])
def test_none_takes_more_than_a_moment(count: int) -> None:
    assert [data for name, data in map(made, range(count)) if taken(name, data) >= LIMIT] == []


@pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="this system has no timer of processor time"
)
@pytest.mark.parametrize(
    "text",
    [
        "The wall fell. " + "A" * 300,
        "The wall fell. " + "A" * 300 + " via",
        "one hundred and " * 30,
    ],
)
def test_lines_that_once_took_very_long(text: str) -> None:
    assert taken("a.txt", f"Wall falls\n\n{text}".encode()) < LIMIT
