"""Whom a report names: under which full name, in which role, of which sex."""

import pytest

from factories import make_name, parse_report
from rashomon.model.name import Name
from rashomon.names.join_names import join_names
from rashomon.statements.cast import Cast, cast_of, share_roles
from rashomon.statements.report_stretches import read_stretches

pytestmark = pytest.mark.weights


def read(text: str, *names: Name, report: str = "r", title: str | None = None) -> Cast:
    parsed = parse_report(text, report, title=title)
    return cast_of(read_stretches(parsed), names or join_names([parsed]))


def full_names(cast: Cast) -> list[str]:
    return [mention.person.full for mention in cast.mentions]


FULL: list[tuple[str, list[str]]] = [
    ("Mayor Ida Krantz opened the hall. Krantz left early.", ["Ida Krantz", "Ida Krantz"]),
    ("Mayor Ida Krantz opened the hall. Mrs Krantz left early.", ["Ida Krantz", "Ida Krantz"]),
    ("Mayor Ida Krantz opened the hall. Ida Krantz left early.", ["Ida Krantz", "Ida Krantz"]),
    (
        "Mayor Ida Krantz met Bruno Falk. Falk left early.",
        ["Ida Krantz", "Bruno Falk", "Bruno Falk"],
    ),
    ("Then Falk left early. The baker Bruno Falk had a cold.", ["Bruno Falk", "Bruno Falk"]),
    ("Captain Bruno Falk slept.", ["Bruno Falk"]),
    ("Dr Bruno Falk slept.", ["Bruno Falk"]),
    ("Spokesman Bruno Falk slept.", ["Bruno Falk"]),
    ("Bruno Falk, 41, slept.", ["Bruno Falk"]),
    ("Bruno Falk, a baker, slept.", ["Bruno Falk"]),
    # bodies, places and days are no persons
    ("The Harn Council slept.", []),
    ("The Falk Committee slept.", []),
    ("Radio Nord slept.", []),
    ("It rained on Monday in May.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FULL)
def test_full_names(text: str, expected: list[str]) -> None:
    assert full_names(read(text)) == expected


# The roles of the first person, as printed, without the article.
ROLES: list[tuple[str, list[str]]] = [
    ("Ida Krantz, the owner of the mill, slept.", ["owner of the mill"]),
    ("Ida Krantz, a nurse, slept.", ["nurse"]),
    ("Ida Krantz, a nurse who works nights, slept.", ["nurse"]),
    ("Spokeswoman Ida Krantz slept.", ["Spokeswoman"]),
    ("Union leader Ida Krantz slept.", ["Union leader"]),
    ("The union leader Ida Krantz slept.", ["union leader"]),
    ("A nurse, Ida Krantz, slept.", ["nurse"]),
    ("Mayor Ida Krantz slept.", ["Mayor"]),
    ("Dr Ida Krantz slept.", ["doctor"]),
    ("The Minister of Health, Ida Krantz, slept.", ["Minister of Health"]),
    ("Mayor Ida Krantz slept. Krantz, a nurse, woke.", ["Mayor", "nurse"]),
    # no role
    ("Mrs Ida Krantz slept.", []),
    ("Ida Krantz, 41, slept.", []),
    ("Ida Krantz slept near the mill.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[str]) -> None:
    cast = read(text)
    assert [role for _, role in cast.mentions[0].person.roles if role] == expected


SEXES: list[tuple[str, str | None]] = [
    ("Ida Krantz slept.", "f"),
    ("Bruno Falk, a baker, slept.", "m"),
    ("Spokesman Sandu Orr slept.", "m"),
    ("Spokeswoman Sandu Orr slept.", "f"),
    ("Mr Orr slept.", "m"),
    ("Mrs Orr slept.", "f"),
    ("Mayor Sandu Orr slept.", None),
    ("Mayor Sandu Orr slept. His wife woke. She snored.", None),
    ('Mayor Sandu Orr slept. "She snored."', None),
]


@pytest.mark.parametrize(("text", "expected"), SEXES)
def test_sexes(text: str, expected: str | None) -> None:
    assert read(text).mentions[0].person.sex == expected


CALLED: list[tuple[str, str | None]] = [
    ("Ida Krantz", "Ida Krantz"),
    ("ida krantz", "Ida Krantz"),
    ("Krantz", "Ida Krantz"),
    ("Mayor Krantz", "Ida Krantz"),
    ("Mayor Ida Krantz", "Ida Krantz"),
    ("Mrs. Krantz", "Ida Krantz"),
    ("Falk", "Bruno Falk"),
    ("Ida", None),
    ("Baker Krantz", None),
    ("Krantz Falk", None),
    ("Lund", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), CALLED)
def test_who_is_called_so(text: str, expected: str | None) -> None:
    person = read("Mayor Ida Krantz met the baker Bruno Falk.").named(text)
    assert (person.full if person is not None else None) == expected


def test_mentions_within_tokens() -> None:
    cast = read("Mayor Ida Krantz met the baker Bruno Falk.")
    first, second = cast.mentions
    assert cast.within(0, second.last) == [first, second]
    assert cast.within(0, first.last) == [first]
    assert cast.within(first.first + 1, second.last) == [second]
    assert cast.within(0, 0) == []


def test_a_name_of_the_story_gives_its_id() -> None:
    report = parse_report("Sandu Orr slept. The mill burned.").report
    name = make_name("Sandu Orr", report)
    cast = read(report.text, name)
    assert [(m.person.full, m.person.name_id) for m in cast.mentions] == [("Sandu Orr", name.id)]


def test_reports_share_the_roles_of_persons_with_an_id() -> None:
    one, two = (
        parse_report("Sandu Orr, a nurse, slept.", "a"),
        parse_report("Sandu Orr slept.", "b"),
    )
    name = make_name("Sandu Orr", one.report, two.report)
    casts = [cast_of(read_stretches(each), [name]) for each in (one, two)]
    share_roles(casts)
    assert [cast.mentions[0].person.roles for cast in casts] == [[("nurse", "nurse")], []]
    assert [cast.mentions[0].person.elsewhere for cast in casts] == [[], [("nurse", "nurse")]]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["The widow Sandu Orr wept.", "The widow Sandu Orr wept.", "It rained."], ["f", "f", "f"]),
        (["The widow Sandu Orr wept.", "It rained.", "It rained."], ["f", None, None]),
        (
            ["The widow Sandu Orr wept.", "The widower Sandu Orr wept.", "It rained."],
            ["f", "m", None],
        ),
    ],
)
def test_a_sex_is_shared_where_two_reports_agree(
    told: list[str], expected: list[str | None]
) -> None:
    reports = [
        parse_report(f"Sandu Orr slept. {words}", f"r{number}") for number, words in enumerate(told)
    ]
    name = make_name("Sandu Orr", *(each.report for each in reports))
    casts = [cast_of(read_stretches(each), [name]) for each in reports]
    share_roles(casts)
    assert [cast.mentions[0].person.sex for cast in casts] == expected
