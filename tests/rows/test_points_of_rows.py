"""Rows of authors become points, and what came after them stands beside them."""

from functools import cache
from pathlib import Path

import pytest

import rashomon
from factories import parse_report
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.comparing.rows_in_story import place_in
from rashomon.model.point import Account, Point
from rashomon.model.row import PlacedRows
from rashomon.model.statement import Stance
from rashomon.parsing.parse import parsed_line
from rashomon.rows.points_of_rows import points_of_rows
from written_rows import rows_of

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
        parse=parsed_line,
        label=" / ".join,
    )


def account(text: str) -> Account:
    (found,) = placed(text).accounts
    return found


@pytest.mark.weights
def test_speaker_and_stance_are_those_of_the_statement() -> None:
    said = account('# How many drowned? | count\n1 four [4,4]: board "four sailors drowned"')
    assert (said.speaker, said.stance) == ("harbour board", Stance.ASSERTS)
    denied = account(
        '# Had the lights failed? | yes-no\n1 no: courier "The mayor denied that the lights '
        'had failed" denies'
    )
    assert (denied.value, denied.stance) == ("no", Stance.DENIES)


@pytest.mark.weights
def test_a_day_is_the_one_that_the_words_resolve_to() -> None:
    found = account('# When did they sink? | date\n1 4 March: board "on 4 March 2031"')
    assert (found.value, found.as_of) == ("2031-03-04", None)


@pytest.mark.weights
def test_other_answers_are_shown_in_the_words_of_the_report_or_not_at_all() -> None:
    assert (
        account('# What was found? | identity\n1 the hull: board "the hull of the Alba"').value
        == "the hull"
    )
    assert (
        account('# What was found? | identity\n1 a wreck: board "the hull of the Alba"').value
        is None
    )


@pytest.mark.weights
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


SAID = (
    "The keeper of Grindle Point, Odo Varr, was drunk when the lamp went out on Monday, the "
    "harbour board said."
)


DENIED = (
    "Odo Varr, the keeper of Grindle Point, was not drunk when the lamp went out on Monday, his "
    "sister said."
)


LATER = (
    "Odo Varr, keeper of the Grindle Point light, was sober when the lamp went out on Monday, his "
    "doctor said."
)


ROWS = """by: person Ada Quill
report board: {board}
report sister: {sister}
report {gone}: {nobody}

# Was Odo Varr drunk when the lamp went out? | yes-no | 1c2
1 yes: board "was drunk when the lamp went out"; {gone} "he reeked of gin"
2 no: sister "was not drunk when the lamp went out"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, told, title in (
        ("board", SAID, "Lamp out"),
        ("sister", DENIED, "Keeper denied"),
        ("doctor", LATER, "Doctor speaks"),
    ):
        (tmp_path / "in" / f"{name}.txt").write_text(
            f"The {name.title()} Post\n11 March 2031\n\n{title}\n\n{told}\n", encoding="utf-8"
        )
    return tmp_path / "in"


def rows(folder: Path, text: str = ROWS) -> Path:
    hashes = {report.id: report.sha256[:16] for report in rashomon.read(str(folder)).reports}
    path = folder.parent / "rows.txt"
    path.write_text(text.format(**hashes, gone="barman", nobody="0" * 16), encoding="utf-8")
    return path


def compared(folder: Path, text: str = ROWS) -> rashomon.Ledger:
    return rashomon.compare(str(folder), rows=rows(folder, text))


@pytest.mark.weights
def test_a_report_that_the_file_does_not_list_came_after_it(folder: Path) -> None:
    (story,) = compared(folder).stories
    (point,) = (point for point in story.points if point.by)
    sentences = {one.id: one.quote.quote for passage in story.passages for one in passage.sentences}
    assert [sentences[one] for one in point.beside or ()] == [LATER]
    assert point.row


@pytest.mark.weights
def test_words_of_a_listed_report_that_is_not_there_are_lost(folder: Path) -> None:
    (story,) = compared(folder).stories
    (point,) = (point for point in story.points if point.by)
    assert [(one.report, one.words) for one in point.lost or ()] == [("barman", "he reeked of gin")]
    assert [version.value for version in point.versions] == ["yes", "no"]


@pytest.mark.weights
def test_words_of_a_model_that_no_report_ever_proved_are_shown_nowhere(folder: Path) -> None:
    (story,) = compared(folder, ROWS.replace("person Ada Quill", "model otter")).stories
    (point,) = (point for point in story.points if point.by)
    assert point.lost is None


@pytest.mark.weights
def test_a_file_that_lists_no_report_leaves_open_what_came_after(folder: Path) -> None:
    text = "\n".join(line for line in ROWS.splitlines() if not line.startswith("report ")).replace(
        '; {gone} "he reeked of gin"', ""
    )
    (story,) = compared(folder, text).stories
    (point,) = (point for point in story.points if point.by)
    assert (point.beside, point.lost) == (None, None)


ROOT = Path(__file__).parents[2]


EXAMPLE = ROOT / "examples" / "ferry-fire"


@pytest.mark.weights
def test_the_example_is_read_again_from_its_rows() -> None:
    ledger = rashomon.compare(EXAMPLE / "reports", rows=EXAMPLE / "rows.txt")
    assert ledger.made.model
    assert ledger.made.model.refused == ()
    (story,) = ledger.stories
    assert {point.by for point in story.points if point.by} == {"model recorded-llm"}
    assert any(statement.by for statement in story.statements)
    assert any(relation.by for point in story.points for relation in point.relations)
