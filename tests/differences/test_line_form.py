"""The line form: what is written is read back, and what is not of the form is refused."""

import pytest

from rashomon.differences.line_form import FEW_VERSIONS, NO_END, NO_FORM, read_lines
from rashomon.model.authored import WrittenQuote
from rashomon.model.statement import Stance

KILLED = 'killed | "at least one" s2 s18 | "three people" s4'
ASKED = '? May they leave? | "will not" s3; "no one" s40 (the coalition) | "would leave" s21 denies'


def test_a_line_has_a_thing_and_versions_with_places() -> None:
    (one,) = read_lines(KILLED).differences
    assert (one.thing, one.question) == ("killed", None)
    assert one.versions[0] == (WrittenQuote("at least one", ("s2", "s18")),)
    assert len(one.versions) == 2


@pytest.mark.parametrize(
    "said", ["1 later 2", "2 conflict 1, 1 Scope 2", "1 opposed 2; 2 compatible 9"]
)
def test_what_older_files_say_of_how_versions_stand_to_each_other_is_passed_over(said: str) -> None:
    assert read_lines(f"{KILLED} | {said}") == read_lines(KILLED)


def test_a_question_its_speakers_and_stances() -> None:
    (one,) = read_lines(ASKED).differences
    assert one.question == "May they leave?"
    assert one.versions[0][1] == WrittenQuote("no one", ("s40",), "the coalition")
    assert one.versions[1][0].stance is Stance.DENIES


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('goats | "nine \\"or ten\\"" r1 | "a | b" r2', ['nine "or ten"', "a | b"]),
        ("goats | “nine” r1 | “ten” r2", ["nine", "ten"]),
        ('- goats | "nine" r1, r2 | "ten" r3', ["nine", "ten"]),
        ('3. goats | "nine" r1 | "ten" r3;', ["nine", "ten"]),
        ('goats \ud83d | "nine\udc00" r1 | "ten" r3', ["nine", "ten"]),
    ],
)
def test_marks_that_models_write_are_read(line: str, words: list[str]) -> None:
    (one,) = read_lines(line).differences
    assert [version[0].words for version in one.versions] == words


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('goats | "nine" r1', FEW_VERSIONS),
        ('goats | "nine r1 | "ten" r2', NO_END),
        ("goats are nine or ten", NO_FORM),
        ("goats | nine r1 | ten r2", NO_FORM),
        ('goats | "nine" | "ten"', NO_FORM),
        ("s12 stance denies", NO_FORM),
        ('s12 speaker "Ada Quill"', NO_FORM),
        ('goats | "nine" r1 | "ten" r2 | 1 beats 2', NO_FORM),
    ],
)
def test_what_is_not_of_the_form_is_refused_with_its_reason(line: str, reason: str) -> None:
    (refused,) = read_lines(f"# a note\n{line}").refused
    assert (refused.line, refused.reason) == (2, reason)


def test_author_legend_and_notes() -> None:
    written = read_lines(f"by: person Ina\nreport herald: 0123456789abcdef\n# a note\n{KILLED}")
    assert written.by == "person Ina"
    assert written.reports == {"herald": "0123456789abcdef"}
    assert written.differences[0].line == 4


def test_a_long_line_without_an_end_is_read_in_time_that_follows_its_length() -> None:
    assert read_lines('a | "' + "x " * 200_000).refused
    assert read_lines("a | " + '"b" r ; ' * 20_000).refused


def test_an_author_whose_name_is_longer_than_a_line_is_none() -> None:
    assert read_lines(f"by: person {'x' * 61}", "person ina").by == "person ina"
