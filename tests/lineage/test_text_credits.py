"""Whose text a report is."""

import pytest

from factories import make_report
from rashomon.lineage.text_credits import agencies_of_words, is_release, story_agencies
from rashomon.model.report import Credit

BODY = "The ferry to Lower Harbin will not sail on Monday, the harbour master said."


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        ("By Reuters", "byline", {"Reuters"}),
        ("HARBIN (Reuters) -", "dateline", {"Reuters"}),
        ("By Ana Ruiz, with Reuters", "byline", set()),
        ("Additional reporting: Reuters", "byline", set()),
        ("Photo: Ana Ruiz / Reuters", "credit", set()),
        ("Sources: the council, Reuters", "credit", set()),
    ],
)
def test_whole_and_partial_credits(line: str, kind: str, expected: set[str]) -> None:
    text = f"{line}\n{BODY}"
    bare = make_report(text, "a")
    report = make_report(
        text, "a", agencies=("Reuters",), furniture=(bare.furniture_span(0, len(line), kind),)
    )
    assert story_agencies(report) == expected


@pytest.mark.parametrize(("roles", "expected"), [("pp", set()), ("pt", {"EPA"}), ("s", {"EPA"})])
def test_a_credit_of_a_picture_is_none_of_the_text(roles: str, expected: set[str]) -> None:
    """Where the credit line alone does not say that it is a picture's, its place does."""
    named = {"p": "picture", "t": "text", "s": "source"}
    bare = make_report(f"EPA\n{BODY}", "a")
    report = make_report(
        bare.text,
        "a",
        agencies=("EPA",),
        furniture=(bare.furniture_span(0, 3, "credit"),),
        credits=tuple(Credit("EPA", named[role], bare.span(0, 3)) for role in roles),
    )
    assert story_agencies(report) == agencies_of_words(report) == expected


def test_an_agency_s_own_page() -> None:
    assert story_agencies(make_report(BODY, "a", outlet="Reuters", agencies=("Reuters",))) == {
        "Reuters"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ferry halted\n\nHARBIN FERRIES\nPRESS RELEASE - 3 May\n\n{BODY}", True),
        (f"PRESS NOTE: FERRY HALTED\n\n{BODY}", True),
        (
            f"Ferry halted\n\nHARBIN FERRIES - OFFICIAL NOTE\n\n{BODY}\n\nMedia contact: "
            "press@harbin.example",
            True,
        ),
        (
            f"Ferry halted\n\nHARBIN FERRIES - OFFICIAL NOTE\n\n{BODY}",
            False,
        ),  # half says it, and nobody to ask
        (
            f"Ferry halted\n\nThe Lamp, 3 May\n\n{BODY} So a press release of the company said.",
            False,
        ),
        (
            "Ferry line sends a press release to say that ferries are halted\n\nThe "
            f"Lamp\n\n{BODY}",
            False,
        ),
    ],
)
def test_press_releases(text: str, expected: bool) -> None:
    assert is_release(make_report(text, "a", title=text.split("\n", maxsplit=1)[0])) is expected
