"""Lines of printed pages joined to paragraphs; Word files made by python-docx; PDF by hand."""

import io
from pathlib import Path

import pytest
from corpus import _pdf

from rashomon.reports import report_pile
from rashomon.reports.containers.pdf_and_word import PrintedLine, join_lines, running_lines


def lines(
    *texts: str, top: float = 700, gap: float = 14, size: float = 12, left: float = 50
) -> list[PrintedLine]:
    return [PrintedLine(text, left, top - gap * place, size) for place, text in enumerate(texts)]


FULL = "a line as long as lines of this page are, so that it fills it"


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        (lines(FULL, "and ends."), [f"{FULL} and ends."]),
        (
            [*lines(FULL, "and ends."), *lines("Another one", top=650)],
            [f"{FULL} and ends.", "Another one"],
        ),
        (
            [*lines("Headline", size=24), *lines(FULL, "ends.", top=660)],
            ["Headline", f"{FULL} ends."],
        ),
        (
            lines(FULL, "and ends.", FULL, "and ends, too."),
            [f"{FULL} and ends.", f"{FULL} and ends, too."],
        ),
        (lines(FULL + " gra-", "nary wall."), [FULL + " granary wall."]),
        (
            lines(FULL + " well-known", FULL + " well-", "known wall."),
            [f"{FULL} well-known {FULL} well-known wall."],
        ),
        (lines(FULL + " Anglo-", "Norse wall."), [FULL + " Anglo- Norse wall."]),
        (
            [PrintedLine(FULL + ".", 50, 700, 12), PrintedLine(FULL, 70, 686, 12)],
            [FULL + ".", FULL],
        ),
        ([], []),
    ],
)
def test_join_lines(page: list[PrintedLine], paragraphs: list[str]) -> None:
    assert [text for text, _ in join_lines([page], frozenset())] == paragraphs


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    left, right = lines(FULL, FULL, top=200), lines("and goes on here.", FULL, left=300)
    assert [
        text for text, _ in join_lines([[*left, *right], lines("to its end.")], frozenset())
    ] == [
        f"{FULL} {FULL} and goes on here.",
        f"{FULL} to its end.",
    ]


def test_what_runs_along_the_edges_is_left_out() -> None:
    edges = ("The Courier", "https://courier.example/wall")
    pages = []
    for number in (1, 2, 3):
        body = lines(
            *[
                f"{FULL} {letter}"
                for letter in "abcdefghijklmnopqrstuvwx"[8 * number - 8 : 8 * number]
            ],
            top=600,
        )
        pages.append(
            [
                *lines(edges[0], f"Page {number}", top=780, size=9),
                *body,
                *lines(edges[1], top=20, size=9),
            ]
        )
    pages[0].insert(
        2, PrintedLine("The Courier", 50, 650, 24)
    )  # a headline that the header repeats
    assert {text for text, _, _ in running_lines(pages)} == {*edges, "Page 1", "Page 2", "Page 3"}
    assert join_lines(pages, running_lines(pages))[0][0] == "The Courier"
    assert running_lines(pages[:1]) == frozenset()


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(_pdf(b"q Q"))
    assert (
        report_pile.read(str(tmp_path)).failures[0].error
        == "a PDF without a text layer (pictures of pages): have its text recognised (OCR) first"
    )


def test_only_so_many_pages_are_read(tmp_path: Path) -> None:
    import pypdf

    from rashomon.settings import ReadSettings, Settings

    reader = pypdf.PdfReader(
        io.BytesIO(_pdf(b"BT /F1 12 Tf 72 700 Td (Two people died when the wall fell.) Tj ET"))
    )
    writer = pypdf.PdfWriter()
    for _ in range(5):
        writer.add_page(reader.pages[0])
    writer.write(str(tmp_path / "a.pdf"))
    (report,) = report_pile.read(
        str(tmp_path), settings=Settings(read=ReadSettings(max_pages=3))
    ).reports
    assert (
        "only the first 3 of 5 pages were read: raise the limit with --limit max_pages=NUMBER"
        in report.warnings
    )
