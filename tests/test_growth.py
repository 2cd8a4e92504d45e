"""Texts of one piece again and again: the processor time that a ledger takes grows with their
length, not with its square."""

import time
from collections.abc import Callable, Sequence
from itertools import count, pairwise
from math import log
from pathlib import Path

import pytest

from rashomon.comparing import compare as comparing
from rashomon.parsing import parse
from rashomon.reports import report_pile
from rashomon.reports.read_report import read_report
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
SETTINGS = Settings(stories=StorySettings(one_story=True))
PIECES = {
    "credits": "© Courier (AP) By ",
    "a sentence": "Two people died when the wall fell, the mayor said. ",
    "quotations": "“The wall fell”, she said. ",
    "brackets": "(one (two) three) ",
    "numbers": "12,000 people and 3.4 million crowns, 5 per cent. ",
    "names": "Ana Holm and Per Lund of the Harn Water Board met. ",
    "dates": "On Monday 3 March 2031 and on 4 May, at 5.30pm. ",
    "weekdays": "Monday, Tuesday and Wednesday. ",
    "bylines": "By Ana Holm, Staff Writer\n\n",
    "datelines": "HARN, March 5 (Wire) - It fell. ",
    "captions": "Photo: Ana Holm/Wire. People look at the wall on Monday.\n\n",
    "pictures": "Photo: a\n",
    "blank lines": "It fell.\n\n\n\n\n\n",
    "one long line": "word and word and word, ",
    "digits with commas": "9,",
    "digits with stops": "9.",
    "digits with blanks": "9 ",
    "digits with hyphens": "9-",
    "digits": "9",
    "thousands": "9,999,",
    "figures in words": "one hundred and ",
    "figures with units": "5 km ",
    "money": "$5 ",
    "shares": "5% ",
    "clocks": "5:30 ",
    "straight marks": '"',
    "straight marks apart": '" ',
    "single marks": "'",
    "single marks apart": "' ",
    "opening marks": "“",
    "opening marks apart": "“ ",
    "closing marks apart": "” ",
    "a word in marks": '"a" ',
    "open brackets": "(",
    "open brackets apart": "( ",
    "closed brackets apart": ") ",
    "square brackets": "[a] ",
    "angle brackets": "<a>",
    "capitals": "A",
    "capitals apart": "A ",
    "capitalised words": "Harn ",
    "capitals with stops": "A. ",
    "capitals joined": "A.",
    "names with hyphens": "Ana-",
    "names with of": "Board of ",
    "names with and": "Harn and ",
    "titles": "President ",
    "possessives": "Harn's ",
    "shouted words": "HARN ",
    "months": "March ",
    "days of months": "3 March ",
    "years": "2031 ",
    "days in numbers": "2031-03-04 ",
    "ago": "two days ago ",
    "said": "said ",
    "he said": "he said ",
    "he said that": "he said that ",
    "according to": "according to ",
    "not": "not ",
    "one long sentence": "the wall that ",
    "commas": ", ",
    "semicolons": "; ",
    "colons": "a: ",
    "dashes": "- ",
    "long dashes": "a — ",
    "stops": ". ",
    "ellipses": "... ",
    "question marks": "a? ",
    "hyphened words": "a-",
    "slashes": "a/",
    "addresses": "https://courier.example/a ",
    "mail addresses": "ana@courier.example ",
    "handles": "@ana ",
    "hashtags": "#harn ",
    "line breaks": "a\n",
    "empty lines": "\n",
    "blanks": " ",
    "tabs": "a\t",
    "read on": "Read more: the wall\n",
    "list": "- a\n",
    "numbered list": "1. a\n",
    "accents": "é",
    "combining marks": "e\u0301",
    "emojis": "😀",
    "zero-width": "a\u200b",
    "other script": "да ",
    "other script unbroken": "字",
    "control": "a\u0007",
}


