"""Rows that an author wrote become accounts with values of the reports' words, and points that
claim no more than these do."""

from functools import cache

import pytest

from factories import parse_report
from rashomon.annotations.annotate import parsed_line
from rashomon.model.point import Account, Point, Status
from rashomon.model.row import PlacedRows
from rashomon.model.statement import Stance
from rashomon.prepared_story import Prepared, place_in, prepare_story
from rashomon.rows.points_of_rows import points_of_rows
from written_rows import rows_of

pytestmark = pytest.mark.weights

TEXTS = {
    "board": "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz on 4 March 2031. The "
    "harbour board said four sailors drowned. Divers found the hull of the Alba.",
    "courier": "Barges lost\n\nA gale sank nine barges off Port Lenz, "
    "and seven sailors drowned, said "
    "Mara Oduya. The harbour closed. The mayor denied that the lights had failed. Dozens of "
    "houses lost their roofs.",
    "pilots": "Storm\n\nEleven barges sank in the gale. The lights had failed before midnight, the "
    "pilots' union said. Four sailors drowned. The harbour did not close.",
}


@cache
def known() -> Prepared:
    return prepare_story(
        [parse_report(text, name, anchor="2031-03-05") for name, text in TEXTS.items()]
    )


def placed(text: str) -> PlacedRows:
    return place_in(known(), rows_of(text, [a.report for a in known().annotated]))


def points(text: str) -> tuple[Point, ...]:
    found = known()
    return points_of_rows(
        placed(text),
        found.annotated,
        names=found.names,
        statements=found.statements,
        parse=parsed_line,
        label=" / ".join,
    )


def account(text: str) -> Account:
    (found,) = placed(text).accounts
    return found


DROWNED = """# How many sailors drowned? | count | 1u2
1 four [4,4]: board "four sailors drowned"; pilots "Four sailors drowned"
2 seven [7,7]: courier "seven sailors drowned"
"""


def test_speaker_and_stance_are_those_of_the_statement() -> None:
    said = account('# How many drowned? | count\n1 four [4,4]: board "four sailors drowned"')
    assert (said.speaker, said.stance) == ("harbour board", Stance.ASSERTS)
    denied = account(
        '# Had the lights failed? | yes-no\n1 no: courier "The mayor denied that the lights '
        'had failed" denies'
    )
    assert (denied.value, denied.stance) == ("no", Stance.DENIES)


def test_a_day_is_the_one_that_the_words_resolve_to() -> None:
    found = account('# When did they sink? | date\n1 4 March: board "on 4 March 2031"')
    assert (found.value, found.as_of) == ("2031-03-04", None)


def test_other_answers_are_shown_in_the_words_of_the_report_or_not_at_all() -> None:
    assert (
        account('# What was found? | identity\n1 the hull: board "the hull of the Alba"').value
        == "the hull"
    )
    assert (
        account('# What was found? | identity\n1 a wreck: board "the hull of the Alba"').value
        is None
    )


def test_one_span_may_answer_two_questions() -> None:
    text = (
        '# Who drowned? | identity\n1 sailors: pilots "Four sailors drowned"\n# Who died? | '
        'identity\n1 sailors: pilots "Four sailors drowned"'
    )
    one, other = placed(text).accounts
    assert (one.quote, one.value) == (other.quote, other.value)
    assert one.id != other.id


def test_a_question_that_names_what_no_answer_does_is_called_by_its_words() -> None:
    (point,) = points(
        '# How many did the Ostara carry? | count\n1 four [4,4]: pilots "Four sailors drowned"'
    )
    assert (point.question, point.question_by) == ("Four sailors drowned.", None)
    assert point.author_question == "How many did the Ostara carry?"
    (named,) = points(
        '# How many off Port Lenz? | count\n1 four [4,4]: pilots "Four sailors drowned"'
    )  # said elsewhere
    assert named.author_question == "How many off Port Lenz?"
    (figured,) = points('# Were 12 lost? | yes-no\n1 no: pilots "Four sailors drowned"')
    assert figured.author_question == "Were 12 lost?"


def test_no_rows_no_points() -> None:
    assert placed("") == PlacedRows()
    assert points("") == ()


def test_the_order_of_the_reports_changes_nothing() -> None:
    text = DROWNED + (
        '# Did the harbour close? | yes-no | 1c2\n1 yes: courier "The harbour closed"\n2 no: '
        'pilots "The harbour did not close"\n'
    )
    back = prepare_story(
        [parse_report(text, name, anchor="2031-03-05") for name, text in reversed(TEXTS.items())]
    )
    rows = rows_of(text, [a.report for a in back.annotated])
    again = points_of_rows(
        place_in(back, rows),
        back.annotated,
        names=back.names,
        statements=back.statements,
        parse=parsed_line,
        label=" / ".join,
    )
    assert again == points(text)
    assert [p.status for p in again] == [Status.UPDATED, Status.DISPUTED]
