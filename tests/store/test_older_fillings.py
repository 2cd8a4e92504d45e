"""Reports that an older version stored without what fills their form of words."""

from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.cli.verify import check_store
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from stored import Ticking, stored

pytestmark = pytest.mark.weights
FORM = (
    "Strong earthquake shakes {place}\n\nAn earthquake of magnitude {size} struck near the town of "
    "{place} in {country} on {day} evening, the Halvern Seismic Bureau said. Mayor {mayor} said 12 "
    "people were hurt when walls fell in the old market. The quake was felt as far away as {far}, "
    "where people ran into the streets. Rescue teams from {country} were searching the rubble, and "
    "hospitals called in staff who were off duty.\n"
)
FILLED = (
    ("Dunhal", 6.1, "Oravia", "Tuesday", "Eskil Tarn", "Port Leddon"),
    ("Velmar", 5.4, "Larnia", "Friday", "Oda Brandt", "Castermere"),
)


def test_a_store_of_an_older_version_reads_what_fills_the_forms_of_its_reports(
    tmp_path: Path,
) -> None:
    slots = ("place", "size", "country", "day", "mayor", "far")
    texts = [FORM.format(**dict(zip(slots, quake, strict=True))) for quake in FILLED]
    with stored(str(tmp_path / "s.db")) as store:
        for n, text in enumerate(texts):
            path = tmp_path / f"{n}.txt"
            path.write_text(text, encoding="utf-8")
            add_reports(store, [str(path)], settings=Settings(), clock=Ticking())
            if n == 0:  # as the version before packed it
                former = store.reports.placed().values()
                store.reports.put_features(replace(p, fillings=None) for p in former)
        found = store.reports.placed().values()
        assert len({p.story for p in found}) == 2
        assert all(p.fillings for p in found)
        assert check_store(store).faults == ()


def test_a_report_that_fills_no_form_is_read_once(tmp_path: Path) -> None:
    texts = ("Rain\n\nIt rained.\n", "Snow\n\nIt snowed.\n")
    with stored(str(tmp_path / "s.db")) as store:
        for n, text in enumerate(texts):
            path = tmp_path / f"{n}.txt"
            path.write_text(text, encoding="utf-8")
            add_reports(store, [str(path)], settings=Settings(), clock=Ticking())
            if n == 0:
                former = store.reports.placed().values()
                store.reports.put_features(replace(p, fillings=None) for p in former)
        assert [p.fillings for p in store.reports.placed().values()] == [{}, {}]
