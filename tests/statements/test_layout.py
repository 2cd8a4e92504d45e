"""Embedded posts, sources named behind a figure, colons."""

import pytest

from attributions import contents, statements

pytestmark = pytest.mark.weights


def test_an_embedded_post_is_said_by_who_signs_it() -> None:
    post = (
        "Crews stand at the bridge and the river rises. https://t.co/ab12 pic.twitter.com/cd34 — "
        "Varn Rescue (@varnrescue) May 28, 2016"
    )
    (found,) = statements(
        f"Bridge closed\n\nThe bridge was closed on Saturday.\n\n{post}\n\nIt opened again on "
        "Sunday."
    )
    assert (found.quote.quote, found.speaker, found.via) == (
        "Crews stand at the bridge and the river rises.",
        "Varn Rescue",
        ("Twitter",),
    )
    assert found.via_spans[0].quote == "— Varn Rescue (@varnrescue)"


def test_a_post_may_be_signed_in_a_paragraph_of_its_own() -> None:
    found = contents(
        'The road is closed.\n\n"Stay indoors until the smoke clears"\n\n— Lena Holt '
        "(@lenaholt) March 3, 2021"
    )
    assert found == [('"Stay indoors until the smoke clears"', "Lena Holt")]


COLONS = [
    (
        "Eight people were killed. Source: district hospital.",
        [("Eight people were killed.", "district hospital")],
    ),
    (
        "How many came? Police: 3,000. Organisers: 12,000.",
        [("3,000", "Police"), ("12,000", "Organisers")],
    ),
    ("The menu had three courses: soup, fish and cake.", []),
    ("Opening hours: nine to five.", []),
]


@pytest.mark.parametrize(("text", "expected"), COLONS)
def test_sources_and_colons(text: str, expected: list[tuple[str, str]]) -> None:
    assert contents(text) == expected
