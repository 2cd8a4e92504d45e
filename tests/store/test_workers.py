"""A store that processes work for is the store that one process makes, byte for byte."""

from pathlib import Path

import pytest

from rashomon.engines.local import LocalEngine
from rashomon.model.document import to_json
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.ledgers import whole_ledger
from stored import Ticking, stored, write_reports


@pytest.mark.weights
def test_two_processes_make_the_same_store(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    made = []
    for engine in (None, LocalEngine(2)):
        with stored(str(tmp_path / f"{engine is None}.db")) as store:
            done = add_reports(
                store, [str(folder)], settings=Settings(), clock=Ticking(), engine=engine
            )
            (folder / "aurora-3.txt").touch()
            made.append(
                (
                    to_json(whole_ledger(store, Settings())),
                    done.changes,
                    {row.id: store.stories.versions([row.id]) for row in store.stories.listed()},
                )
            )
        if engine:
            engine.close()
    assert made[0] == made[1]
