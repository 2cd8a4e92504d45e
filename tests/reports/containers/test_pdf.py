"""The lines of PDFs: columns in the order in which they are read, raised signs, running heads, what
could not be read."""

import io
from collections.abc import Iterator
from itertools import chain

import pypdfium2
import pytest
from corpus import _pdf

from rashomon.errors import SkipError
from rashomon.reports.containers.job import ContainerJob, OpenedFile
from rashomon.reports.containers.pdf import blocks_in_order, read_pdf, rows_of
from rashomon.reports.containers.printed_lines import PrintedLine
from rashomon.reports.items import KnownFacts
from rashomon.reports.read_formats import Kind
from rashomon.settings import ReadSettings

LEFT = (
    "Three dock workers were hurt when the",
    "wall of the old granary gave way on",
    "Tuesday, the fire service said.",
)
RIGHT = (
    "The quay was closed until Friday, and",
    "the cooperative denied that the hall",
    "had been overloaded with barley.",
)


def drawn(*pieces: tuple[float, float, float, str]) -> bytes:
    """The content of a page: how far from the left, how high, in which size, which words."""
    return b" ".join(
        f"BT /F1 {size} Tf {left} {up} Td ({words}) Tj ET".encode("cp1252")
        for left, up, size, words in pieces
    )


def read(*contents: bytes) -> KnownFacts:
    """What is known of a document of these pages."""
    whole, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for content in contents:
        whole.import_pages(pypdfium2.PdfDocument(_pdf(content)))
    whole.save(out)
    data = out.getvalue()
    job = ContainerJob(Kind.PDF, "a.pdf", len(data), ReadSettings())
    (item,) = read_pdf(OpenedFile(io.BytesIO(data), job))
    return item.known


def rows(one: tuple[str, ...], two: tuple[str, ...]) -> Iterator[tuple[float, float, float, str]]:
    """Two columns, drawn row by row."""
    for number, pair in enumerate(zip(one, two, strict=True)):
        yield from (
            (at, 700 - 12 * number, 10, text) for at, text in zip((50, 320), pair, strict=True)
        )


HEAD = (50.0, 750.0, 20.0, "Granary wall gives way in the harbour")


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD, *rows(LEFT, RIGHT)],
        [*rows(LEFT, RIGHT), HEAD],
        [HEAD, *sorted(rows(LEFT, RIGHT))],
    ],
    ids=["row by row", "headline last", "column by column"],
)
def test_columns_are_read_one_after_the_other(
    pieces: list[tuple[float, float, float, str]],
) -> None:
    assert read(drawn(*pieces)).text == f"{HEAD[3]}\n\n{' '.join(LEFT)}\n\n{' '.join(RIGHT)}"


def test_the_rows_of_a_table_stay_rows() -> None:
    table = [(50, "Aske"), (200, "12"), (50, "Holm"), (200, "30"), (50, "Ostwick"), (200, "7")]
    lines = [
        PrintedLine(
            text=text, left=left, up=700 - 12 * (place // 2), size=10, right=left + 6 * len(text)
        )
        for place, (left, text) in enumerate(table)
    ]
    (block,) = blocks_in_order(lines)
    assert [line.text for line in rows_of(block)] == ["Aske 12", "Holm 30", "Ostwick 7"]


def test_three_columns_between_two_lines_across() -> None:
    across = [PrintedLine(text="x" * 90, left=50, up=up, size=10, right=540) for up in (720, 600)]
    columns = [
        PrintedLine(text=f"{name}{row}", left=left, up=up, size=10, right=left + 150)
        for row, up in enumerate((700, 688, 676))
        for name, left in (("a", 50), ("b", 220), ("c", 390))
    ]
    read_so = [line.text for line in chain(*map(rows_of, blocks_in_order([*across, *columns])))]
    assert read_so[1:-1] == [f"{name}{row}" for name in "abc" for row in range(3)]
    assert read_so[0] == read_so[-1] == "x" * 90


def test_the_raised_sign_of_a_note_is_no_number() -> None:
    raised, plain = b"4 Ts /F1 6 Tf (%s) Tj ", b"0 Ts /F1 10 Tf (%s) Tj "
    text = read(
        b"BT 50 700 Td "
        + plain % b"The fall hurt 12"
        + raised % b"1"
        + plain % b" people on the quay on the 4"
        + raised % b"th"
        + plain % b" of March, said the harbour office."
        + b"ET"
    ).text
    assert (
        text == "The fall hurt 12 people on the quay on the 4th of March, said the harbour office."
    )


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        ("the trans-", "port", "the transport"),
        ("the gra-", "nary", "the granary"),
    ],
)
def test_hyphens_at_the_ends_of_lines(end: str, begin: str, joined: str) -> None:
    before, behind = (
        "The harbour office said on Tuesday night that",
        "hall was closed until Friday.",
    )
    text = read(drawn((50, 700, 10, f"{before} {end}"), (50, 688, 10, f"{begin} {behind}"))).text
    assert text == f"{before} {joined} {behind}"


