"""Drafts for coders: one row an event, suggested types with their words."""

import csv
import io
import re
from pathlib import Path

import pytest

import rashomon
from rashomon.exports.acled import day_fields
from rashomon.exports.coder_drafts import as_days
from rashomon.exports.deeds import suggest, told_in
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
    beside, apart = beside.split("Not counted as dead: ")
    assert "missing" not in main + beside
    assert "people missing: " in apart
    hurt = [float(row[f"{of}_{b}"]) for of in ("injured", "missing") for b in ("low", "high")]
    assert hurt == [30, 34, 2, 4]


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
    # on the 9th a candle was lit for each of the dead
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2024-06-08",) * 2 + ("1",)
    assert (float(row["low"]), float(row["high"])) == (3, 5)
    missing = [float(row[f"missing_{bound}"]) for bound in ("low", "best", "high")]
    assert missing == [6, 6, 14]
    assert row["injured_low"] == ""


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


BLAST = {
    "post": """Boiler blast kills nine at Torvik cannery

The Harn Post, 4 March 2031

Nine workers were killed and 14 injured when a boiler exploded at a cannery in Torvik on Monday, the
fire service said. Two people are missing.
""",
    "mirror": """Toll of Torvik blast rises to 11

Coast Mirror, 6 March 2031

At least 11 people were killed in Monday's explosion at a cannery in Torvik, the governor's office
said on Wednesday. Sixteen people were injured and one worker is still missing.
""",
    "wire": """Torvik buries its dead

Vale Wire, 15 March 2031

Thousands followed the coffins as the town buried on Saturday the 11 workers killed in the
explosion. Salvage of the boiler ended on Friday, the harbour master said.

The 11 dead were laid to rest in the old cemetery on Saturday.
""",
}


def pile(folder: Path, texts: dict[str, str]) -> Ledger:
    for name, wrapped in texts.items():
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", wrapped)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return rashomon.compare(folder)


@pytest.mark.weights
def test_the_day_is_that_of_the_deadly_event_and_no_later_one(tmp_path: Path) -> None:
    ledger = pile(tmp_path, BLAST)
    (row,) = rows("ucdp", ledger)
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2031-03-03",) * 2 + ("1",)
    assert row["where_coordinates"] == "Torvik"
    numbers = [float(row[name]) for name in ("low", "best", "high")]
    assert numbers == [9, 11, 11]
    hurt = [float(row[f"{of}_{b}"]) for of in ("injured", "missing") for b in ("low", "high")]
    assert hurt == [14, 16, 1, 2]
    assert "Not counted as dead: people injured: " in row["notes"]
    (other,) = rows("acled", ledger)
    assert (other["event_date"], other["time_precision"]) == ("2031-03-03", "1")
    assert other["injured_high"] == row["injured_high"]


@pytest.mark.weights
def test_a_number_that_a_report_corrects_is_in_no_row(tmp_path: Path) -> None:
    ledger = pile(
        tmp_path,
        {
            "post": """Quake kills 412 in Orlen

The Harn Post, 4 March 2031

An earthquake killed 412 people in Orlen on Monday, the ministry said.
""",
            "mirror": """Ministry corrects toll of quake

Coast Mirror, 7 March 2031

The ministry on Friday revised the death toll of Monday's earthquake in Orlen from 412 to 396.
""",
        },
    )
    (row,) = rows("ucdp", ledger)
    assert [float(row[name]) for name in ("low", "best", "high")] == [396] * 3


@pytest.mark.parametrize(
    ("last", "day", "code"),
    [
        ("2031-03-03", "2031-03-03", 1),
        ("2031-03-07", "2031-03-05", 2),
        ("2031-03-31", "2031-03-17", 3),
        ("2031-05-31", None, None),
    ],
)
def test_a_day_of_several_is_the_middle_with_its_code(
    last: str, day: str | None, code: int | None
) -> None:
    fields = day_fields(as_days("2031-03-03", last))
    assert (fields["event_date"], fields["time_precision"]) == (day, code)


