"""An answer on the page: its text, its notes, its marks, what was written again; the same words as
everywhere else."""

import json
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from all_views import exports, screens
from answer_story import ANSWER, LINES, REPORTS, TEXTS, answer_ledger, long_answer, sentence
from pages import ATTACKS
from rashomon.model.answer import Line, Part
from rashomon.model.answer_marks import LaterKind, LaterSentence, Mark, MarkKind
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Ledger
from rashomon.show.behind_statements import show_sentences
from rashomon.show.markup import label_reports
from rashomon.show.page import render_page
from rashomon.show.tracked_changes import track_changes


def page_of(ledger: Ledger) -> Any:
    return html.fromstring(render_page(ledger))


def words(shown: Any) -> str:
    return " ".join(str(shown.text_content()).replace("\u2060", "").split())


def statements(page: Any) -> list[Any]:
    return list(page.xpath("//article[@class='sheet']//span[contains(@class, 's')][@data-n]"))


def test_the_page_has_every_word_of_the_answer() -> None:
    answer = long_answer(2)
    (sheet,) = page_of(answer_ledger(answer)).xpath("//article[@class='sheet']")
    shown = words(sheet)
    for line in answer.lines:
        assert all(part in shown for part in (line.heading or "", line.thing or ""))
        assert all(" ".join(part.told.split()) in shown for part in line.parts)


def test_terminal_and_exports_show_the_same_words() -> None:
    ledger = answer_ledger()
    texts = dict((*screens(ledger), *exports(ledger)))
    markdown = " ".join(texts["markdown"].replace("\\", "").split())
    for part in ANSWER.parts():
        assert part.told in texts["overview"]
        assert part.told in markdown
    assert "### Where they differ" in texts["markdown"]


def test_each_statement_with_sentences_has_one_number_that_opens_them() -> None:
    page = page_of(answer_ledger())
    shown = statements(page)
    assert [one.get("data-n") for one in shown] == [str(n) for n in range(1, 9)]
    for one in shown:
        (chip,) = one.xpath(".//a[@role='doc-noteref']")
        assert chip.get("href") == f"#note-{one.get('data-n')}"
        assert page.get_element_by_id(chip.get("href")[1:]).get("value") == one.get("data-n")


def test_a_statement_has_the_columns_of_its_sentences_and_a_conclusion_stands_apart() -> None:
    lines = page_of(answer_ledger()).xpath("//article[@class='sheet']//div[contains(@class,'al')]")
    opening = [line for line in lines if line.xpath(".//span[@data-n]")]
    assert all(line.xpath("./span[@class='mx']/i") for line in opening)
    (own,) = [line for line in lines if "own" in line.get("class").split()]
    assert not own.xpath("./span[@class='mx']/i")


def test_marks_stand_beside_their_statement_and_dot_its_words() -> None:
    page = page_of(answer_ledger())
    (marked,) = page.xpath("//article[@class='sheet']//span[@class='mkw']")
    assert words(marked) == "17"
    beside = [words(mark) for mark in page.xpath("//article[@class='sheet']//*[@class='mk']")]
    assert beside[0] == "17: no report prints it"
    assert "1 of 2 has a sentence behind it, Harn Post" in beside


def test_what_was_written_again_stands_as_tracked_changes() -> None:
    assert track_changes("All nine fled", "At least nine fled north") == (
        "<del>All</del> <ins>At least</ins> nine fled <ins>north</ins>"
    )
    (mended,) = page_of(answer_ledger()).xpath("//details[@id='mended-answer']")
    assert "open" not in mended.attrib
    assert words(mended.find("summary")) == (
        "1 statement written again, 1 taken out by otter-7b, when it had to name sentences"
    )
    assert [words(gone) for gone in mended.xpath(".//li[2]//del")] == ["It rained"]
    assert "Goats fled. Goats fled." in words(mended)  # the first text, whole