def test_heads_of_left_and_right_pages_are_left_out() -> None:
    def line(number: int, row: int) -> str:
        return f"{'abcdefghi'[row] * (number + 3)} said the harbour office of its quay."

    def page(number: int) -> bytes:
        head = "Harbour Post" if number % 2 else "4 March 2031"
        return drawn(
            (50, 780, 8, head),
            (500, 780, 8, f"{number}"),
            *((50, 700 - 12 * row, 10, line(number, row)) for row in range(9)),
        )

    text = read(*map(page, range(1, 6))).text or ""
    assert "Harbour Post" not in text
    assert "4 March" not in text
    assert all(line(number, row) in text for number in range(1, 6) for row in range(9))


def test_pages_without_text_are_named() -> None:
    known = read(drawn(HEAD), b"q Q", drawn(HEAD), b"q Q")
    assert known.warnings == ("pages without a text that could be read: 2, 4",)


def test_what_is_written_upwards_stays_in_one_piece() -> None:
    turned = b"BT /F1 10 Tf 0 1 -1 0 30 300 Tm (Harbour Post) Tj ET "
    assert "Harbour Post" in (read(turned + drawn(HEAD, *rows(LEFT, RIGHT))).text or "")


def test_a_locked_file_says_so() -> None:
    locked = _pdf(b"x").replace(
        b"trailer<<",
        b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/P 0/O("
        + b"x" * 32
        + b")/U("
        + b"y" * 32
        + b")>>/ID[(a)(b)]",
    )
    job = ContainerJob(Kind.PDF, "a.pdf", len(locked), ReadSettings())
    with pytest.raises(SkipError, match="needs a password"):
        list(read_pdf(OpenedFile(io.BytesIO(locked), job)))


@pytest.mark.parametrize(
    ("initial", "first", "read_as"),
    [
        ("T", "wenty-six barges lay", "Twenty-six barges lay"),
        ("A", "t least six barges lay", "At least six barges lay"),
        ("A", "long the quay six barges lay", "Along the quay six barges lay"),
        ("2", "6 barges lay", "2 6 barges lay"),  # no number that the page does not print
    ],
)
def test_a_large_initial_is_the_first_letter_of_the_line_beside_it(
    initial: str, first: str, read_as: str
) -> None:
    lines = [f"{first} in the basin of Osk when the wind", "rose, and the harbour office let the",
             "gate down at once, as its head told",
             "the council and the press at noon."]  # fmt: skip
    beside = [(82 if n < 2 else 60, 700 - 12 * n, 10, line) for n, line in enumerate(lines)]
    known = read(drawn(HEAD, (60, 688, 30, initial), *beside))
    opening = f"{read_as} in the basin of Osk when the wind rose, and the"
    assert (known.text or "").split("\n\n")[1].startswith(opening)


STORY = (
    "Three dock workers were hurt when the wall of the old granary gave way,",
    "the fire service said on Tuesday. The quay was closed until Friday, and",
    "the owners denied that the hall had been overloaded with barley before",
    "the storm. Work on a new wall is to begin in spring, the port says, and",
    "the men are to be paid for the days on which they could not go to work.",
)


def story(leading: float = 14) -> list[tuple[float, float, float, str]]:
    return [(72, 700 - leading * number, 10, text) for number, text in enumerate(STORY)]


def numbered(numbers: tuple[int, ...]) -> bytes:
    margin = [(50.0, 700 - 20.0 * n, 10.0, str(value)) for n, value in enumerate(numbers)]
    return drawn(HEAD, *margin, *story(20))


def test_numbers_in_the_margin_of_prose_are_no_words_of_it() -> None:
    assert read(numbered((1, 2, 3, 4, 5))).text == f"{HEAD[3]}\n\n{' '.join(STORY)}"


@pytest.mark.parametrize("numbers", [(7, 19, 3, 61, 4), (1, 2, 3)])
def test_other_numbers_beside_lines_stay(numbers: tuple[int, ...]) -> None:
    text = read(numbered(numbers)).text or ""
    assert all(f"{number} " in text for number in numbers)


@pytest.mark.parametrize(
    "hidden",
    [
        b"BT 3 Tr /F1 10 Tf 72 400 Td (Nine barges sank at Lund.) Tj 0 Tr ET",
        b"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 110 400 Tm (NINE) Tj ET",
    ],
    ids=["not painted", "across the page"],
)
def test_words_that_a_reader_does_not_see_as_text_are_named(hidden: bytes) -> None:
    facts = read(drawn(HEAD, *story()) + b" " + hidden)
    assert facts.text == f"{HEAD[3]}\n\n{' '.join(STORY)}"
    assert "nine" in " ".join(facts.warnings).casefold()


def test_words_under_the_picture_of_a_page_are_its_text() -> None:
    scanned = b"BT 3 Tr ET " + drawn(HEAD, *story())
    assert read(scanned + b" BT 0 Tr /F1 8 Tf 72 20 Td (Archive of Lund) Tj ET").text is not None
    assert STORY[0] in (read(scanned).text or "")


@pytest.mark.parametrize(
    ("line", "blank", "title"),
    [
        ("WALL GIVES WAY", 6, "WALL GIVES WAY"),
        ("Plan A or plan B", 0, "Plan A or plan B"),
    ],
)
def test_letters_set_apart(line: str, blank: int, title: str) -> None:
    head = f"BT {blank} Tc /F1 20 Tf 50 750 Td ({line}) Tj 0 Tc ET ".encode()
    assert read(head + drawn(*story())).title == title
