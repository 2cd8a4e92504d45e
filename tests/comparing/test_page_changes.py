"""A statement of an answer says where the page of its sentence changed and no longer has it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answered import reports_of, write_answer
from rashomon.comparing.lay_rows import lay_story
from rashomon.comparing.place_answers import place_answers
from rashomon.comparing.prepare import prepare_story
from rashomon.model.report import Report, ReportNames
from rashomon.parsing.parse import annotate_reports
from rashomon.show.answer_lines import tell_answer
from rashomon.show.part_lines import lines_of

pytestmark = pytest.mark.weights

BEES = "The bees of Ostrel are back in their hives, keeper Odo Varr said."
SECOND = "Nine hives were lost in the storm, he said."
STAYS = "The market of Ostrel opens again on Friday."
GOATS = "The goats of Oltyn graze on the northern shore again, as they did in other years."


def states(*texts: Sequence[str], are_one_page: bool = True) -> list[Report]:
    """Reports of these sentences, each a state of the page of the one before it."""
    days = {
        ident: ("\n".join(text), f"2031-05-0{number}")
        for number, (ident, text) in enumerate(zip("abcd", texts, strict=False), 1)
    }
    reports = reports_of(days)
    if not are_one_page:
        return reports
    first, *later = (replace(report, outlet="Harn Post") for report in reports)
    pages = [first]
    for report in later:
        pages.append(replace(report, revision_of=pages[-1].id))
    return pages


def marks(reports: list[Report]) -> list[str]:
    """What stands in the line of a statement that opens the first two sentences."""
    known = prepare_story(list(annotate_reports(reports)))
    written = write_answer([[("the bees are back and hives were lost", "a1 a2")]], reports)
    (answer,) = place_answers(known, lay_story(known, ()), [written])
    author, line = tell_answer(answer, ReportNames())
    (part,) = answer.parts()
    changed = [mark.words for mark in part.marks if mark.kind == "page-changed"]
    for words in changed:
        note = f"[the page changed and no longer says “{words}”]"
        assert note in str(line)
        assert note.strip("[]") in "\n".join(lines_of(answer, ReportNames()))
    assert ("mark" in str(author)) is bool(part.marks)
    return changed


@pytest.mark.parametrize(
    ("later", "gone"),
    [
        ([[STAYS, SECOND]], [BEES]),
        ([[STAYS]], [BEES, SECOND]),
        ([[GOATS]], [BEES, SECOND]),
        # other words, another number, the opposite
        ([["No bees are back in Ostrel, keeper Odo Varr said.", SECOND]], [BEES]),
        ([[BEES, "Eleven hives were lost in the storm, he said.", STAYS]], [SECOND]),
        ([[BEES, "No hives were lost in the storm, he said."]], [SECOND]),
        # the newest state counts, whatever stood between
        ([[STAYS], [BEES, SECOND]], []),
        ([[BEES, SECOND], [STAYS, BEES]], [SECOND]),
        # a note takes back what is still printed
        ([[f"Correction: We wrote: “{SECOND}” That was wrong.", BEES, STAYS]], [SECOND]),
        # nothing of it went
        ([[BEES, SECOND, STAYS, GOATS]], []),
        ([[SECOND, STAYS, BEES]], []),
        ([[BEES.replace(" are", "  are"), SECOND]], []),
    ],
)
def test_a_statement_says_that_a_page_lost_its_sentence(
    later: list[list[str]], gone: list[str]
) -> None:
    assert marks(states([BEES, SECOND, STAYS], *later)) == gone


def test_a_report_that_is_no_state_of_the_page_changes_nothing() -> None:
    assert marks(states([BEES, SECOND, STAYS], [GOATS], are_one_page=False)) == []


def test_a_state_that_was_set_aside_says_nothing_of_what_its_page_lost() -> None:
    known = prepare_story(list(annotate_reports(states([BEES, SECOND, STAYS], [STAYS, GOATS]))))
    assert known.no_longer_printed["a"]
    assert not replace(known, set_aside=frozenset({"b"})).no_longer_printed
