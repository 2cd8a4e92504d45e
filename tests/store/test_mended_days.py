"""A day that a person mends moves a report to the story of its day, and undo moves it back."""

from pathlib import Path

import pytest

import rashomon
from newsroom import plain_text, reports_by_story
from rashomon.decisions.find_decided import find_decided
from rashomon.model.decision import DecisionKind
from rashomon.store import neighbours
from rashomon.store.library_store import OpenStore

pytestmark = pytest.mark.weights
FAIR = (
    "The kite fair of Mellin drew 4,000 people to the dunes on Sunday, the council said.",
    "Kite maker Jude Orsay won the prize of the fair.",
    "Lanterns hung on the strings of the kites at dusk.",
    "The fair cost the council 3,000 crowns.",
)
FAIR_AGAIN = (
    "Some 4,000 people came to the kite fair on the dunes of Mellin on Sunday.",
    "The prize of the fair went to kite maker Jude Orsay.",
    "The council spent 3,000 crowns on the kite fair.",
    "Children flew dragons of paper until dusk.",
)
GUST = (
    "A gust broke nine kites at the kite fair of Mellin on Tuesday, the council said.",
    "Ropes of the kites tore over the dunes, warden Ebba Lind said.",
    "Nobody was hurt by the kites that fell.",
    "The fair will go on with smaller kites on Thursday.",
)
GUST_AGAIN = (
    "Nine kites broke in a gust over the dunes of Mellin on Tuesday.",
    "Warden Ebba Lind saw the ropes of the kites tear at the kite fair.",
    "The kite fair goes on with smaller kites on Thursday, the council said.",
    "A tent of the fair fell, too.",
)
GUST_IN_SHORT = (
    "Nine kites broke in a gust at the kite fair of Mellin on Tuesday, the council said.",
    "Ropes of the kites tore, warden Ebba Lind said.",
    "The fair goes on with smaller kites.",
)


@pytest.fixture(params=["small", "large"])
def fair(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> OpenStore:
    """A store with the fairs of two years, of which a report of the second bears a wrong day."""
    if request.param == "large":
        monkeypatch.setattr(neighbours, "GROUPED_WHOLE", 1)
    files = {
        "post": plain_text("post", FAIR, "2 March 2030"),
        "echo": plain_text("echo", FAIR_AGAIN, "2 March 2030"),
        "wire": plain_text("wire", GUST, "9 September 2031"),
        "mail": plain_text("mail", GUST_AGAIN, "9 September 2031"),
        "radio": plain_text("radio", GUST_IN_SHORT, "9 September 2030"),
    }
    desk = tmp_path / "desk"
    desk.mkdir()
    for name, text in files.items():
        (desk / f"{name}.txt").write_text(text, encoding="utf-8")
    store: OpenStore = rashomon.open_store(str(tmp_path / "s.db"))
    store.add(desk)
    return store


def test_a_mended_day_moves_a_report_and_undo_moves_it_back(
    fair: OpenStore, tmp_path: Path
) -> None:
    before = reports_by_story(fair)
    assert ["radio"] in before.values()
    decision = find_decided(
        fair.ledger(),
        DecisionKind.PUBLISHED,
        ["radio"],
        value="2031-09-09",
        by="person ina",
        at="2031-09-10T00:00:00",
    )
    changes = fair.decide(decision)
    moved = reports_by_story(fair)
    assert ["mail", "radio", "wire"] in moved.values()
    assert ["echo", "post"] in moved.values()
    news = {"new story", "main point", "told", "claim", "difference", "print", "toll"}
    assert not news & {change.kind for change in changes}
    fair.regroup()
    assert reports_by_story(fair) == moved
    compared = rashomon.compare(tmp_path / "desk", decisions=[decision])
    assert sorted(sorted(story.reports) for story in compared.stories) == sorted(moved.values())
    back = fair.undo(decision.id, by="ina")
    assert reports_by_story(fair) == before
    assert not news & {change.kind for change in back}
    fair.regroup()
    assert reports_by_story(fair) == before
