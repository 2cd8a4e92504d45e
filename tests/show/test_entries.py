"""How the page shows the entries of an overview: the same words as plain text."""

from collections import Counter
from dataclasses import replace

import pytest
from lxml import html
from markupsafe import Markup

from all_views import exports, pages, screens
from factories import make_difference, make_quote, make_report, make_version, quoted
from ledgers import full_ledger
from pages import ATTACKS, DEAD, REPORTS, hostile_ledger, rich_ledger
from rashomon.cli.terminal import printable
from rashomon.model.ledger import Ledger
from rashomon.model.number import Number
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole
from rashomon.show.entries import show_pieces, show_sections
from rashomon.show.make_overview import make_overview
from rashomon.show.markup import label_reports
from rashomon.show.shown import show_difference

REPORT = make_report("Seven goats drowned, then nine.")
THING = EntryPiece(PieceKind.WORDS, "goats", role=PieceRole.THING)
TOLL = (
    THING,
    EntryPiece(PieceKind.QUOTE, "Seven", (quoted(REPORT, "Seven"),), row=1, number="a"),
    EntryPiece(PieceKind.WORDS, "The Ash", role=PieceRole.REPORTS, row=1),
    EntryPiece(PieceKind.WORDS, "→", row=2),
    EntryPiece(PieceKind.VALUE, "2 May", row=2),
    EntryPiece(PieceKind.QUOTE, "nine", (quoted(REPORT, "nine"),), row=2, number="b"),
    EntryPiece(PieceKind.WORDS, "Ada", role=PieceRole.SPEAKER, row=2),
    EntryPiece(PieceKind.WORDS, "The Elm", role=PieceRole.REPORTS, row=2),
    EntryPiece(PieceKind.WORDS, "differ", role=PieceRole.STATUS),
)


def one(section: Section, ident: str, text: str, **more: bool) -> Entry:
    return Entry(section, ident, pieces=(EntryPiece(PieceKind.WORDS, text),), **more)


def words_in(page: Markup | html.HtmlElement) -> str:
    """What is read, without the words of a scale."""
    shown = html.fromstring(f"<p>{page}</p>") if isinstance(page, Markup) else page
    for scale in shown.xpath(".//small"):
        scale.drop_tree()
    return " ".join(str(shown.text_content()).split())


def test_sections_stand_in_their_order_with_what_is_not_open_apart() -> None:
    entries = (
        one(Section.NUMBERS, "d-dead", "one"),
        one(Section.NUMBERS, "gone", "three", open=False),
        one(Section.DIFFER, "d-locked", "two"),
    )
    shown = show_difference(DEAD, label_reports(REPORTS))
    (story,) = full_ledger().stories
    story = replace(story, overview=entries)
    first, second = show_sections(story, {"d-dead": shown}, {"d-locked": "d-locked"})
    assert [entry.text for entry in (*first.open, *first.more)] == ["one", "three"]
    assert first.open[0].opened is shown
    assert first.more[0].href == ""
    assert second.open[0].href == "d-locked"


def test_each_version_has_a_cell_whatever_its_words() -> None:
    ash, elm = (
        make_report(f"{text}{' and so on' * 90}", name)
        for text, name in (("2 | 1 won", "ash"), ("1 : 2", "elm"))
    )
    versions = make_version(make_quote(ash, "2 | 1")), make_version(make_quote(elm, "1 : 2"))
    (story,) = full_ledger().stories
    differences = (make_difference("d1", *versions),)
    story = replace(story, reports=("ash", "elm"), claims=(), copies=(), differences=differences)
    entries = make_overview(story, (ash, elm))
    (entry,) = [entry for entry in entries if entry.section is Section.DIFFER]
    shown = html.fromstring(f"<p>{show_pieces(entry, {})}</p>")
    cells = shown.xpath(".//span[@class='versions']/span/span[@class='w']")
    assert [cell.text for cell in cells] == ["2 | 1", "1 : 2"]


def test_each_row_of_a_toll_has_its_mark() -> None:
    span = quoted(REPORT, "Seven")
    seven = Number(
        id="a", span=span, phrase=span, sentence="w", low=7, high=7, limit="exact", measure="killed"
    )
    numbers = {"a": seven, "b": replace(seven, id="b", low=9, high=9)}
    entry = Entry(Section.NUMBERS, "t", pieces=TOLL)
    drawn = show_pieces(entry, numbers)
    assert (drawn.count("<svg"), drawn.count("<b>"), drawn.count("versions")) == (2, 1, 0)
    assert words_in(drawn) == "goats: “Seven” (The Ash) → 2 May: “nine” (Ada, The Elm) [differ]"
    assert str(entry).split("\n") == [
        "goats:",
        "“Seven” (The Ash)",
        "→ 2 May: “nine” (Ada, The Elm) [differ]",
    ]


@pytest.mark.parametrize("ledger", [rich_ledger(), full_ledger(), hostile_ledger(ATTACKS[0])])
def test_page_terminal_assistants_exports_and_python_show_the_same_words(ledger: Ledger) -> None:
    texts = dict((*screens(ledger), *pages(ledger), *exports(ledger)))
    page = html.fromstring(texts["page"])
    shown = Counter(words_in(entry) for entry in page.xpath("//span[@class='told']"))
    markdown = evened(texts["markdown"].replace("\\", ""))
    for story in ledger.stories:
        entries = Counter(evened(str(entry)) for entry in story.overview)
        assert entries <= shown
        python = evened(story.overview_text())
        for entry in story.overview:
            line = evened(entry.in_one_line)
            assert line in evened(texts["assistants"])
            assert line.replace("\\", "") in markdown
            assert f"- {evened(str(entry))}" in python
            for row in entry.lines:
                assert evened(printable(row)) in evened(texts["overview"])


def evened(text: str) -> str:
    """The text with every white space as one."""
    return " ".join(text.split())
