"""Words of a speaker that a page has no more are marked wherever speakers are listed, and words
that it still has are listed once."""

from pathlib import Path

import pytest

import rashomon
from commands import output
from rashomon.model.statement import OnPage, Statement

pytestmark = pytest.mark.weights

# Of each event: what happened, who said what was taken out later, and what stays.
EVENTS = {
    "organ": (
        "The organ of Halle church fell silent on Sunday.",
        'Sexton Ulla Brandt said: "The bellows were slashed with a knife."',
        'Organist Per Moss said: "We will sing without it."',
    ),
    "eels": (
        "Eels died in the Luhe river below Tarnow on Monday.",
        "The angler Bo Frisk said that acid from the tannery had run into the Luhe.",
        "Samples of the Luhe were taken, the biologist Ada Wend said.",
    ),
    "tram": (
        "A tram left the rails in Gorlau on Tuesday.",
        "The tram driver was on the telephone, the passenger Nils Otte told reporters.",
        "Nobody was hurt in the tram, the fire chief Rita Sand said.",
    ),
    "cheese": (
        "The dairy of Ombra recalled its blue cheese on Friday.",
        "The cheese cellar was full of rats, according to the inspector Lars Hemm.",
        "Buyers of the cheese get their money back, the manager Ina Toll said.",
    ),
    "chess": (
        "The chess final of Vard was broken off on Thursday.",
        'The referee Hugo Stern says that the champion "had a wire in his shoe".',
        "The chess final will be played again, the organiser Eva Lunt said.",
    ),
}


def page(event: str, *sentences: str, day: int) -> str:
    told = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    moment = f"2031-03-{day:02}T07:00:00Z"
    return (
        f"<html><head><title>{sentences[0]}</title>"
        '<meta property="og:site_name" content="Quill Post">'
        '<meta property="article:published_time" content="2031-03-04T07:00:00Z">'
        f'<meta property="article:modified_time" content="{moment}">'
        f'<link rel="canonical" href="https://quill.example/{event}"></head>'
        f"<body><article><h1>{sentences[0]}</h1>{told}</article></body></html>"
    )


@pytest.fixture(scope="module")
def changed_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of pages from each of which somebody's words were taken out."""
    folder = tmp_path_factory.mktemp("gone")
    for event, (known, gone, stays) in EVENTS.items():
        for name, told, day in (("early", (known, gone, stays), 4), ("late", (known, stays), 5)):
            text = page(event, *told, day=day)
            (folder / f"{event}-{name}.html").write_text(text, encoding="utf-8")
    rashomon.compare(folder).save(folder / "l.json")
    return folder / "l.json"


def statements_of(ledger: Path, event: str) -> list[Statement]:
    stories = rashomon.load(ledger).stories
    return [
        statement
        for story in stories
        for statement in story.listed_statements
        if statement.report.startswith(event)
    ]


@pytest.mark.parametrize("event", EVENTS)
def test_what_a_page_has_no_more_is_marked_and_the_rest_stands_once(
    changed_pages: Path, event: str
) -> None:
    states = {
        (statement.report, statement.on_page) for statement in statements_of(changed_pages, event)
    }
    assert states == {(f"{event}-early", OnPage.GONE), (f"{event}-late", OnPage.NEWEST)}


def test_who_asks_for_a_statement_sees_the_mark(changed_pages: Path) -> None:
    statement = statements_of(changed_pages, "eels")[0]
    assert output("show", changed_pages, statement.id).endswith("[no longer on the page]\n")
