"""Of rows of an author who means ill nothing is shown but quotations, and questions under the
author's name: in the terminal, to assistants, on the page, in the brief and in exports."""

import pytest
from test_hostile_authors import HONEST, HOSTILE, compared, is_honest, points

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


def test_its_questions_stand_with_its_name_and_in_no_brief(shown: dict[str, str]) -> None:
    wordings = [
        rows.splitlines()[0].removeprefix("# ").split(" | ")[0].removesuffix("?")
        for rows in HOSTILE.values()
    ]
    for name, told in shown.items():
        asked = [words for words in wordings if words in told]
        assert not asked or "model raven" in told, (name, asked)
        if name.startswith(("brief", "markdown")):
            assert not asked, (name, asked)
        for words in _SHORT:
            assert words not in told, (name, words)


def test_the_honest_rows_beside_them_are_shown_with_their_author(shown: dict[str, str]) -> None:
    for name in (
        "overview",
        "assistants",
        "page",
        "table answers",
    ):
        assert "How many cows died in the fire?" in shown[name], name
        assert "model raven" in shown[name], name
    for name in ("brief", "markdown "):
        assert "read as a dispute by model raven" in shown[name], name
        assert "Two cows died in the fire" in shown[name], name