def test_equal_sentences_stand_once_with_all_their_reports() -> None:
    courier = REPORTS[0]
    twin = replace(courier, id="twin", outlet="Twin", published="2031-05-04T12:10")
    first = sentence("nine", "Ada Lind")
    second = replace(first, span=twin.span(first.span.start, first.span.end), speaker=None)
    reports = [*REPORTS, twin]
    part = Part("nine goats", (first, second))
    story = answer_ledger().stories[0]
    labels = label_reports(reports)
    (shown,) = show_sentences(part, story.answers[0], story, by_id(reports), labels)
    places = f"{first.span.start}-{first.span.end}"
    assert shown.homes == [
        ("Ostrel Courier", "4 May 2031", "Ada Lind", f"t-courier:{places}"),
        ("Twin", "4 May 2031, 12:10 (no zone)", "", f"t-twin:{places}"),
    ]


def test_a_sentence_stands_between_its_neighbours() -> None:
    part = Part("the hand had “the only key”", (sentence("key"),))
    (story,) = answer_ledger().stories
    labels = label_reports(REPORTS)
    (shown,) = show_sentences(part, story.answers[0], story, by_id(REPORTS), labels)
    assert (shown.before, shown.after) == ("The gate had been left open overnight.", "")
    assert shown.text == ("The farm hand Bo Quill had <mark>the only key</mark>, the police said.")
    assert shown.before in TEXTS["courier"]


def test_a_later_report_stands_beside_its_statement_and_in_the_list() -> None:
    span = REPORTS[2].span(0, 30)
    later = LaterSentence(span, LaterKind.OTHER)
    part = Part("nine goats fled", (sentence("nine"),), later=(later,))
    lines = (*LINES, Line("l-9", "model otter-7b", (part,)))
    page = page_of(answer_ledger(replace(ANSWER, lines=lines, newer=(span,))))
    (line,) = page.xpath("//*[@id='l-9']")
    assert f"a later report may change this: “{span.line}” (Harn Post)" in words(line)
    assert any(span.line in words(item) for item in page.xpath("//details[@class='mend']/ul/li"))


def test_quotations_in_a_line_stand_in_the_type_of_reports() -> None:
    page = page_of(answer_ledger())
    quoted = page.xpath("//article[@class='sheet']//q[@class='w']/text()")
    assert "“Nobody left that gate open,”" in quoted


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
    marks = (Mark(MarkKind.NAME, attack), Mark(MarkKind.NUMBER, attack[:3]))
    part = Part(attack, (sentence("dog", attack),), after=attack, was=attack, marks=marks)
    line = Line(
        id="l-9", by=attack, parts=(part, Part(attack)), heading=attack, thing=attack, since=attack
    )
    hostile = replace(
        ANSWER,
        by=attack,
        lines=(line, replace(line, id="l-8")),
        taken_out=(attack,),
        dropped=(attack,),
        first=attack,
    )
    page = page_of(answer_ledger(hostile))
    inserted = ("img", "math", "iframe", "base", "form", "template", "object")
    for element in page.iter():
        assert element.tag not in inserted
        assert not [name for name in element.attrib if name.startswith("on")]
    assert len(page.xpath("//script[not(@type)]")) == 2
    (data,) = page.xpath("//script[@class='walk']/text()")
    assert {each["told"] for each in json.loads(data)["statements"]} == {attack}


def test_a_mark_within_a_quotation_leaves_the_quotations_around_it_as_they_are() -> None:
    ledger = answer_ledger()
    (story,) = ledger.stories
    answer, *older = story.answers
    line = answer.lines[0]
    part = replace(
        line.parts[0],
        told='drops "up to" and "nearly", but not “so many”',
        marks=(Mark(MarkKind.QUOTATION, "up to"), Mark(MarkKind.NUMBER, "so")),
    )
    line = replace(line, parts=(part, *line.parts[1:]))
    answer = replace(answer, lines=(line, *answer.lines[1:]))
    story = replace(story, answers=(answer, *older))
    shown = statements(page_of(replace(ledger, stories=(story,))))[0].find(".//span[@class='sw']")
    assert words(shown) == part.told
    assert [words(one) for one in shown.xpath(".//q")] == ['"up to"', '"nearly"', "“so many”"]
    assert [words(one) for one in shown.xpath(".//*[@class='mkw']")] == ["up to", "so"]
