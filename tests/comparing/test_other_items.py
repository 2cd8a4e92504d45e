"""Items of other stories on a page of several take no part in the comparison of one."""

from collections.abc import Sequence

import pytest

from factories import make_report
from rashomon import compare
from rashomon.comparing.other_items import mark_other_items
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from report_pairs import pairs_in

pytestmark = pytest.mark.weights
LETTER = "The morning letter: what to know today"
STORIES = {name: reports[:2] for name, reports in pairs_in("longer").items()}


def letter(*items: Report, title: str = LETTER) -> Report:
    """A page that has these reports as items."""
    text = "\n\n".join((title, *(item.text for item in items)))
    return make_report(text, "letter", title=title, published=items[0].published)


def related_in(page: Report, beside: Sequence[Report]) -> str:
    """What the page has of other stories, if it stands in one story with the reports beside it."""
    marked, *_ = mark_other_items(list(annotate_reports([page, *beside])))
    return "\n".join(part.quote for part in marked.report.furniture if part.type == "related")


def test_items_of_other_stories_are_furniture() -> None:
    names = list(STORIES)
    missed = []
    for n, name in enumerate(names):
        told, beside = STORIES[name]
        others = [STORIES[names[(n + step) % len(names)]][0] for step in (1, 2, 3)]
        related = related_in(letter(others[0], told, *others[1:]), [beside])
        assert told.title
        assert told.title not in related, name
        missed += [other.title for other in others if str(other.title) not in related]
    assert len(missed) <= 2, missed


def test_sections_of_one_story_are_no_items_of_others() -> None:
    for name, (told, beside) in STORIES.items():
        paragraphs = told.text.split("\n\n")[1:]
        heads = ["What happened so far", "How it began", "What comes next now"]
        sections = [
            make_report("\n\n".join((head, *paragraphs[n::3])), f"section{n}")
            for n, head in enumerate(heads)
        ]
        assert not related_in(letter(*sections, title=str(told.title)), [beside]), name


def test_a_letter_alone_and_one_of_two_items_are_left_as_they_are() -> None:
    (one, beside), (other, _), (third, _) = list(STORIES.values())[:3]
    assert not related_in(letter(one, other, third), [])
    assert not related_in(letter(one, other), [beside])


def test_nobody_is_quoted_from_items_of_other_stories() -> None:
    (one, beside), (other, _), (third, _) = list(STORIES.values())[:3]
    ledger = compare([letter(one, other, third), beside])
    (story,) = [story for story in ledger.stories if "letter" in story.reports]
    quoted = [said.quote.start for said in story.statements if said.report == "letter"]
    text = letter(one, other, third).text
    assert quoted
    assert max(quoted) < text.index(str(other.title))
