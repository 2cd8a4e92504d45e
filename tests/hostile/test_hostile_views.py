"""Of rows of an author who means ill nothing is shown but quotations: not in the terminal, to
assistants, on the page, in the brief or in exports."""

import re

import pytest
from test_hostile_authors import HONEST, HOSTILE, OF_NO_REPORT, compared, is_honest, points

from all_views import exports, pages, screens, unfolded

pytestmark = pytest.mark.weights

_SHORT = ("Mayor Ines Calder barn", "evil.example", "example.org")
"""What its short answers say besides words of the reports."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    ledger = compared("\n".join((HONEST, *HOSTILE.values())), tmp_path_factory.mktemp("hostile"))
    assert len([point for point in points(ledger) if not is_honest(point)]) >= len(HOSTILE)
    page = {name: unfolded(told) for name, told in pages(ledger)}
    return {**dict(screens(ledger)), **page, **dict(exports(ledger))}


def test_no_view_has_a_word_of_its_own(shown: dict[str, str]) -> None:
    wordings = [
        rows.splitlines()[0].removeprefix("# ").split(" | ")[0].removesuffix("?")
        for rows in HOSTILE.values()
    ]
    for name, told in shown.items():
        for words in (*wordings, *_SHORT, *(words.strip(' ."') for words in OF_NO_REPORT)):
            at = told.find(words)
            assert at < 0 or words.rstrip(".0").isdigit(), (
                name,
                words,
                told[max(0, at - 200) : at + 200],
            )
        if name in (
            "overview",
            "brief",
            "assistants",
        ):  # elsewhere places and hashes have such digits
            assert not re.search(r"\b(913|900)\b", told), name


def test_the_honest_rows_beside_them_are_shown_with_their_author(shown: dict[str, str]) -> None:
    for name in (
        "overview",
        "assistants",
        "page",
        "csv-answers ",
        "annotation ",
        "table points",
    ):
        assert "How many cows died in the fire?" in shown[name], name
        assert "model raven" in shown[name], name
    for name in ("brief", "markdown ", "brief page"):
        assert "read as a dispute by model raven" in shown[name], name
        assert "Two cows died in the fire" in shown[name], name
