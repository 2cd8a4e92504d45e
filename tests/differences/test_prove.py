"""What of an author's line stands: one proof for models, assistants and people."""

from collections.abc import Mapping

import pytest

from factories import parse_report
from rashomon.differences.authored_differences import AuthoredDifferences, authored_differences
from rashomon.differences.find_words import NOT_THERE, find_difference, searchable
from rashomon.differences.line_form import read_lines
from rashomon.differences.prove import ATTRIBUTES, NAME_ALONE, NO_HEADING, NOT_APART, Prover
from rashomon.differences.quoted_words import pages_of
from rashomon.lineage.lines import OriginCounter
from rashomon.model.difference import DifferenceKind, Status
from rashomon.names.join_names import join_names
from rashomon.parsing.parse import parsed_line
from rashomon.statements.extract import extract_statements

pytestmark = pytest.mark.weights


def proved(line: str, reports: Mapping[str, str]) -> AuthoredDifferences:
    """What stands of a line about these reports."""
    pages = [parse_report(text, ident) for ident, text in reports.items()]
    names = join_names(pages)
    statements = extract_statements(pages, names=names)
    written = read_lines(line, "model demo")
    texts = {page.report.id: searchable(page.report) for page in pages}
    found = [find_difference(one, texts, written.by) for one in written.differences]
    refused = [fault for _, faults in found for fault in faults]
    prover = Prover(pages_of(pages, names, statements, ()), names, parsed_line)
    counter = OriginCounter((), [page.report for page in pages], statements, names)
    made = authored_differences(
        [one for one, _ in found if one],
        prover,
        claims=(),
        names=names,
        count=counter.of_quotes,
    )
    return AuthoredDifferences(made.differences, (*refused, *made.refused))


def words(made: AuthoredDifferences) -> list[list[str]]:
    """The words of each version."""
    (one,) = made.differences
    return [[quote.span.quote for quote in version.quotes] for version in one.versions]


def test_versions_are_the_reports_words_with_the_numbers_that_the_program_reads() -> None:
    made = proved(
        'goats drowned | "nine" a | "at least eleven" b',
        {"a": "On Monday nine goats drowned.", "b": "At least eleven goats drowned on Monday."},
    )
    (one,) = made.differences
    assert words(made) == [["nine"], ["At least eleven"]]
    assert (one.kind, one.thing) == (DifferenceKind.NUMBER, "goats drowned")
    assert [(v.low, v.high, v.reports) for v in one.versions] == [(9, 9, 1), (11, None, 1)]
    assert (one.status, one.by) == (Status.DIFFERS, "model demo")


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("At least nine goats drowned.", "nine", "At least nine"),
        (
            "The farmer did not leave the gate open.",
            "leave the gate open",
            "did not leave the gate open",
        ),
        (
            "The farmer denied leaving the gate open.",
            "leaving the gate open",
            "denied leaving the gate open",
        ),
        ("The bridge may have fallen on Monday.", "have fallen", "may have fallen"),
        ("Harl Oddsen, 51, did not see the bridge.", "51", "51"),
        ("A farmer failed the test of the gate on Monday.", "on Monday", "on Monday"),
        ("A farmer lay bleeding at the gate.", "bleeding at the gate", "bleeding at the gate"),
        ("The farmer's No. 1 goats stayed unbeaten.", "stayed unbeaten", "stayed unbeaten"),
        ("Reports that the bridge fell are false.", "the bridge fell", "the bridge fell are false"),
        (
            "There is no evidence that the bridge fell.",
            "the bridge fell",
            "no evidence that the bridge fell",
        ),
    ],
)
def test_what_governs_words_is_among_them(text: str, quote: str, shown: str) -> None:
    heading = "bridge" if "bridge" in text else "goats" if "goats" in text else "gate"
    made = proved(
        f'{heading} | "{quote}" a | "quite another story" b',
        {"a": text, "b": f"Of the {heading} they told quite another story."},
    )
    assert words(made)[0] == [shown]


def test_words_that_do_not_stand_in_the_report_are_refused() -> None:
    made = proved('goats | "nine" a | "twelve" b', {"a": "Nine goats fled.", "b": "No goats fled."})
    assert NOT_THERE in {one.reason for one in made.refused}
    assert not made.differences


@pytest.mark.parametrize(
    ("line", "reports"),
    [
        ('goats | "nine" a | "9" b', {"a": "Nine goats fled.", "b": "The 9 goats fled."}),
        (
            'goats | "the nine goats" a | "nine goats" b',
            {"a": "The nine goats fled.", "b": "Then nine goats fled."},
        ),
    ],
)
def test_the_same_in_another_spelling_is_no_difference(line: str, reports: dict[str, str]) -> None:
    made = proved(line, reports)
    assert [one.reason for one in made.refused] == [NOT_APART]


def test_words_that_only_attribute_are_no_version_but_where_it_is_asked_who_says_it() -> None:
    reports = {
        "a": "The cook was killed on Monday, the mayor said.",
        "b": "The cook was killed by a falling beam.",
    }
    made = proved('killed | "the mayor said" a | "a falling beam" b', reports)
    assert ATTRIBUTES in {one.reason for one in made.refused}
    assert not made.differences
    asked = {"a": reports["a"], "b": "The cook was killed on Monday, a nurse said."}
    made = proved(
        '? Who said that the cook was killed? | "the mayor said" a | "a nurse said" b', asked
    )
    assert len(made.differences) == 1


