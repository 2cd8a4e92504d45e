"""Which of several states of one page is the newest."""

from dataclasses import dataclass, field, replace

import pytest

from factories import make_report
from rashomon.model.report import EMBEDDED, FoundIn, PageDate, Report
from rashomon.reports.page_order import Arrival
from rashomon.reports.revisions import link_revisions

PAGE = "https://gazette.example/2031/weir"
PLACE = "/desk/weir.html"
OTHER_PLACE = "/copies/weir.html"


@dataclass
class State:
    """A state of a page: what it says of its time, and the runs that brought it to places."""

    modified: str | None = None
    published: str | None = None
    retrieved: str | None = None
    runs: dict[str, list[int]] = field(default_factory=dict)
    basis: str = "meta article:modified_time"

    def report(self, name: str) -> Report:
        """The state as a report."""
        dates = (PageDate(self.modified, self.basis),) if self.modified else ()
        return make_report(
            f"The weir broke, says state {name} of the page.\n",
            name,
            canonical_url=PAGE,
            published=self.published,
            retrieved=self.retrieved,
            dates=dates,
        )

    @property
    def arrival(self) -> Arrival:
        """How it came into a store."""
        first = min(min(runs) for runs in self.runs.values())
        return Arrival(run=first, places={place: max(runs) for place, runs in self.runs.items()})


def came(*runs: int, place: str = PLACE) -> dict[str, list[int]]:
    return {place: list(runs)}


