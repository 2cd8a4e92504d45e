"""A store that is too large to be grouped as a whole: what is near a new report is grouped with it,
all else stays."""

from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.model.document import to_json
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store import neighbours, update
from rashomon.store.add_reports import add_reports
from rashomon.store.ledgers import whole_ledger
from stored import Ticking, stored, write_reports

pytestmark = pytest.mark.weights


def test_stories_come_out_the_same_where_they_are_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "WHOLE", 2)
    folder = write_reports(tmp_path / "reports")
    with stored(str(tmp_path / "s.db")) as store:
        for path in sorted(folder.iterdir(), reverse=True):
            add_reports(store, [str(path)], settings=Settings(), clock=Ticking())
        assert to_json(whole_ledger(store, Settings())) == to_json(
            pipeline.compare(report_pile.read(str(folder)))
        )
        ids = store.stories.ids()
        assert update.settle_again(store, settings=Settings(), clock=Ticking()) == ()
        assert store.stories.ids() == ids
