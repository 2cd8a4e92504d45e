"""Each claim has one line, and what denies the rest of it is marked there."""

import pytest

from factories import make_claim, make_sentence, parse_report
from rashomon.model.claim import Origins
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import PieceKind
from rashomon.model.story import Story
from rashomon.show.first_view import FirstView
from rashomon.show.make_pieces import cite, in_row, words_piece
from rashomon.show.one_line_each import one_line_each

MARK = "says no: "


def lines_of(*texts: str, in_one_line: bool = True) -> list[list[str]]:
    """The lines of entries of one claim, a sentence a report: all in one entry, or one each."""
    pages = [parse_report(text, f"r{n}", outlet=f"Post {n}") for n, text in enumerate(texts)]
    reports = [page.report for page in pages]
    sentences = [make_sentence(report, report.text) for report in reports]
    ids = tuple(report.id for report in reports)
    claim = make_claim("c1", *sentences, origins=Origins(len(ids)))
    view = FirstView(Story("s", "", ids, claims=(claim,)), reports, pages)
    rows = [cite(sentence.span, view.called) for sentence in sentences]
    entries = [Entry(section=Section.TOPICS, id="c1", pieces=tuple(row)) for row in rows]
    if in_one_line:
        pieces = [piece for row, cited in enumerate(rows, 1) for piece in in_row(cited, row)]
        entries = [Entry(section=Section.TOPICS, id="c1", pieces=tuple(pieces))]
    return [entry.lines for entry in one_line_each(entries, view)]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("affirmed", "denied"),
    [
        (
            "The Harn works has confirmed the list of tools in its new kit.",
            "The Harn works hasn't confirmed exactly which tools its kit will have.",
        ),
        ("The council approved the new quay on Friday.", "The council has not approved the quay."),
        ("Venn Bank paid the fine for the lost parcels.", "Venn Bank never paid that fine."),
        ("The ferry carries cars to Ormby.", "The ferry does not carry cars from Ulm."),
        ("The old bridge at Lorn is open again.", "The bridge at Lorn is not open yet."),
        ("The players signed the contract at noon.", "The players did not sign any contract."),
        ("The museum returned the bronze mask to Torva.", "The museum didn't return the mask."),
        (
            "Mayor Ada Lind met the bakers on strike.",
            "Mayor Ada Lind hasn't met the bakers since spring.",
        ),
        ("The dam held through the night, engineers found.", "The dam did not hold on Sunday."),
        (
            "Police arrested the keeper of the lighthouse.",
            "Police did not arrest the keeper, a spokesman said.",
        ),
    ],
)
def test_a_sentence_that_denies_the_others_is_marked_behind_them(
    affirmed: str, denied: str
) -> None:
    for texts in ((affirmed, denied), (denied, affirmed)):
        ((first, second),) = lines_of(*texts)
        assert first.startswith(f"“{affirmed}”")
        assert second.startswith(f"{MARK}“{denied}”")


@pytest.mark.weights
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council did not approve the quay.", "The council has never approved the quay."),
        (
            "You can use the lamp even if you do not own a battery.",
            "The lamp works for those who own no battery at home.",
        ),
        ("The ferry carries cars to Ormby.", "The ferry that does not stop at Ulm carries cars."),
        ("The dam held through the night.", "Not only the dam held, but also the old weir."),
        ("The bakers met the mayor at noon.", "The owners did not open their mill on Monday."),
        ("The bridge at Lorn is open again.", "The bridge at Lorn opened at six."),
    ],
)
def test_a_no_to_something_else_has_no_mark(one: str, other: str) -> None:
    assert MARK not in str(lines_of(one, other))


def test_lines_of_one_claim_become_one() -> None:
    texts = ("The ferry is late.", "The ferry waits at Ulm.", "The ferry leaves at nine.")
    (line,) = lines_of(*texts, in_one_line=False)
    assert [row.split(" (")[0] for row in line] == [f"“{text}”" for text in texts]


def test_a_line_that_would_make_it_too_long_stays() -> None:
    long = f"The ferry waits {'and waits ' * 55}at Ulm."
    texts = ("The ferry is late.", long, "The ferry leaves at nine.")
    first, second = lines_of(*texts, in_one_line=False)
    assert [row.split(" (")[0] for row in first] == [f"“{texts[0]}”", f"“{texts[2]}”"]
    assert second[0].startswith(f"“{long}”")


def test_lines_of_other_sections_stay_as_they_are() -> None:
    piece = words_piece("Late prints are marked.")
    entries = [Entry(section=Section.SOURCES, id="c1", pieces=(piece,))] * 2
    view = FirstView(Story("s", "", ()), [], ())
    assert [*one_line_each(entries, view)] == entries
    assert piece.kind is PieceKind.WORDS