# Lines that stand around the prose of a text or page; "#" is another number in each.
FRAME = {
    "pictures": "Photo: a",
    "pictures with figures": "Photo: Ana Holm #",
    "captions": "The wall of Harn # days after it fell on Monday. Photo: Ana Holm",
    "bylines": "By Ana Holm, Staff Writer",
    "links": "Read more: # things we know of the wall",
    "addresses": "https://courier.example/#",
}
MARKUP = {
    "text": "{}\n",
    "paragraphs": "<p>{}</p>",
    "figures": "<figure><img src='a.png'><figcaption>{}</figcaption></figure>",
    "list of links": "<li><a href='/a'>{}</a></li>",
}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        report_pile, "read_in_sandbox", read_report
    )  # in this process, whose time is taken, all of it each time
    monkeypatch.setattr(parse, "_parsed_at_once", parse._parsed_at_once.__wrapped__)


def taken(piece: str, size: int, folder: Path) -> float:
    """Seconds of the processor for the ledger of two reports that have so many characters of
    one piece."""
    folder.mkdir()
    text = piece * max(1, size // len(piece))
    (folder / "a.txt").write_text("Wall falls in Harn\n\n" + text, encoding="utf-8")
    (folder / "b.txt").write_text(f"Wall in Harn falls\n\nIt fell.\n\n{text}", encoding="utf-8")
    started = time.process_time()
    comparing.compare(report_pile.read(str(folder), settings=SETTINGS), settings=SETTINGS)
    return time.process_time() - started


def read_time(line: str, markup: str, size: int) -> float:
    """Seconds of the processor to read a text or page with so many characters of one line."""
    lines = [line.replace("#", str(number)) for number in range(size // len(line))]
    framed = "".join(map(markup.format, lines))
    body = f"<h1>Wall falls</h1><p>Two people died when the wall fell.</p>{framed}"
    text = f"Wall falls\n\nTwo people died when the wall fell.\n\n{framed}"
    name, told = ("a.html", body) if "<" in markup else ("a.txt", text)
    started = time.process_time()
    read_report(name, told.encode(), settings=SETTINGS.read)
    return time.process_time() - started


def check_growth(measure: Callable[[int], float], sizes: Sequence[int], most: float) -> None:
    """Fails where what is measured grows with more than this power of the size."""
    costs: list[float] = []
    for _ in range(3):  # what was slow at the first look is measured anew: it may be the machine
        now = [measure(size) for size in sizes]
        costs = [min(both) for both in zip(costs or now, now, strict=True)]
        steps = zip(pairwise(costs), pairwise(sizes), strict=True)
        if max(log(b / a) / log(large / small) for (a, b), (small, large) in steps) < most:
            return
    pytest.fail(f"grows faster than its length: {costs}")


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(
    ("name", "sizes", "most"),
    [
        *(
            pytest.param(name, (1_500, 6_000), 1.35)
            for name in ("quotations", "digits with commas")
        ),
        *(
            pytest.param(name, (12_000, 48_000, 200_000), 1.35, marks=pytest.mark.slow)
            for name in sorted(PIECES)
        ),
    ],
)
def test_time_grows_with_the_length(
    name: str, sizes: tuple[int, ...], most: float, tmp_path: Path
) -> None:
    taken("It fell. ", 1, tmp_path / "first")  # what is loaded once
    turns = count()
    check_growth(
        lambda size: taken(PIECES[name], size, tmp_path / f"{size}.{next(turns)}"), sizes, most
    )


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("name", "form", "sizes"),
    [
        pytest.param("pictures", "text", (10_000, 40_000)),
        *(
            pytest.param(name, form, (50_000, 200_000), marks=pytest.mark.slow)
            for name in FRAME
            for form in MARKUP
        ),
    ],
)
def test_time_to_read_a_frame_grows_with_its_length(
    name: str, form: str, sizes: tuple[int, ...]
) -> None:
    read_time("It fell.", MARKUP[form], 100)  # what is loaded once
    check_growth(lambda size: read_time(FRAME[name], MARKUP[form], size), sizes, 1.35)
