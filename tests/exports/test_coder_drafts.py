"""The draft for coders: one row an event."""

import csv
import io
import re
from pathlib import Path

import pytest

import rashomon
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import Ledger

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def rows(ledger: Ledger) -> list[dict[str, str]]:
    data = FORMATS["ucdp"].made(ledger)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def market() -> Ledger:
    return rashomon.compare(EXAMPLES / "market-shelling" / "reports")


@pytest.mark.weights
def test_one_row_an_event_with_every_number_and_what_stands_beside(market: Ledger) -> None:
    (row,) = rows(market)
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
    assert "people missing (differ): " in apart
    hurt = [float(row[f"{of}_{b}"]) for of in ("injured", "missing") for b in ("low", "high")]
    assert hurt == [30, 34, 2, 4]


@pytest.mark.weights
def test_a_place_that_one_report_alone_names_beside_the_dead_is_not_the_event() -> None:
    (row,) = rows(rashomon.compare(EXAMPLES / "ferry-fire" / "reports"))
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
    (row,) = rows(rashomon.compare(tmp_path))
    assert row["rule"].startswith("no row: no report gives a number of people killed")
    assert "missing people are not counted as dead" in row["rule"]


BLAST = {
    "post": """Boiler blast kills nine at Torvik cannery

The Harn Post, 4 March 2031

Nine workers were killed and 14 injured when a boiler exploded at a cannery in Torvik on Monday, the
fire service said. Five people are in critical condition. Two people are missing. Two children from
Marvia died.

Accidents of the coast in earlier years:

12 July 1998: A storm killed 14 sailors and injured 30 at the pier in Harn.

2 June 2004: Fourteen sailors drowned in a storm in Vale.
""",
    "mirror": """Toll of Torvik blast rises to 11

Coast Mirror, 6 March 2031

At least 11 people were killed in Monday's explosion at a cannery in Torvik, the governor's office
said on Wednesday. Sixteen people were injured, seven are critically hurt and one worker is still
missing.
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
    row, *recalled = rows(pile(tmp_path, BLAST))
    told = ("date_start", "date_end", "date_prec", "where_coordinates")
    assert [row[name] for name in told] == ["2031-03-03", "2031-03-03", "1", "Torvik"]
    hurt = (f"{of}_{b}" for of in ("injured", "missing") for b in ("low", "high"))
    numbers = [float(row[name]) for name in ("low", "best", "high", *hurt)]
    assert numbers == [11, 11, 11, 14, 16, 1, 2]  # the toll rose to 11 from the nine of before
    assert "people injured (critical) (differ): [seven]" in row["notes"]
    assert [(r["where_coordinates"], r["year"], float(r["best"])) for r in recalled] == [
        ("Harn", "1998", 14),
        ("Vale", "2004", 14),
    ]


@pytest.mark.weights
def test_the_day_is_not_that_of_a_search_after_the_first_dead_were_told(tmp_path: Path) -> None:
    texts = {
        "radio": "Barge sinks off Velm\n\nHarn Radio, 9 March 2031\n\nTwo sailors were killed "
        "when a grain barge sank off Velm on Sunday, the coast guard said. Eight are missing.\n",
        "post": "Barge toll rises to six\n\nThe Harn Post, 10 March 2031\n\nDivers pulled four "
        "more bodies from the barge on Monday, raising the death toll off Velm to six. The barge "
        "sank on Sunday.\n",
        "mail": "Six dead off Velm\n\nVelm Mail, 11 March 2031\n\nSix people were killed in all, "
        "the harbour master said on Tuesday. The grain barge sank off Velm on Sunday.\n",
    }
    (row,) = rows(pile(tmp_path, texts))
    assert (row["date_start"], row["date_end"]) == ("2031-03-09", "2031-03-09")
    assert float(row["best"]) == 6


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
    (row,) = rows(ledger)
    assert [float(row[name]) for name in ("low", "best", "high")] == [396] * 3


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
def test_the_injured_of_a_march_are_none_of_a_fire_of_the_same_day(tmp_path: Path) -> None:
    (row,) = rows(pile(tmp_path, MARCHES))
    assert (float(row["best"]), row["injured_best"]) == (3, "")
    assert "Hurt, perhaps in another event: people injured" in row["notes"]


PARADE = {
    "herald": """Nine killed at parade in Tampa

The Tampa Herald, 5 June 2031

Nine people were killed and 31 injured when a stand fell down at a parade in Tampa on Wednesday.

Hundreds of people had come from Orlando.

Other accidents at parades:

Duluth school: 26 killed

On 14 December 2027, a float killed 20 children and six adults at a school in Duluth.

Boise bridge: 32 killed

A bridge fell down in April. It killed 27 marchers and five guards.

Reno club: 49 killed

On 12 June 2030, a roof fell down on a club in Reno and killed 49 people.
""",
    "wire": """Stand falls down at parade in Tampa

Norland Wire, 5 June 2031

At least seven people were killed at a parade in Tampa on Wednesday. About 30 people were injured,
the mayor said.
""",
    "mirror": """Toll of parade in Tampa rises to ten

Coast Mirror, 9 June 2031

The number of people killed when a stand fell down at a parade in Tampa rose to ten on Monday, the
hospital said. In November 2030, a wall killed 17 people in Fargo.
""",
}


SEVERAL = {
    "barge-one": """Barge sinks off Ulvik

The Ulvik Herald, 5 May 2031

At least 12 people drowned when a barge sank off Ulvik on Sunday, the harbour master said. Twenty
people were missing.
""",
    "barge-two": """Nineteen drown as barge sinks off Ulvik

Sound Mirror, 6 May 2031

Nineteen people drowned when a barge sank off Ulvik on Sunday, the harbour master said. Nine people
were missing.
""",
    "crush-one": """Fourteen die in crush at Pellworm stadium

The Pellworm Post, 20 July 2031

Fourteen people died in a crush at the stadium in Pellworm, the fire service said.
""",
    "fire-one": """Mill burns down in Orsk

The Orsk Times, 3 October 2031

A fire destroyed the paper mill of Orsk on Friday, the fire service said. Three people were injured.
""",
    "fire-two": """Fire destroys paper mill in Orsk

Norland Wire, 3 October 2031

A fire destroyed the paper mill of Orsk on Friday. Five people were injured, the mayor said.
""",
}


@pytest.mark.weights
def test_each_story_has_its_row_or_is_named_with_the_reason(tmp_path: Path) -> None:
    ledger = pile(tmp_path, SEVERAL)
    told = [(row["story"], row["low"], row["high"]) for row in rows(ledger)]
    barge, crush, fire = (
        next(story for story in ledger.stories if name in (story.title or "").casefold())
        for name in ("barge", "stadium", "mill")
    )
    assert {(barge.id, "12", "19"), (crush.id, "14", "14")} == set(told)
    left_out = FORMATS["ucdp"].left_out
    assert left_out
    (line,) = left_out(ledger)
    assert line.startswith(fire.id)
    assert line.endswith("no row: no report gives a number of people killed")


RAID = {
    "wire": """Raid kills 15 in Dorn village

Norland Wire, 2 September 2031

A raid on the village of Dorn on Tuesday killed 15 people, local officials said.
""",
    "watch": """Rights group counts 22 farmers killed in Dorn

The Dorn Post, 4 September 2031

The rights group Open Book said that 22 farmers were killed in the raid on the village of Dorn on
Tuesday. Soldiers have killed more than 300 farmers since 2028, the group said.
""",
}


@pytest.mark.weights
def test_some_of_the_dead_are_no_more_than_all(tmp_path: Path) -> None:
    (row,) = rows(pile(tmp_path, RAID))
    assert (row["low"], row["best"], row["high"]) == ("15", "15", "22")


WITHDRAWN = {
    "first": """Quake kills many in Tolm valley

Norland Wire, 11 March 2031

An earthquake struck the Tolm valley early on Tuesday, the rescue service said. At least 30 people
died.
""",
    "correction": """Correction: Tolm earthquake

The Tolm Post, 13 March 2031

A report on Wednesday about the earthquake in the Tolm valley said that nine children were among the
44 dead. The rescue service says that seven children were killed in the earthquake.
""",
    "second": """Toll of Tolm valley quake at 44

The Tolm Post, 12 March 2031

The earthquake in the Tolm valley killed 44 people, the rescue service said. The mayor, Ada Rull,
who had said on Tuesday that 53 people died in the earthquake, lowered her figure to 41.
""",
}


@pytest.mark.weights
def test_a_number_that_its_speaker_or_a_correction_withdrew_is_in_no_row(tmp_path: Path) -> None:
    (row,) = rows(pile(tmp_path, WITHDRAWN))
    assert (row["low"], row["high"]) == ("30", "44")
    assert "[53]" not in row["notes"]
    assert "[nine]" not in row["notes"]
    assert "[seven]" in row["notes"]
    # the day stands in the sentence before the toll
    assert (row["date_start"], row["date_end"]) == ("2031-03-11", "2031-03-11")


@pytest.mark.weights
def test_what_is_of_other_events_stands_in_no_row_of_this_one(tmp_path: Path) -> None:
    row, *recalled = rows(pile(tmp_path, PARADE))
    assert [row[name] for name in ("where_coordinates", "date_start")] == ["Tampa", "2031-06-04"]
    # the nine and seven of before are no longer the toll
    assert [row[name] for name in ("low", "best", "high", "injured_best")] == [
        "10",
        "10",
        "10",
        "30",
    ]
    for number in ("26", "20", "six", "32", "27", "49", "17"):
        assert f"[{number}]" not in row["notes"]
    told = [(r["where_coordinates"], r["date_start"], r["best"]) for r in recalled]
    assert sorted(told) == [("Fargo", "2030-11-01", "17"), ("Reno", "2030-06-12", "49")]
    assert row["source_date"] == "2031-06-05; 2031-06-09; 2031-06-05"
    assert row["source_office"] == "The Tampa Herald; Coast Mirror; Norland Wire"


HALL = {
    "wire": """Nineteen dead in hall fire

Vale Wire, 4 March 2031

Nineteen people were killed when a dance hall burned in Torvik on Monday, the fire
service said.
""",
    "post": """Torvik hall: two more bodies found

The Harn Post, 5 March 2031

The death toll of Monday's fire at a dance hall in Torvik rose to 21 after two more bodies were
found, the fire service said on Tuesday. Of the dead, nine were dancers.
""",
    "mirror": """Torvik mourns

Coast Mirror, 6 March 2031

Rescuers left the dance hall in Torvik, where 21 people died on Monday, after two more bodies were
recovered. Nine of the dead were dancers.
""",
    "radio": """Search ends at Torvik

Radio Marvia, 6 March 2031

The search at the dance hall in Torvik ended on Tuesday after two more bodies were found.
""",
}


@pytest.mark.weights
def test_who_comes_to_a_toll_and_who_is_a_part_of_it_makes_no_row(tmp_path: Path) -> None:
    (row,) = rows(pile(tmp_path, HALL))
    assert float(row["best"]) == 21
    assert float(row["low"]) > 9
    _, beside = row["notes"].split("Beside it: ")
    assert "[two]" in beside
    assert "[Nine]" in beside


@pytest.mark.weights
def test_no_total_is_drawn_from_a_part_alone(tmp_path: Path) -> None:
    (row,) = rows(pile(tmp_path, {"radio": HALL["radio"]}))
    assert (row["low"], row["best"], row["high"]) == ("", "", "")
    assert row["rule"] == "no number: no report asserts one of all who were killed"
