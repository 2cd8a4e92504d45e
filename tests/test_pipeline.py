"""The whole way, in order."""

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.model.document import from_json, to_json


def test_equal_ids_are_numbered_by_sha() -> None:
    one, two = make_report("One.", "a"), make_report("Two.", "a")
    ids = {r.sha256: r.id for r in pipeline.number_ids([one, two])}
    assert ids == {r.sha256: r.id for r in pipeline.number_ids([two, one])}
    assert sorted(ids.values()) == ["a", "a-2"]


@pytest.mark.weights
def test_document_reads_back() -> None:
    ledger = pipeline.compare([make_report("A headline\n\nThree people died, police said.", "a")])
    assert to_json(from_json(to_json(ledger))) == to_json(ledger)
