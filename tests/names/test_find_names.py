"""The forms of a story: where each stands, which countries it names, and what people decided of
them."""

import pytest

from factories import parse_report
from rashomon.model.name import NameKind
from rashomon.names.find_names import find_names, most_named, start_of_tail

pytestmark = pytest.mark.weights

_TEXT = "Ana Torvik met the Wool Board in Velmar. Torvik left."


def mentions(text: str, **given: object) -> list[str]:
    found = find_names([parse_report(text)], **given)  # type: ignore[arg-type]
    assert all(text[m.start : m.end] == m.form for m in found.mentions)
    return [mention.form for mention in found.mentions]


def test_mentions_come_in_reading_order() -> None:
    assert mentions(_TEXT) == ["Ana Torvik", "Wool Board", "Velmar", "Torvik"]


@pytest.mark.parametrize(
    ("excluded", "expected"),
    [
        (("Torvik",), ["Ana Torvik", "Wool Board", "Velmar"]),
        (
            ("Ana Torvik",),
            ["Torvik", "Wool Board", "Velmar", "Torvik"],
        ),  # the shorter form stands inside it
        (("Nobody",), ["Ana Torvik", "Wool Board", "Velmar", "Torvik"]),
    ],
)
def test_what_people_say_is_no_name(excluded: tuple[str, ...], expected: list[str]) -> None:
    assert mentions(_TEXT, excluded=excluded) == expected


def test_what_people_say_is_a_name_of_a_kind() -> None:
    found = find_names(
        [parse_report(_TEXT)],
        kinds_given={
            "Velmar": NameKind.ORGANISATION,
            "left": NameKind.OTHER,
            "Ostau": NameKind.PLACE,
        },
    )
    assert found.kinds["Velmar"] is NameKind.ORGANISATION
    assert found.kinds["left"] is NameKind.OTHER
    assert "Ostau" not in found.kinds  # it stands nowhere


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portuguese boats left Portugal for Norway.", {"PT": 2, "NO": 1}),
        ("Boats left South Korea.", {"KR": 1}),
        ("Boats left South Sudan for Sudan.", {"SS": 1, "SD": 1}),
        ("Boats left Papua New Guinea.", {"PG": 1}),
        ("Boats left Guinea for Equatorial Guinea.", {"GN": 1, "GQ": 1}),
        ("Boats left New Mexico for New Jersey.", {"US": 2}),
        ("Boats left Texas.", {}),
        ("Boats left Mexico for Jersey.", {"MX": 1, "JE": 1}),
        ("Boats left South Sudanese waters.", {"SS": 1}),
        ("Boats left Velmar.", {}),
        ("The turkey was cold.", {}),
    ],
)
def test_countries_named(text: str, expected: dict[str, int]) -> None:
    assert find_names([parse_report(text)]).countries == expected


def test_the_countries_named_most() -> None:
    counts = {code: number for number, code in enumerate("JIHGFEDCBA")} | {"Z": 9}
    assert most_named(counts) == ["A", "Z", "B", "C", "D", "E", "F", "G"]
    assert most_named({}) == []


@pytest.mark.parametrize(
    ("name", "tail"),
    [
        ("Utopian border with Ruritania", "Ruritania"),
        ("Utopian-led coalition against Ruritania", "Ruritania"),
        ("Utopian border", ""),
        ("Withers", ""),
    ],
)
def test_a_name_inside_a_name(name: str, tail: str) -> None:
    assert name[start_of_tail(name, 0, len(name)) :] == tail


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # what opens a sentence, a shout or a label
        ("Hardly Ana Torvik left on Monday. It hardly rained.", "Hardly Ana Torvik"),
        ("ANA TORVIK LEFT VELMAR ON MONDAY AND NOBODY CAME", "ANA TORVIK"),
        ("Storm Breaks Old Harbour Wall Again", "Harbour Wall"),
        # an adjective made of the story's own place
        ("They live in Torvalla. They left Torvalla. Torvallan boats sank.", "Torvallan"),
        # two names
        (
            "Ana Torvik and Ole Berg left. Ana Torvik sang. Ole Berg wept.",
            "Ana Torvik and Ole Berg",
        ),
    ],
)
def test_never_found(text: str, never: str) -> None:
    assert never not in mentions(f"Harbour news\n\n{text}")