ORDERS = {
    "zones: later by the clock, though not by the letters": (
        [State("2031-03-05T10:00:00+02:00"), State("2031-03-05T09:30:00Z")],
        "b",
        "ab",
    ),
    "an hour without a zone may lie before one with a zone": (
        [State("2031-03-05T10:00:00"), State("2031-03-05T12:00:00Z")],
        "ab",
        "",
    ),
    "the same clock without a zone": (
        [State("2031-03-05T10:00:00"), State("2031-03-05T12:00:00")],
        "b",
        "ab",
    ),
    "a day and an hour of it": (
        [State("2031-03-05"), State("2031-03-05T12:00:00")],
        "ab",
        "",
    ),
    "a modified date counts before the order of arrival": (
        [
            State("2031-03-05T12:00:00Z", runs=came(1)),
            State("2031-03-05T09:00:00Z", runs=came(2)),
        ],
        "a",
        "ba",
    ),
    "a modified date against none: what came later": (
        [
            State("2031-03-05T12:00:00Z", "2031-03-05T08:00:00Z", runs=came(1)),
            State(None, "2031-03-05T08:00:00Z", runs=came(2)),
        ],
        "b",
        "ab",
    ),
    "the day of publication is no modified date": (
        [State(None, "2031-03-06", runs=came(1)), State(None, "2031-03-05", runs=came(2))],
        "b",
        "ab",
    ),
    "the day of an embedded post is no modified date": (
        [State("2031-03-09", runs=came(1), basis=EMBEDDED), State(runs=came(2))],
        "b",
        "ab",
    ),
    "an old copy that was found late, with a state between that gives no date": (
        [
            State("2031-03-05T12:00:00Z", runs=came(1)),
            State(runs=came(2)),
            State("2031-03-05T09:00:00Z", runs=came(3)),
        ],
        "b",
        "cab",
    ),
    "put back": ([State(runs=came(1, 3)), State(runs=came(2))], "a", "ba"),
    "put back twice": ([State(runs=came(1, 3)), State(runs=came(2, 4))], "b", "ab"),
    "put back, with the earlier date": (
        [
            State("2031-03-05T09:00:00Z", runs=came(1, 3)),
            State("2031-03-05T12:00:00Z", runs=came(2)),
        ],
        "a",
        "ba",
    ),
    "copied elsewhere later": (
        [State(runs={**came(1), **came(3, place=OTHER_PLACE)}), State(runs=came(2))],
        "b",
        "ab",
    ),
    "retrieved earlier, added later": (
        [
            State(retrieved="2031-03-06T10:00:00Z", runs=came(1)),
            State(retrieved="2031-03-05T10:00:00Z", runs=came(2)),
        ],
        "a",
        "ba",
    ),
    "retrieved at a known hour, and one at no known hour": (
        [
            State(None, "2031-03-05T08:00:00Z", retrieved="2031-03-05T10:00:00Z"),
            State(None, "2031-03-05T09:00:00Z"),
            State(retrieved="2031-03-06T10:00:00Z"),
        ],
        "bc",
        "ac",
    ),
    "added at once": ([State(runs=came(1)), State(runs=came(1, place=OTHER_PLACE))], "ab", ""),
    "published later on the same day, where nothing else is known": (
        [State(None, "2031-03-05T08:00:00Z"), State(None, "2031-03-05T10:00:00Z")],
        "b",
        "ab",
    ),
    "modified after the other was published": (
        [State("2031-03-05T12:00:00Z"), State(None, "2031-03-05T10:00:00Z")],
        "a",
        "ba",
    ),
    "a text that came again, each time to another place": (
        [State(runs={"/1/weir.txt": [1], "/3/weir.txt": [3]}), State(runs={"/2/weir.txt": [2]})],
        "a",
        "ba",
    ),
    "all texts came again to other places": (
        [
            State(runs={"/1/weir.txt": [1], "/old/1.txt": [3]}),
            State(runs={"/2/weir.txt": [2], "/old/2.txt": [4]}),
        ],
        "b",
        "ab",
    ),
    "a text that came again elsewhere, older by its date": (
        [
            State("2031-03-05T09:00:00Z", runs={"/1/weir.txt": [1], "/3/weir.txt": [3]}),
            State("2031-03-05T12:00:00Z", runs={"/2/weir.txt": [2]}),
        ],
        "b",
        "ab",
    ),
    "elsewhere, without a modified date, published before the other was modified": (
        [
            State("2031-03-05T12:00:00Z", "2031-03-03", runs=came(1)),
            State(None, "2031-03-03", runs=came(2, place=OTHER_PLACE)),
        ],
        "a",
        "ba",
    ),
    "elsewhere, published after the other was modified": (
        [
            State("2031-03-05T12:00:00Z", "2031-03-04", runs=came(1)),
            State(None, "2031-03-07", runs=came(2, place=OTHER_PLACE)),
        ],
        "b",
        "ab",
    ),
    "elsewhere, but retrieved after the other": (
        [
            State("2031-03-05T12:00:00Z", retrieved="2031-03-06T10:00:00Z", runs=came(1)),
            State(
                None,
                "2031-03-04",
                retrieved="2031-03-07T10:00:00Z",
                runs=came(2, place=OTHER_PLACE),
            ),
        ],
        "b",
        "ab",
    ),
    "two of unknown order before a third": (
        [State(runs=came(1)), State(runs=came(1, place=OTHER_PLACE)), State(runs=came(2))],
        "c",
        "abc",
    ),
}


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("states", "newest", "row"), ORDERS.values(), ids=ORDERS)
def test_the_states_of_a_page_stand_in_a_row(
    states: list[State], newest: str, row: str, backwards: bool
) -> None:
    named = dict(zip("abc", states, strict=False))
    reports = [state.report(name) for name, state in named.items()]
    arrivals = {name: state.arrival for name, state in named.items() if state.runs}
    linked = link_revisions(reports[::-1] if backwards else reports, arrivals)
    before = {report.id: report.revision_of for report in linked}
    assert "".join(sorted(before.keys() - before.values())) == newest
    assert {name: before[name] for name in row} == dict(zip(row, [None, *row], strict=False))
    unknown = {report.id for report in linked if "order unknown" in " ".join(report.warnings)}
    assert unknown >= (set(newest) if len(newest) > 1 else set())