TYPES = [
    ("Gunmen opened fire on a bus", "Violence against civilians"),
    ("Teachers protested outside the ministry", "Protests"),
    ("Jets bombed a bridge", "Explosions/Remote violence"),
    ("The two clans reached an agreement on grazing", "Strategic developments"),
    ("Police detained nine people", "Strategic developments"),
    ("A mob looted two shops", "Riots"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
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


@pytest.mark.weights
def test_an_incident_has_its_cells_beside_their_words(market: Ledger) -> None:
    (row,) = rows("csv-incidents", market)
    assert (row["place"], row["day_first"], row["day_last"], row["background"]) == (
        "Kessarow",
        "2031-03-12",
        "2031-03-12",
        "no",
    )
    assert "“Kessarow” (" in row["place_words"]
    assert [float(row[f"killed_{bound}"]) for bound in ("low", "best", "high")] == [11, 11, 20]
    for number in ("At least eleven", "Fourteen", "Up to twenty"):
        assert f"[{number}]" in row["killed_words"]
    assert row["kind"] == "Explosions/Remote violence"
    assert int(row["reports"]) >= int(row["lines"]) > 0


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Youths clashed with police in Braga", ["Battles"]),
        ("Two thousand bakers marched through Braga", ["Protests"]),
        ("Bakers plan to have marched by noon", []),
        ("He was accused of having looted a mill", []),
        ("The bank asked its guards to be vigilant and to evacuate", []),
        ("The two firms battled for the market in a rally of stocks", []),
        ("Police said that nobody protested", ["Protests"]),
        ("The bakers never protested", []),
    ],
)
def test_a_deed_is_told_as_done_and_in_words_of_its_own(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in told_in(text)] == kinds


MARCHES = {
    "post": """Three die in bakery fire as Lisbon marches over bread law

The Harn Post, 6 March 2031

Three bakers died on Wednesday when a shop was set on fire in Lisbon. The owner wept.

Police put the march in Lisbon at roughly 30,000 people, while witnesses in Lisbon spoke of more
than 50,000 marchers.

Eighteen people were injured in clashes outside parliament in Lisbon, police said.

In Porto, some 20,000 people marched through the old town on Wednesday. A day earlier, about 200
millers stormed the castle in Braga, on Tuesday.

The crown fell, and the governor of the bank, Tomas Reiss - Kallan, urged markets to be vigilant.
Riots in 2028 cost Faro 40 million crowns.
""",
    "mirror": """Lisbon counts its dead after day of marches

Coast Mirror, 6 March 2031

Three people were killed in a bakery in Lisbon on Wednesday. Around 100,000 people protested in
Lisbon on Wednesday, the millers' union said, and 12 people were arrested in Lisbon.

In Porto, where approximately 50,000 people marched on Wednesday, no one was hurt. Youths clashed
with police in Coimbra on Wednesday and nine officers were injured in Coimbra.
""",
    "wire": """Bread law passes as thousands march

Vale Wire, 6 March 2031

A fire in a bakery in Lisbon killed three people on Wednesday. Some 20,000 protesters took to the
streets of Lisbon on Wednesday, police said. Workers were asked to evacuate the bank.

"Most of us (about 200,000 (20,000 of them millers)) came in peace," said Ana Brisk, who marched in
Lisbon on Wednesday.
""",
}


@pytest.mark.weights
def test_one_incident_a_place_and_day_with_its_own_numbers(tmp_path: Path) -> None:
    ledger = pile(tmp_path, MARCHES)
    found = {(one["place"], one["killed_best"] != ""): one for one in rows("csv-incidents", ledger)}
    assert set(found) == {
        ("Lisbon", True),
        ("Lisbon", False),
        ("Porto", False),
        ("Braga", False),
        ("Coimbra", False),
    }
    march, fire = found["Lisbon", False], found["Lisbon", True]
    assert [float(march[f"participants_{b}"]) for b in ("low", "high")] == [30000, 100000]
    assert (float(march["injured_best"]), float(march["arrested_best"])) == (18, 12)
    assert (fire["injured_best"], fire["participants_best"]) == ("", "")  # no fire is a march
    for number in ("[roughly 30,000]", "[more than 50,000]", "[Around 100,000]"):
        assert number in march["participants_words"]
    porto = found["Porto", False]
    assert (porto["day_first"], porto["kind"]) == ("2031-03-05", "Protests")
    assert [float(porto[f"participants_{b}"]) for b in ("low", "high")] == [20000, 50000]
    assert found["Braga", False]["day_first"] == "2031-03-04"
    assert found["Coimbra", False]["actors"] == "youths; police"
    assert float(found["Coimbra", False]["injured_best"]) == 9


@pytest.mark.weights
def test_a_row_of_acled_is_a_deed_in_the_words_of_its_report(tmp_path: Path) -> None:
    ledger = pile(tmp_path, MARCHES)
    told = rows("acled", ledger)
    deeds = [(row["location"], row["event_date"]) for row in told if not row["fatalities"]]
    assert sorted(deeds) == sorted(set(deeds))
    assert {place for place, _ in deeds} == {"Lisbon", "Porto", "Braga", "Coimbra"}
    texts = [" ".join(one.text.split()) for one in ledger.reports]
    for row in told:
        for quote in re.findall("“(.*?)”", row["notes"]):
            assert any(quote in text for text in texts)
        assert "Kallan" not in row["actor1"] + row["actor2"]
