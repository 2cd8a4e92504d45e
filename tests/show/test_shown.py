"""How differences, claims, decisions and entries are shown."""

from dataclasses import replace

from lxml import html

from answer_story import REPORTS as GOAT_REPORTS
from answer_story import WRITTEN
from factories import make_difference, make_quote, make_report, make_version
from pages import DEAD, DOORS, LOCKED, REPORTS, STORY, TOLL, rich_ledger
from rashomon.decisions.here import here
from rashomon.model.claim import Origins
from rashomon.show.markup import label_reports
from rashomon.show.page import render_page
from rashomon.show.shown import decided_words, show_difference

LABELS = label_reports(REPORTS)


def test_a_difference_has_its_versions_with_all_their_quotes_in_their_sentences() -> None:
    shown = show_difference(DEAD, LABELS)
    assert [len(version.quotes) for version in shown.versions] == [2, 1]
    quote = shown.versions[0].quotes[1]
    assert (quote.before, quote.words) == ("", "Seven people died")
    assert quote.after.startswith(" when fire ran")
    assert (quote.who, quote.report, quote.href) == ("the mayor", "Lark", "t-lark:17-34")
    assert shown.versions[0].counts == "found in 2 reports, at most 1 independent"
    assert shown.versions[1].counts == "found in 1 report"
    assert shown.relations == ("2 is compatible with 1",)
    assert shown.ranges == ("low 7, best 9, high 9: the latest count",)


def test_a_difference_of_an_answer_has_its_author_and_his_words() -> None:
    shown = show_difference(WRITTEN, label_reports(GOAT_REPORTS))
    assert (shown.by, shown.status, shown.meaning) == ("by otter-7b", "", "")
    assert shown.versions[1].words == "at least eleven, say the police"
    assert shown.versions[1].quotes[0].words.startswith("At least eleven goats fled")
    native = show_difference(LOCKED, LABELS)
    assert (native.by, native.versions[1].words) == ("", "“The gate was locked”")
    assert native.versions[0].who == "denied · Jon Tarn · The Owl 🦉"


def test_many_who_say_so_are_counted() -> None:
    reports = [make_report("Five boats sank.", f"r{n}", outlet=f"R{n}") for n in range(5)]
    quotes = [make_quote(one, "Five boats", speaker=f"Jo {one.id}") for one in reports]
    shown = show_difference(make_difference("d", make_version(*quotes)), label_reports(reports))
    assert shown.versions[0].who == "Jo r0, Jo r1, Jo r2 +2 · R0, R1, R2 +2"


def test_each_of_few_reports_has_a_cell_and_of_many_each_version() -> None:
    few = show_difference(LOCKED, LABELS, ("owl", "lark", "wren")).cells
    assert few[0] == ("“No door was locked”", "The Owl 🦉 · Jon Tarn · denies")
    assert [words for words, _ in few].count("") == 1
    many = show_difference(LOCKED, LABELS, ["owl"] * 8).cells
    assert many[0] == ("“No door was locked”", "denied · Jon Tarn · The Owl 🦉")


def test_a_claim_has_its_sentences_and_apart_those_that_are_possibly_of_it() -> None:
    story = replace(STORY, claims=(replace(TOLL, origins=Origins(2)), DOORS))
    page = html.fromstring(render_page(replace(rich_ledger(), stories=(story,))))
    toll, doors = (row.text_content() for row in page.find_class("claim"))
    counted = "3 reports bear on this, at most 2 independent"
    for told in (counted, "Lark · copied", "1 possible match"):
        assert told in toll
    assert "by ada" in doors
    assert "a neighbour · Lark" in doors


def test_a_decision_is_told_with_who_when_and_what_became_of_it() -> None:
    assert "No door was locked" in decided_words(STORY.decisions[0], here(()), {})[0]
    page = html.fromstring(render_page(rich_ledger()))
    told = next(one.text_content() for one in page.iter("li") if "heard it" in one.text_content())
    for words in ("speaker: Jon Tarn", "person ada", ": heard it · obeyed"):
        assert words in told