def test_a_text_that_was_retrieved_again_after_another_is_the_newer_one() -> None:
    days = {"a": ("2031-03-05", "2031-03-09"), "b": ("2031-03-07",)}
    reports = []
    for name, retrieved in days.items():
        report = State(retrieved=retrieved[0]).report(name)
        sources = [FoundIn(name, report.sha256, retrieved=day) for day in retrieved]
        reports.append(replace(report, sources=tuple(sources)))
    assert [report.revision_of for report in link_revisions(reports)] == ["b", None]


CORRECTED = {
    "Correction: An earlier version gave the number of boats as 17. It was seven.": (
        "The storm sank 17 boats in the harbour of Tolm.",
        "The storm sank seven boats in the harbour of Tolm.",
    ),
    "Correction: This article named the wrong valley. The slide hit Ostrel, not Vinnik.": (
        "A slide buried the road through Vinnik on Sunday.",
        "A slide buried the road through Ostrel on Sunday.",
    ),
    "Editor's note: We wrote that the mill had been sold. It has been leased.": (
        "The Harn mill was sold to a brewer.",
        "The Harn mill was leased to a brewer.",
    ),
    "Clarification: The vote was on Tuesday, not on Monday as first stated.": (
        "The council of Pell voted for the tram on Monday.",
        "The council of Pell voted for the tram on Tuesday.",
    ),
    "This story was corrected to say that the bakery burnt, not the pharmacy.": (
        "A pharmacy burnt down in Grell Street.",
        "A bakery burnt down in Grell Street.",
    ),
    "Correction: The fine is 900 crowns; a previous version said 9,000 crowns.": (
        "The court fined the skipper 9,000 crowns.",
        "The court fined the skipper 900 crowns.",
    ),
    "Correction (6 March): Ada Quill chairs the union, not Selma Quill.": (
        "Selma Quill, who chairs the union, called the strike.",
        "Ada Quill, who chairs the union, called the strike.",
    ),
    "Correction: We reported that the orchard was flooded. The vineyard was.": (
        "The river flooded the orchard below Mossel.",
        "The river flooded the vineyard below Mossel.",
    ),
    "This article has been amended: the pilot, not the mechanic, filed the complaint.": (
        "The mechanic filed a complaint with the airfield.",
        "The pilot filed a complaint with the airfield.",
    ),
    "Correction: The bridge is in Karst. An earlier version of this report placed it in Lomm.": (
        "The old bridge in Lomm closes in May.",
        "The old bridge in Karst closes in May.",
    ),
}


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("note", CORRECTED)
def test_a_correction_is_newer_than_what_it_takes_back_though_that_is_found_late(
    note: str, is_late: bool
) -> None:
    first, mended = CORRECTED[note]
    background = "Nobody was at the town hall to answer questions of this paper."
    original = make_report(f"{first}\n\n{background}\n", "original", canonical_url=PAGE)
    text = f"{note}\n\n{mended}\n\n{background}\n"
    corrected = make_report(text, "corrected", canonical_url=PAGE)
    corrected = replace(corrected, corrections=(corrected.span(0, len(note)),))
    arrivals = {
        "original": Arrival(run=2 if is_late else 1, places={PLACE: 2 if is_late else 1}),
        "corrected": Arrival(run=1 if is_late else 2, places={OTHER_PLACE: 1 if is_late else 2}),
    }
    linked = link_revisions([original, corrected], arrivals)
    assert [report.revision_of for report in linked] == [None, "original"]


def test_a_text_saved_over_the_corrected_one_is_newer_though_it_has_no_note() -> None:
    note, (first, mended) = next(iter(CORRECTED.items()))
    corrected = make_report(f"{note}\n\n{mended}\n", "corrected", canonical_url=PAGE)
    corrected = replace(corrected, corrections=(corrected.span(0, len(note)),))
    later = make_report(f"{first}\n", "later", canonical_url=PAGE)
    arrivals = {
        name: Arrival(run=run, places={PLACE: run})
        for name, run in (("corrected", 1), ("later", 2))
    }
    linked = link_revisions([corrected, later], arrivals)
    assert [report.revision_of for report in linked] == [None, "corrected"]
