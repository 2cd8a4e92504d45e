"""Of lines of an author who means ill nothing is shown but quotations under words of the reports,
with the author's name: in the terminal, to assistants, on the page and in exports."""

import pytest
from test_hostile_authors import HONEST, HONEST_TOLD, HOSTILE, authored, compared, told, wording

from all_views import exports, pages, screens

pytestmark = pytest.mark.weights

_FOREIGN = ("Calder barn fire", "Boris Quandt", "913 cows", "drunken", "Absicht", "evil.example",
            "example.org", "arsonist")  # fmt: skip
"""What it says besides words of the reports."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    lines = "\n".join((HONEST, *HOSTILE.values()))
    ledger = compared(lines, tmp_path_factory.mktemp("hostile"))
    assert len([one for one in authored(ledger) if told(one) not in HONEST_TOLD]) >= 3
    return dict((*screens(ledger), *pages(ledger), *exports(ledger)))


def test_its_words_stand_nowhere_but_where_reports_have_them(shown: dict[str, str]) -> None:
    own = "Two cows died in the fire"  # the rest of that line is a link
    wordings = [wording(line) for line in HOSTILE.values()]
    for name, text in shown.items():
        assert not [words for words in wordings if words in text], name
        assert not [words for words in _FOREIGN if words in text], name
        assert own not in text or name != "overview" or "model raven" in text, name


def test_the_honest_lines_beside_them_are_shown_with_their_author(shown: dict[str, str]) -> None:
    whole = ("overview", "brief", "differences", "assistants", "page", "markdown",
             "table differences", "csv-differences")  # fmt: skip
    for name in whole:
        assert "Was anybody arrested?" in shown[name], name
        assert "model raven" in shown[name], name
        assert name == "brief" or "Two cows died" in shown[name], name  # a card tells one thing


def test_its_questions_bear_their_mark_on_the_line_itself(shown: dict[str, str]) -> None:
    for name in ("overview", "brief", "differences", "assistants", "markdown"):
        lines = [line for line in shown[name].splitlines() if "Was anybody arrested?" in line]
        assert lines, name
        assert all("°" in line or "model raven" in line for line in lines), (name, lines)
