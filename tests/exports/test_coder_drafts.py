"""Drafts for coders: one row an event, suggested types with their words."""

import csv
import io
from pathlib import Path

import pytest

import rashomon
from rashomon.exports.acled import suggest
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import Ledger

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def rows(name: str, ledger: Ledger) -> list[dict[str, str]]:
    (data,) = FORMATS[name].files(ledger).values()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def market() -> Ledger:
    return rashomon.compare(EXAMPLES / "market-shelling" / "reports")


@pytest.mark.weights
def test_one_row_an_event_with_every_number_and_what_stands_beside(market: Ledger) -> None:
    (row,) = rows("ucdp", market)
    assert [float(row[name]) for name in ("low", "best", "high")] == [11, 11, 20]
    assert (row["where_coordinates"], row["date_start"], row["date_end"]) == (
        "Kessarow",
        "2031-03-12",
        "2031-03-12",
    )
    main, beside = row["notes"].split("Beside it: ")
    for number in ("At least eleven", "Fourteen", "Up to twenty"):
        assert f"[{number}]" in main
    assert "Two of the dead were soldiers" in beside
    assert "six of its fighters were killed" in beside
    assert "missing" not in row["notes"]


@pytest.mark.weights
def test_the_most_conservative_figure_with_the_others_in_the_notes(market: Ledger) -> None:
    row = next(row for row in rows("acled", market) if row["fatalities"])
    assert (float(row["fatalities"]), row["event_date"], row["location"]) == (
        11,
        "2031-03-12",
        "Kessarow",
    )
    assert "[Fourteen]" in row["notes"]


@pytest.mark.weights
def test_a_place_that_one_report_alone_names_beside_the_dead_is_not_the_event() -> None:
    (row,) = rows("ucdp", rashomon.compare(EXAMPLES / "ferry-fire" / "reports"))
    assert row["where_coordinates"] == "Zelmar"  # the bodies were flown to Varn, one report says
    assert (row["date_start"], row["date_end"]) == ("2024-06-08", "2024-06-09")
    assert (float(row["low"]), float(row["high"])) == (3, 5)


@pytest.mark.weights
def test_missing_people_alone_make_no_row_and_the_draft_says_so(tmp_path: Path) -> None:
    for name, number in (("one", "Nine"), ("two", "Seven")):
        text = (
            f"Boat lost off Harl\n\n{number} people are missing after a boat sank off Harl on "
            "Monday, the coast guard said.\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    for name in ("ucdp", "acled"):
        (row,) = rows(name, rashomon.compare(tmp_path))
        assert row["rule"].startswith("no row: no report gives a number of people killed")
        assert "missing people are not counted as dead" in row["rule"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen opened fire on a bus", "Violence against civilians"),
        ("Teachers protested outside the ministry", "Protests"),
        ("Jets bombed a bridge", "Explosions/Remote violence"),
        ("The two clans reached an agreement on grazing", "Strategic developments"),
        ("Police detained nine people", "Strategic developments"),
        ("A mob looted two shops", "Riots"),
    ],
)
def test_types_rest_on_words_of_the_text(text: str, kind: str) -> None:
    found = suggest([text])
    assert found.type == kind
    assert found.words
    assert all(word.casefold() in text.casefold() for word in found.words)


@pytest.mark.parametrize(
    "text", ["The ferry lay at the quay", "", "Snow fell", "A shellfish stall, a protestant church"]
)
def test_nothing_is_suggested_where_no_word_tells(text: str) -> None:
    assert suggest([text]) is None
