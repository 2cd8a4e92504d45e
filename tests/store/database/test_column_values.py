"""What a store keeps of a ledger while it works."""

from dataclasses import replace

from rashomon.model.document import from_json, to_utf8
from rashomon.store.database.column_values import ledger_from
from tests.ledgers import make_ledger


def test_a_ledger_is_read_once_and_not_at_all_where_it_was_just_made() -> None:
    ledger = make_ledger()
    text = to_utf8(ledger)
    assert ledger_from(text, ledger) is ledger_from(text) is ledger
    other = to_utf8(replace(ledger, stories=()))
    assert ledger_from(other) is ledger_from(other) == from_json(other)
    assert ledger_from(text) == ledger
    assert ledger_from(text) is not ledger
