"""From which day each report of a story speaks."""

import pytest

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.anchors import Anchor
from rashomon.dates.resolve import resolve_dates
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.copy import copied_text
from rashomon.model.report import Report

pytestmark = pytest.mark.weights

FIRE = (
    "A warehouse in the harbour of Grenholm burned down on Saturday after a forklift battery "
    "caught fire, the owner said."
)
MORE = (
    "Firefighters pumped water from the quay for nine hours and kept the flames away from the "
    "grain silo next door."
)
COUNTED = (
    "The store held 1,250 pallets, worth 3.4 million; 412 people left their homes and 118 "
    "firefighters came, officials said on Sunday."
)
LATER = (
    "The owner of a warehouse that burned down last month was charged on Monday, a court in "
    "Grenholm said."
)
STRAY = (
    "Nobody was hurt when flames tore through a harbour store in Grenholm on Saturday.\nThe "
    "quay stays shut."
)
EARLY = (
    "In the end 412 people fled on Saturday, and 118 men with hoses saved 1,250 pallets less than "
    "half. The shops open again on Monday."
)
OPENING = (
    "The store holds 1,250 pallets, 700 more than in 2019, its owner told 230 guests at its "
    "opening on Friday."
)
DAWN = "A warehouse burned down early on Monday in the harbour, its owner said."
MAYOR = (
    "The quay of Grenholm stays shut, the mayor said on Wednesday.\nNobody was hurt when flames "
    "tore through a store there."
)
OLD = "The tower was shut in March 2021 and the lift was taken out.\nNobody lives there."
PLAN = "The tower will be shut in March 2021 and the lift is to be taken out.\nNobody lives there."
STRIKE = "A rail strike shut the line to Vellmar on Friday, the union said.\nTrains run again."
COURT = "A court in Grenholm sat on Monday."
BOTH = f"{FIRE}\n{MORE}"
SUNDAY = "2021-03-07"
THIS_OR_THE_DAY_BEFORE = "2021-03-06 2021-03-07"


def anchors(*reports: Report) -> dict[str, Anchor]:
    annotated = list(annotate_reports(reports))
    return resolve_dates(annotated, copies=copied_text(trace_lineage(reports))).anchors


def report(name: str, text: str, published: str | None = None) -> Report:
    return make_report(text, name, published=published)


# The report in question and the day of its page; the others with theirs; the day that it speaks
# from, of which one may stand for the other where both would do.
@pytest.mark.parametrize(
    ("text", "published", "others", "day"),
    [
        # the page's day stands
        (FIRE, "2021-03-07T10:00:00", [], SUNDAY),
        (FIRE, SUNDAY, [(COURT, "2021-04-06")], SUNDAY),
        (COURT, "2021-04-06", [(FIRE, SUNDAY)], "2021-04-06"),  # nothing is shared
        (LATER, "2021-04-06", [(BOTH, SUNDAY)] * 3, "2021-04-06"),  # it looks back
        (OPENING, "2021-01-08", [(f"{FIRE}\n{COUNTED}", SUNDAY)] * 2, "2021-01-08"),  # one figure
        (PLAN, "2019-06-01", [(BOTH, "2021-05-07")] * 2, "2019-06-01"),
        (STRIKE, "2022-04-08", [(BOTH, SUNDAY)] * 3, "2022-04-08"),  # another event
        (FIRE, SUNDAY, [(FIRE, "2012-03-07"), (FIRE, SUNDAY)], SUNDAY),
        # an undated page
        (BOTH, None, [(f"Smoke hung over Grenholm on Sunday.\n{FIRE}", SUNDAY)], "2021-03-06"),
        (f"{FIRE}\nOn Sunday morning divers came.", None, [(BOTH, "2021-03-06")], SUNDAY),
        # a page that is dated wrongly
        (f"{FIRE}\nThe port is closed.", "2021-04-06", [(BOTH, SUNDAY)], THIS_OR_THE_DAY_BEFORE),
        (STRAY, "2021-04-11", [(BOTH, SUNDAY)] * 2, THIS_OR_THE_DAY_BEFORE),
        (EARLY, "2021-01-08", [(f"{FIRE}\n{COUNTED}", SUNDAY)] * 2, "2021-03-08"),
        (FIRE, "2012-03-07", [(FIRE, SUNDAY)] * 2, THIS_OR_THE_DAY_BEFORE),
        (MAYOR, "2021-04-11", [(BOTH, SUNDAY)] * 2, "2021-03-11"),  # a month typed wrong
        (OLD, "2019-06-01", [(BOTH, "2021-05-07")] * 2, "2021-05-06 2021-05-07"),
        # printed before midnight
        (DAWN, SUNDAY, [("Smoke hung over the quays on Monday.", "2021-03-08")], "2021-03-08"),
    ],
)
def test_the_day_from_which_a_report_speaks(
    text: str, published: str | None, others: list[tuple[str, str]], day: str
) -> None:
    beside = [report(f"b{n}", *other) for n, other in enumerate(others)]
    found = anchors(report("a", text, published), *beside)["a"]
    assert found.day in day.split()
    if published and published[:7] not in day:  # the page's own day is told
        assert published in (found.basis or "")


def test_nothing_tells() -> None:
    assert anchors(report("a", FIRE))["a"] == Anchor(None, None)


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("GRENHOLM, March 7, 2021 (Wire) -", []),
        ("GRENHOLM, March 7 (Quay News) -", [report("b", BOTH, "2021-03-08")]),
    ],
)
def test_a_dateline_dates_an_undated_page(line: str, others: list[Report]) -> None:
    text = f"{line} {FIRE}"
    dateline = make_report(text, "a").furniture_span(0, len(line), "dateline")
    assert anchors(make_report(text, "a", furniture=(dateline,)), *others)["a"].day == SUNDAY


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Communique 14, Grenholm, 7 March 2021, 11:00 hrs", "2021-03-07"),
        ("Council session of 2 March 2021\nGrenholm, 7 March 2021, 10:00", "2021-03-07"),
        ("Sunday 7 March, 5 p.m.", "2021-03-07"),
    ],
)
def test_a_day_in_the_lines_above_the_text_dates_the_page(head: str, day: str) -> None:
    found = anchors(
        report("a", f"THE HARBOUR BURNS\n{head}\n\n{FIRE}"),
        report("b", f"{FIRE}\n{MORE}", "2021-03-08"),
    )
    assert found["a"].day == day
