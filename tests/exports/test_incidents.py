"""Incidents: which are wanted, in the terminal and as a table; kept with the stories of a store."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from commands import output as run
from desks import fill
from pages import rich_ledger
from rashomon.exports.incidents import incidents_of
from rashomon.model.document import to_json
from rashomon.model.incident import Incident, IncidentFilter
from rashomon.store.database.open import open_store


@pytest.fixture
def fire() -> Incident:
    (found,) = incidents_of(rich_ledger())
    return replace(found, killed=(9.0, 11.0, 14.0), actors=("Dunmora Guard",), kind="Riots")


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (IncidentFilter(), True),
        (IncidentFilter(first="2031-03-04", last="2031-03-04"), True),
        (IncidentFilter(first="2031-03-05"), False),
        (IncidentFilter(last="2031-03-03"), False),
        (IncidentFilter(place="dunmora italy"), True),
        (IncidentFilter(place="Karn"), False),
        (IncidentFilter(deed="bodies riots"), True),
        (IncidentFilter(deed="bodies flood"), False),
        (IncidentFilter(actor="guard"), True),
        (IncidentFilter(actor="army"), False),
        (IncidentFilter(least=14), True),
        (IncidentFilter(least=15), False),
    ],
)
def test_which_incidents_are_wanted(fire: Incident, wanted: IncidentFilter, holds: bool) -> None:
    assert wanted.holds(fire) is holds


def test_an_unknown_day_is_in_no_time(fire: Incident) -> None:
    unknown = replace(fire, first=None, last=None)
    assert not IncidentFilter(first="2031-01-01").holds(unknown)
    assert not IncidentFilter(last="2032-01-01").holds(unknown)


def test_the_terminal_lists_what_is_wanted_and_writes_it_as_csv(tmp_path: Path) -> None:
    ledger = tmp_path / "mill.json"
    ledger.write_text(to_json(rich_ledger()), encoding="utf-8")
    told = run("incidents", ledger, "--place", "dunmora")
    assert "4 Mar 2031 · Dunmora, Italy" in told
    assert "two of the bodies were found late" in told
    assert "found late" not in run("incidents", ledger, "--least", "5")
    (row,) = csv.DictReader(io.StringIO(run("incidents", ledger, "--csv").lstrip("\ufeff")))
    assert row["place"] == "Dunmora"
    assert "two of the bodies" in row["deed_words"]
    assert (row["lines"], row["least_lines"]) == ("1", "1")
    assert json.loads(run("incidents", ledger, "--json", "--deed", "flood")) == []


def test_a_store_keeps_the_incidents_of_its_stories(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", {"mill": rich_ledger()})
    store = open_store(str(tmp_path / "s.db"))
    try:
        (kept,) = store.search.incidents(IncidentFilter())
        assert kept == replace(next(incidents_of(rich_ledger())), story="mill")
        assert store.search.incidents(IncidentFilter(place="Karn")) == ()
    finally:
        store.close()
