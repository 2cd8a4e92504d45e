"""Whose text a report is."""

import pytest

from factories import make_report
from rashomon.lineage.text_credits import is_release, story_agencies

BODY = "The ferry to Lower Harbin will not sail on Monday, the harbour master said."


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