@pytest.mark.parametrize(
    "line",
    [
        'Selo | "guard" a | "head gardener" b',
        '? When was the gate fired upon? | "on Monday" c | "Saturday morning" d',
        '? Who won? | "Oddsen" c | "Selo" d',
        'Ada Lynch | "head gardener" i | "gardener" j',
        'O\'Hara\'s | "goats" e | "two sheep" f',
    ],
)
def test_what_names_or_describes_without_an_accusation_is_a_version(line: str) -> None:
    told = {
        "a": "The gate was locked, the guard Tam Selo said.",
        "b": "The gate stood open, the head gardener Tam Selo said.",
        "c": "The gate was fired upon on Monday, and Harl Oddsen won the race.",
        "d": "The gate was fired upon Saturday morning, and Tam Selo won the race.",
        "e": "O'Hara's goats fled.",
        "f": "O'Hara's two sheep fled.",
        "i": "The gate stood open, the head gardener Ada Lynch said.",
        "j": "The gate stood open, the gardener Ada Lynch said. Ada Lynch laughed.",
        "g": "Forty gunmen held the hill.",
        "h": "About sixty gunmen held the hill.",
    }
    (one,) = proved(line, told).differences
    assert len(one.versions) == 2


SOUGHT = {
    "a": "The killer, Bo Quill, was led away. The cook was murdered by Ada Selm.",
    "b": "Harl Oddsen and the killer of the cook met. The killer's friend, Jon Pell, wept.",
    "c": "The attacker was identified as Ruo Sand. Attack victim Lena Frisk knew the attacker.",
    "d": "Tom Arden is charged with manslaughter. Mott Larsen was murdered, the murderer said.",
    "e": "Arden was charged with two counts of murder on Monday. If Bea Holt murdered him, say so.",
    "g": "Harl Oddsen killed a goat. Mott Larsen died. Jon Pell killed the cook by mistake.",
    "h": "The killer is sought. Councillor Harl Oddsen opened the guilty feast of the cook.",
    "f": "The council was named by the killer as Ines Vale's. Odo Brandt blamed Ines Vale.",
}


@pytest.mark.parametrize(
    ("heading", "quote", "stands"),
    [
        ("the killer", '"Bo Quill" a', True),
        ("the attacker", '"Ruo Sand" c', True),
        ("? Who murdered the cook?", '"Ada Selm" a', True),
        ("? Who was murdered?", '"Mott Larsen" d', True),
        ("? What is Arden charged with?", '"two counts of murder" e', True),
        ("? What is Arden charged with?", '"manslaughter" d', True),
        ("the killer", '"Harl Oddsen" b', False),
        ("the killer", '"Jon Pell" b', False),
        ("the attacker", '"Lena Frisk" c', False),
        ("? Who murdered the cook?", '"Mott Larsen" d', False),
        ("? Who murdered him?", '"Bea Holt" e', False),
        ("the killer", '"Ines Vale" f', False),
        ("? Who killed the cook?", '"Jon Pell" g', True),
        ("? Who murdered the cook?", '"Jon Pell" g', False),
        ("? Who killed the cook?", '"Harl Oddsen" g', False),
        ("killed", '"Mott Larsen" g', False),
        ("guilty", '"Councillor Harl Oddsen" h', False),
        ("? Who is the killer?", '"Councillor Harl Oddsen" h', False),
        ("? Who murdered the cook?", '"Councillor Harl Oddsen" h', False),
        ("? Who is to blame?", '"Odo Brandt" f', False),
    ],
)
def test_a_name_stands_where_its_own_sentence_says_it(
    heading: str, quote: str, stands: bool
) -> None:
    refused = proved(f'{heading} | {quote} | "was led away" a', SOUGHT).refused
    assert stands is all(one.reason != NAME_ALONE for one in refused)


def test_a_question_whose_word_of_harm_stands_nowhere_is_not_shown() -> None:
    made = proved(
        '? Did Oddsen steal the money for the feast? | "opened the feast" a | "missed the feast" b',
        {"a": "Oddsen opened the feast.", "b": "Oddsen missed the feast."},
    )
    (one,) = made.differences
    assert one.question is None
    assert one.thing == "the feast"


def test_names_of_a_question_stand_in_what_is_quoted() -> None:
    made = proved(
        '? Did Bo Quill open it? | "was open" a | "was shut" b',
        {"a": "The gate was open.", "b": "The door was shut."},
    )
    (one,) = made.differences
    assert (one.question, one.thing) == (None, "open")


def test_a_line_whose_heading_has_no_word_of_what_is_quoted_is_refused() -> None:
    made = proved(
        'fish | "was open" a | "was shut" b', {"a": "The gate was open.", "b": "It was shut."}
    )
    assert [one.reason for one in made.refused] == [NO_HEADING]


def test_a_denial_never_supports_what_it_denies() -> None:
    made = proved(
        'goats drowned | "nine" a; "nine" b | "eleven" c',
        {
            "a": "Nine goats drowned, a farmer said.",
            "b": "Reports that nine goats drowned are false, the mayor said.",
            "c": "Eleven goats drowned.",
        },
    )
    (one,) = made.differences
    asserted = next(v for v in one.versions if v.quotes[0].report == "a")
    assert [quote.report for quote in asserted.quotes] == ["a"]
    assert one.status is Status.DENIED


def test_the_same_difference_counts_once() -> None:
    line = 'goats | "nine" a | "eleven" b'
    made = proved(f"{line}\n{line}", {"a": "Nine goats fled.", "b": "Eleven goats fled."})
    assert len(made.differences) == 1
    assert len(made.refused) == 1
