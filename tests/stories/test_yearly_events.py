"""What comes every year is another story each time, also with a report of the months between."""

from pathlib import Path

import pytest

import rashomon
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

pytestmark = pytest.mark.weights
YEARS = {
    "fair": (
        "The kite fair of Mellin drew 4,000 people to the dunes on Sunday, the council said. Kite "
        "maker Jude Orsay won the prize of the fair. Lanterns hung on the kites at dusk.",
        "The council of Mellin will give the kite fair a second field on the dunes, clerk Ott Hale "
        "said. The kite fair has outgrown the dunes, he said.",
        "Some 5,200 people came to the kite fair on the dunes of Mellin on Saturday. The prize of "
        "the fair went to weaver Alva Brisk. A choir sang on the dunes at dusk.",
    ),
    "market": (
        "The cheese market of Vessem opened on Friday with 60 stalls, the guild said. Dairy master "
        "Pim Holt rolled the first wheel. Rain kept visitors away at noon.",
        "The guild that runs the cheese market of Vessem elected Rika Maan as its head. She wants "
        "more stalls at the cheese market.",
        "The cheese market of Vessem began on Friday with 75 stalls. Dairy mistress Rika Maan "
        "rolled the first wheel, said the guild. The market square was full at noon.",
    ),
    "regatta": (
        "Rowers of Harn won the Skerry regatta on Sunday in 14 minutes, the club said. Cox Bo Rank "
        "lost his cap in the finish. Nine boats took part in the regatta.",
        "The course of the Skerry regatta will be longer, the club said. Rowers of Harn had asked "
        "for it after the last regatta.",
        "Rowers of Larn won the Skerry regatta on Sunday in 15 minutes. The club counted eleven "
        "boats at the regatta. Cox Ilse Tamm was carried ashore.",
    ),
    "marathon": (
        "Tova Lind won the Orlo marathon on Sunday ahead of 3,100 runners, organisers said. The "
        "race led through the gorge of Orlo. Six runners were treated for heat.",
        "The Orlo marathon will start at the station, organisers said. Runners had complained of "
        "the narrow start in the gorge of Orlo.",
        "Piet Aas won the Orlo marathon on Sunday in heavy rain. Organisers counted 2,800 runners "
        "in the gorge of Orlo. A bridge on the course was closed.",
    ),
    "prize": (
        "The film Low Water won the Delden prize on Thursday, the jury said. Director Mara Quist "
        "thanked the town of Delden. The gala had 400 guests.",
        "Two members of the jury of the Delden prize resigned, the town of Delden said. They had "
        "quarrelled about the film prize.",
        "The film Salt Road won the Delden prize on Thursday. Its director, Jon Ferri, was ill and "
        "sent his sister. The jury in Delden met for nine hours.",
    ),
}
DAYS = ("2 March 2030", "9 December 2030", "4 September 2031")


def save(folder: Path, number: int, told: str, day: str) -> Path:
    headline, *_ = told.split(", ")
    path = folder / f"r{number}.txt"
    text = f"{headline}\n\nVale Courier\n{day}\n\n{told}\n"
    assert read_report(path.name, text.encode(), settings=ReadSettings()).published
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("event", YEARS)
def test_a_yearly_event_is_another_story_each_year(event: str, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, (told, day) in enumerate(zip(YEARS[event], DAYS, strict=True)):
        save(reports, number, told, day)
    ledger = rashomon.compare(str(reports))
    homes = {report: story.id for story in ledger.stories for report in story.reports}
    assert homes["r0"] != homes["r2"]
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        for path in sorted(reports.iterdir()):
            store.add(path)
        stories = [store.story(row.id).stories[0].reports for row in store.stories()]
    assert not any({"r0", "r2"} <= set(reports) for reports in stories)


def test_reports_of_the_same_days_stay_one_story(tmp_path: Path) -> None:
    save(tmp_path, 0, YEARS["fair"][0], "2 March 2030")
    save(
        tmp_path,
        1,
        "Kite maker Jude Orsay won the prize of the kite fair on the dunes of Mellin on Sunday. "
        "The council counted 4,000 people.",
        "3 March 2030",
    )
    assert len(rashomon.compare(str(tmp_path)).stories) == 1
