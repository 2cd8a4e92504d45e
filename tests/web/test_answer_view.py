"""An answer on the page: its lines, its notes, what of it was not found; the same words as
everywhere else."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from all_views import exports, screens
from answer_story import ANSWER, BY, LINES, REPORTS, TEXTS, answer_ledger, long_answer, sentence
from pages import ATTACKS
from rashomon.model.answer import FaultKind, Line, Part, PartFault, Proof, ShownAs
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Ledger
from rashomon.model.overview_words import Section
from rashomon.model.pieces import PieceRole
from rashomon.web.answer_view import show_sentences
from rashomon.web.ledger_page import render_page
from rashomon.web.markup import label_reports


def page_of(ledger: Ledger) -> Any:
    return html.fromstring(render_page(ledger))


def words(shown: Any) -> str:
    return " ".join(str(shown.text_content()).replace("\u2060", "").split())


def told_on(page: Any) -> list[str]:
    lines = page.xpath("//article[contains(@class, 'sheet')]//*[contains(@class, 'told')]")
    return [words(line) for line in lines]


def test_the_page_has_every_word_of_the_answer_but_brackets() -> None:
    ledger = answer_ledger(long_answer(2))
    entries = [entry for entry in ledger.stories[0].overview if entry.section is Section.ANSWER]
    shown = [line.replace(" [unclear]", "") for line in told_on(page_of(ledger))]
    for entry in entries:
        told = []
        for piece in entry.pieces:
            if piece.role is not PieceRole.STATUS:
                told += [piece.text, piece.names, piece.after]
        assert any(all(text in line for text in told) for line in shown), told


def test_terminal_assistants_exports_and_python_show_the_same_words() -> None:
    ledger = answer_ledger()
    texts = dict((*screens(ledger), *exports(ledger)))
    (story,) = ledger.stories
    markdown = " ".join(texts["markdown"].replace("\\", "").split())
    for entry in story.overview:
        assert str(entry) in story.overview_text()
        assert all(line in texts["overview"] for line in entry.lines)
        assert entry.in_one_line in texts["assistants"]
        assert entry.in_one_line in markdown
    assert "### Where they differ" in texts["markdown"]


def test_equal_sentences_stand_once_with_all_their_reports() -> None:
    courier = REPORTS[0]
    twin = replace(courier, id="twin", outlet="Twin")
    first = sentence("nine", "Ada Lind")
    other = replace(first, span=twin.span(first.span.start, first.span.end), speaker=None)
    reports = by_id([*REPORTS, twin])
    labels = label_reports([*REPORTS, twin])
    (shown,) = show_sentences("nine goats", (first, other), reports, labels)
    places = f"{first.span.start}-{first.span.end}"
    assert shown.homes == [
        ("Ostrel Courier", "4 May 2031", "Ada Lind", f"t-courier:{places}"),
        ("Twin", "4 May 2031", "", f"t-twin:{places}"),
    ]


def test_a_sentence_stands_between_its_neighbours_with_the_shared_words_marked() -> None:
    (shown,) = show_sentences(
        "Quill, a farm hand, held a key",
        (sentence("key"),),
        by_id(REPORTS),
        label_reports(REPORTS),
    )
    assert shown.before == "The gate had been left open overnight."
    assert shown.after == ""
    assert shown.text == (
        "The <mark>farm hand Bo Quill</mark> had the only <mark>key</mark>, the police said."
    )
    assert shown.before in TEXTS["courier"]


def test_what_was_found_in_part_has_its_reason_and_its_place() -> None:
    page = page_of(answer_ledger())
    doubts = [words(doubt) for doubt in page.xpath("//ul[@class='doubts']/li")]
    assert doubts == [
        "a statement about somebody The report's sentence stands in place of the author's words. "
        "Of a person only the report's own words stand here.",
        "“sixteen were counted later” “sixteen” stands in Harn Post, not here.",
        "“the mayor offers a reward of 700 crowns” “700” stands in no report. “the mayor” stands "
        "in no report.",
    ]
    assert page.xpath("//ul[@class='doubts']//a/@href") == ["#at-note-7", "#at-note-8"]
    assert "locked it badly" not in page.text_content()


def test_an_unclear_part_is_marked_and_opens_though_no_sentence_bears_it() -> None:
    part = Part("x fled", (), Proof.OPEN, faults=(PartFault(FaultKind.SENTENCE),))
    lines = (*LINES, Line("l-9", BY, (part,)))
    page = page_of(answer_ledger(replace(ANSWER, lines=lines)))
    (line,) = page.xpath("//li[@id='l-9']")
    assert words(line) == "x fled [unclear]unclear"
    (name,) = line.xpath(".//a")
    assert (
        words(page.get_element_by_id(name.get("href")[1:])) == "No sentence was found for it.back"
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (FaultKind.LATER, "a later report may change this"),
        (FaultKind.BESIDE, "a later report tells of this"),
    ],
)
def test_a_later_report_stands_beside_its_part_and_in_the_list(kind: FaultKind, told: str) -> None:
    found = REPORTS[2].span(0, 30)
    part = Part("nine goats fled", (sentence("nine"),), faults=(PartFault(kind, found=found),))
    lines = (*LINES, Line("l-9", BY, (part,)))
    page = page_of(answer_ledger(replace(ANSWER, lines=lines, newer=(found,))))
    (line,) = page.xpath("//li[@id='l-9']")
    assert words(line) == f"nine goats fledOstrel Courier – {told}: “{found.line}” (Harn Post)"
    assert not line.xpath(".//*[contains(@class, 'open')]")
    (listed,) = page.xpath("//ul[@class='doubts']/li[a[starts-with(@href, '#t-post:0-')]]")
    assert words(listed) == f"“{found.line}” in a later report, Harn Post"


def test_words_of_reports_in_a_line_stand_in_their_type_only_where_they_were_found() -> None:
    page = page_of(answer_ledger())
    assert page.xpath("//li[@id='l-3']//q[@class='w']/text()") == ["“Nobody left that gate open,”"]
    quoted = Part("“All fled,” he said", (), Proof.OPEN, faults=(PartFault(FaultKind.QUOTATION),))
    lines = (*LINES, Line("l-9", BY, (quoted,)))
    page = page_of(answer_ledger(replace(ANSWER, lines=lines)))
    assert not page.xpath("//li[@id='l-9']//q")


def test_an_answer_of_which_little_was_found_is_folded_behind_its_count() -> None:
    page = page_of(answer_ledger(replace(ANSWER, lines=LINES[3:])))
    (folded,) = page.xpath("//details[.//article[contains(@class, 'sheet')]]")
    assert "open" not in folded.attrib
    assert words(folded.find("summary")).startswith("otter-7b wrote this. For 1 of its 3")
    headings = [words(heading) for heading in page.xpath("//section[@id='v-overview']//h3")]
    assert headings[0] == "What differs"


def test_the_page_has_the_lines_for_which_the_overview_has_no_room() -> None:
    ledger = answer_ledger(long_answer(20))
    overview = {entry.id for entry in ledger.stories[0].overview}
    page = page_of(ledger)
    ids = page.xpath("//li/@id")
    assert {"l-1-0", "l-5-19"} <= set(ids)
    assert "l-5-19" not in overview


def test_every_id_stands_once_and_every_link_has_its_target() -> None:
    first = answer_ledger()
    other = replace(first.stories[0], id="s-2")
    page = page_of(replace(first, stories=(*first.stories, other)))
    notes = [ident for ident in page.xpath("//@id") if "note" in ident]
    assert len(notes) == len(set(notes))
    ids = set(page.xpath("//@id"))
    assert {to[1:] for to in page.xpath("//a/@href") if to.startswith("#")} <= ids


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_answers_are_escaped(attack: str) -> None:
    part = Part(attack, (sentence("dog", attack),), verdict=attack, after=attack)
    gone = Part(
        told=attack,
        sentences=(),
        proof=Proof.STRUCK,
        shown=ShownAs.NOTHING,
        faults=(PartFault(FaultKind.NAME, attack),),
    )
    line = Line(
        id="l-9",
        by=attack,
        parts=(part, gone),
        heading=attack,
        about=None,
        thing=attack,
        own=(attack,),
    )
    page = page_of(answer_ledger(replace(ANSWER, by=attack, lines=(line, line))))
    inserted = ("img", "svg", "math", "iframe", "base", "form", "template", "object")
    for element in page.iter():
        assert element.tag not in inserted
        assert not [name for name in element.attrib if name.startswith("on")]
    assert len(page.xpath("//script")) == 2


def test_an_answer_that_the_overview_lacks_is_not_shown() -> None:
    ledger = answer_ledger()
    story = replace(ledger.stories[0], overview=())
    assert not page_of(replace(ledger, stories=(story,))).xpath("//article[@class='sheet']")
