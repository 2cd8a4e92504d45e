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
