"""Events that look alike stay apart in a store, in whatever order their reports come, and each of
them stays in one piece."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.cli.verify import check_store
from rashomon.settings import Settings
from rashomon.store import neighbours
from rashomon.store.add_reports import add_reports
from stored import Ticking, stored

pytestmark = pytest.mark.weights

SHOOTINGS = {  # two shootings in one town within a week
    "harrow-1": "Two shot dead outside Tolmere bakery\n\n4 May 2031\n\nTwo "
    "men were shot dead outside a "
    "bakery in Harrow Street in Tolmere on Sunday morning, police said. "
    "The victims were named as Idris Kole, 34, and his cousin Benno Kole, 29. Inspector Lena "
    "Farrow said a gunman on a motorcycle fired six times and fled "
    "towards the canal.\n",
    "harrow-2": "Tolmere: cousins killed by gunman on motorcycle\n\n4 "
    "May 2031\n\nIdris and Benno Kole, "
    "cousins who ran the bakery in Harrow Street, were killed on Sunday "
    "when a man on a motorcycle opened fire in Tolmere. Inspector Lena Farrow asked witnesses "
    "who saw a motorcycle near the canal to come forward.\n",
    "harrow-3": "Police hunt motorcyclist after bakery killings\n\n5 "
    "May 2031\n\nPolice in Tolmere are "
    "looking for a motorcyclist who shot Idris Kole and Benno Kole outside "
    "their bakery. The motorcycle was found in the canal on Monday, Inspector Lena Farrow "
    "said. Neighbours in Harrow Street laid flowers.\n",
    "school-1": "Teacher wounded in shooting at Tolmere school\n\n8 "
    "May 2031\n\nA teacher was wounded "
    "when a former pupil fired a pistol in the yard of Saint Oswin school in "
    "Tolmere on Thursday, police said. The teacher, Marta Ruane, was hit in the arm. "
    "Headmaster Olaf Brink said pupils hid in the gym until the 17-year-old was arrested.\n",
    "school-2": "Former pupil held after shots at Saint Oswin\n\n8 May "
    "2031\n\nPolice in Tolmere arrested "
    "a 17-year-old former pupil who shot at teachers in the yard of Saint "
    "Oswin school. Marta Ruane, who teaches chemistry, was taken to hospital with a wound in "
    "her arm. Headmaster Olaf Brink praised pupils who had locked the gym.\n",
    "school-3": "Saint Oswin pupils return after shooting\n\n9 May "
    "2031\n\nLessons began again at Saint "
    "Oswin school in Tolmere a day after a former pupil fired at teachers. "
    "Marta Ruane is out of danger, headmaster Olaf Brink said. The 17-year-old will be heard "
    "by a judge on Friday.\n",
}
STRIKES = {  # two strikes in one country in one month
    "tram-1": "Tram drivers in Velm walk out over night shifts\n\n2 "
    "June 2031\n\nTram drivers in Velm "
    "stopped work on Monday over night shifts. The union Rail and Road said 900 "
    "of 1,000 drivers had joined. Its leader Petra Holm wants eleven hours of rest between "
    "two shifts. The city transport company offered nine.\n",
    "tram-2": "No trams in Velm as drivers strike for rest\n\n2 June "
    "2031\n\nTrams stood still in Velm "
    "on Monday because drivers want longer rest between night shifts. Petra Holm of "
    "the union Rail and Road said drivers fall asleep at the wheel. The transport company "
    "called its offer of nine hours fair.\n",
    "tram-3": "Velm tram strike enters second day\n\n3 June 2031\n\nThe "
    "strike of the tram drivers in "
    "Velm went on for a second day. Rail and Road leader Petra Holm refused nine "
    "hours of rest after night shifts. The transport company ran buses on two lines.\n",
    "nurse-1": "Nurses at Velm hospital strike for more staff\n\n4 "
    "June 2031\n\nNurses at the Queen Maud "
    "hospital in Velm went on strike on Wednesday because wards have too few staff. "
    "Doctor Ines Carver, who heads the hospital, said operations were put off. The nurses' "
    "union Care First said 600 nurses took part.\n",
    "nurse-2": "Operations put off as Queen Maud nurses walk out\n\n4 June 2031\n\nThe Queen Maud "
    "hospital put off 40 operations on Wednesday when its nurses walked out. Care First, "
    "the nurses' union, says one nurse looks after fourteen patients at night. Hospital head "
    "Ines Carver promised thirty posts.\n",
    "nurse-3": "Velm nurses reject thirty posts\n\n5 June 2031\n\nThe "
    "nurses of the Queen Maud hospital "
    "in Velm rejected an offer of thirty posts and stay on strike. Patients need "
    "more, the union Care First said. Ines Carver said the hospital had no money for more "
    "nurses.\n",
}
QUAKES = {  # two earthquakes in one country in one week
    "north-1": "Earthquake kills nine in northern Oravia\n\n11 March "
    "2031\n\nAn earthquake of magnitude "
    "6.1 killed nine people in the valley of Sarn in northern Oravia on Tuesday. "
    "Most died when the market hall of Dunhal fell in, governor Eskil Tarn said. The quake "
    "struck at 5.40 in the morning.\n",
    "north-2": "Market hall falls in Oravia quake, nine dead\n\n11 "
    "March 2031\n\nNine people died when a "
    "quake of magnitude 6.1 hit Dunhal in the Sarn valley of Oravia on Tuesday "
    "morning. The market hall fell in on traders. Governor Eskil Tarn asked for tents and "
    "blankets.\n",
    "north-3": "Rescuers end search in Dunhal\n\n13 March 2031\n\nRescuers "
    "ended their search in the "
    "market hall of Dunhal two days after the earthquake in the Sarn valley. Governor "
    "Eskil Tarn said nine were dead and no one was missing in northern Oravia.\n",
    "coast-1": "Quake off Oravia coast sends thousands uphill\n\n14 March 2031\n\nAn earthquake of "
    "magnitude 7.0 under the sea off Port Leddon in southern Oravia drove thousands uphill "
    "on Friday. A wave of one metre reached the harbour, the tide office said. Mayor Nadia "
    "Quill said forty boats were wrecked and nobody was killed.\n",
    "coast-2": "Port Leddon: wave after sea quake wrecks boats\n\n14 "
    "March 2031\n\nA wave wrecked forty "
    "boats in the harbour of Port Leddon in Oravia after a quake of magnitude 7.0 "
    "under the sea on Friday. The tide office had warned people, and mayor Nadia Quill said "
    "all were safe on the hills.\n",
    "coast-3": "Oravia lifts wave warning\n\n15 March 2031\n\nThe "
    "tide office lifted its warning for "
    "Port Leddon a day after the quake under the sea. People came down from the hills, "
    "mayor Nadia Quill said. Fishermen in southern Oravia ask who will pay for forty wrecked "
    "boats.\n",
}
PILES = {
    "shootings": SHOOTINGS,
    "strikes": STRIKES,
    "quakes": QUAKES,
    "all": SHOOTINGS | STRIKES | QUAKES,
}


def stories_of(names: object) -> set[frozenset[str]]:
    listed = sorted(map(str, names))  # type: ignore[call-overload]
    return {
        frozenset(n for n in listed if n.startswith(kind))
        for kind in {name.rsplit("-", 1)[0] for name in listed}
    }


@pytest.mark.parametrize("large", [False, True], ids=["small store", "large store"])
@pytest.mark.parametrize("name", sorted(PILES))
def test_look_alikes_stay_apart(
    tmp_path: Path, name: str, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Added one at a time in a shuffled order."""
    if large:
        monkeypatch.setattr(neighbours, "WHOLE", 1)
    reports = PILES[name]
    order = sorted(reports)
    random.Random(len(order) + large).shuffle(order)  # noqa: S311  an order, not a secret
    folder = tmp_path / "reports"
    folder.mkdir()
    with stored(str(tmp_path / "s.db")) as store:
        for report in order:
            (folder / f"{report}.txt").write_text(reports[report], encoding="utf-8")
            add_reports(
                store, [str(folder / f"{report}.txt")], settings=Settings(), clock=Ticking()
            )
        found = {
            frozenset(story.reports)
            for one in store.stories.ids()
            if (story := store.stories.get(one))
        }
        assert found == stories_of(reports)
        assert check_store(store).faults == ()


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
                store.reports.put_features(replace(p, fillings={}) for p in former)
        found = store.reports.placed().values()
        assert len({p.story for p in found}) == 2
        assert all(p.fillings for p in found)
        assert check_store(store).faults == ()
