"""What looks like furniture and is news is compared; only what is certain is left out.

All of it is invented."""

import pytest

from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORY = [
    "Tower of Sant Orell falls in the night",
    "By Ada Holm",
    "The bell tower of Sant Orell fell on Sunday night on to the market below, the council said.",
    "Stones lay on the stalls until the morning, and the street to the quay was shut.",
    "The mayor, Ruy Lanz, asked engineers from the capital to look at the nave.",
    "Masons had warned of cracks in the wall for years, a member of the council said.",
]
LIKE_FURNITURE = [
    # closing ones
    "The post of bell-ringer first appeared on a list of nine that the town will cut.",
    "Subscribers of the parish letter gave 40,000 crowns in a night.",
    "Live wires fell on three of the stalls.",
    "This report is based on what four masons told the council in private.",
    "Ada Holm saw the tower lean at noon and reported from the quay until it fell.",
    "The diocese will publish the list of victims on its website on Monday.",
    "Donations for the families go to the parish, account 11-204, the mayor said.",
    "Copyright in the bell's design passed to the town in 2019, a judge ruled.",
    "All rights to the ruin were sold to a hotel last year.",
    # middle ones
    "Related deaths: two, both of them masons.",
    "Read out in church: the names of nine missing pilgrims.",
    "Toll by street: Quay 4, Mill Lane 2, Market 9",
    "Watch kept all night: no sign of the sacristan",
    "Video from a shop shows the spire turning before it drops.",
    "Comments by the bishop angered the families.",
    "Updated plans for the tower had been refused twice.",
    # opening ones
    "UPDATE 3: Sacristan found alive",
    "Exclusive: letter shows bishop knew of cracks",
    "By noon nobody had counted the stalls.",
    "Editor of church paper among victims",
    "Picture of ruin: no stone on another",
    "Written warning ignored, masons say",
]
CERTAIN = [
    "Sign up for our newsletter.",
    "Photo: Ada Holm",
    "Reporting by Ada Holm; editing by Tom Ek",
    "© 2031 Orell Courier. All rights reserved.",
    "Published 4 May 2031, 10:40",
]


def read(line: str, place: int) -> Report:
    text = "\n\n".join([*STORY[:place], line, *STORY[place:]])
    return read_report("page.txt", text.encode(), settings=ReadSettings())


def is_left_out(line: str, place: int) -> bool:
    report = read(line, place)
    return report.is_furniture(start := report.text.index(line), start + len(line))


@pytest.mark.parametrize("place", [2, 4, 6], ids=["opening", "middle", "closing"])
@pytest.mark.parametrize("line", LIKE_FURNITURE)
def test_news_that_looks_like_furniture_is_compared(line: str, place: int) -> None:
    assert not is_left_out(line, place)


@pytest.mark.parametrize("line", CERTAIN)
def test_what_is_certain_is_left_out(line: str) -> None:
    assert is_left_out(line, 6)


def test_what_is_doubtful_is_marked_and_compared() -> None:
    line = "Read more: Bishop resigns"
    report = read(line, 6)
    (piece,) = (piece for piece in report.furniture if piece.quote == line)
    assert (piece.type, piece.certain, piece in report.left_out) == ("related", False, False)
    assert not report.is_furniture(piece.start, piece.end)


def test_markup_of_captions_and_links_is_certain_and_that_of_boxes_of_prose_is_not() -> None:
    prose = "".join(f"<p>{line}</p>" for line in STORY[2:])
    page = f"""<html><body><article><h1>{STORY[0]}</h1><p>{STORY[2]}</p>
    <figure><img src="a.jpg"><figcaption>Men carry the bell from the ruin</figcaption></figure>
    {prose}<p class="newsletter">Nine people are missing in Sant Orell, the brigade said.</p>
    </article></body></html>"""
    report = read_report("page.html", page.encode(), settings=ReadSettings())
    kinds = {piece.quote: piece.certain for piece in report.furniture}
    assert kinds.get("Men carry the bell from the ruin") is True
    assert not kinds.get("Nine people are missing in Sant Orell, the brigade said.", False)


@pytest.mark.parametrize(
    ("credit", "is_certain"),
    [
        ("Torv took the credit and 3,000 crowns.", False),
        ("Lanz resigned.", False),
        ("Torv Bell", True),
        ("Picture: Torv Bell / Quay Press", True),
        ("Handout from the council", True),
    ],
)
def test_a_credit_by_markup_is_certain_unless_it_tells_something(
    credit: str, *, is_certain: bool
) -> None:
    title, _, *lines = STORY
    prose = "".join(f"<p>{line}</p>" for line in lines)
    page = f'<article><h1>{title}</h1>{prose}<p class="credit">{credit}</p>{prose}</article>'
    report = read_report("tower.html", f"<html><body>{page}</body></html>".encode(), ReadSettings())
    (piece,) = [piece for piece in report.furniture if piece.quote == credit]
    assert (piece.type, piece.certain) == ("credit", is_certain)


def test_a_line_that_tells_something_behind_an_order_is_prose() -> None:
    line = "Follow us on X. FOLLOW: Rescuers found 2 more bodies on Thursday."
    text = f"Mill burns down\n\nThe mill at Orle burnt down on Monday, they said.\n\n{line}\n"
    report = read_report("a.txt", text.encode(), ReadSettings())
    assert not [piece for piece in report.furniture if line in piece.quote]
