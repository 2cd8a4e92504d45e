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


def anchors(*reports: Report) -> dict[str, Anchor]:
    annotated = list(annotate_reports(reports))
    copies = copied_text(trace_lineage(reports))
    return resolve_dates(annotated, copies=copies).anchors


def report(name: str, text: str, published: str | None = None) -> Report:
    return make_report(text, name, published=published)


def test_page_date_stands() -> None:
    assert anchors(report("a", FIRE, "2021-03-07T10:00:00"))["a"].day == "2021-03-07"


def test_nothing_tells() -> None:
    assert anchors(report("a", FIRE))["a"] == Anchor(None, None)


def test_undated_report_takes_the_weekday_it_opens_with() -> None:
    found = anchors(
        report("a", f"{FIRE}\n{MORE}"),
        report("b", f"Smoke hung over Grenholm on Sunday.\n{FIRE}", "2021-03-07"),
    )
    assert found["a"].day == "2021-03-06"
    assert found["b"].day == "2021-03-07"


def test_reprint_is_read_from_the_day_of_the_first_print() -> None:
    found = anchors(
        report("a", f"{FIRE}\n{MORE}", "2021-03-07"),
        report("b", f"{FIRE}\nThe port is closed.", "2021-04-06"),
    )
    assert found["a"].day == "2021-03-07"
    assert found["b"].day in {"2021-03-06", "2021-03-07"}
    assert "2021-04-06" in (found["b"].basis or "")


def test_later_report_that_looks_back_keeps_its_date() -> None:
    later = (
        "The owner of a warehouse that burned down last month was charged on Monday, a court in "
        "Grenholm said."
    )
    reports = [report(name, f"{FIRE}\n{MORE}", "2021-03-07") for name in "abc"]
    assert anchors(*reports, report("d", later, "2021-04-06"))["d"].day == "2021-04-06"


def test_stray_page_that_copies_nothing_is_read_with_the_others() -> None:
    stray = (
        "Nobody was hurt when flames tore through a harbour store in Grenholm on Saturday.\nThe "
        "quay stays shut."
    )
    found = anchors(
        *(report(name, f"{FIRE}\n{MORE}", "2021-03-07") for name in "ab"),
        report("d", stray, "2021-04-11"),
    )
    assert found["d"].day in {"2021-03-06", "2021-03-07"}


COUNTED = (
    "The store held 1,250 pallets, worth 3.4 million; 412 people left their homes and 118 "
    "firefighters came, officials said on Sunday."
)


def test_page_dated_before_what_it_counts_is_read_with_the_others() -> None:
    early = (
        "In the end 412 people fled on Saturday, and 118 men with hoses saved 1,250 pallets less "
        "than half. The shops open again on Monday."
    )
    others = [report(name, f"{FIRE}\n{COUNTED}", "2021-03-07") for name in "ab"]
    found = anchors(*others, report("d", early, "2021-01-08"))
    assert found["d"].day == "2021-03-08"
    assert "2021-01-08" in (found["d"].basis or "")


def test_page_dated_before_that_shares_one_figure_keeps_its_date() -> None:
    early = (
        "The store holds 1,250 pallets, 700 more than in 2019, its owner told 230 guests at its "
        "opening on Friday."
    )
    others = [report(name, f"{FIRE}\n{COUNTED}", "2021-03-07") for name in "ab"]
    assert anchors(*others, report("d", early, "2021-01-08"))["d"].day == "2021-01-08"


def test_two_reports_a_month_apart_that_share_nothing_keep_their_dates() -> None:
    found = anchors(
        report("a", FIRE, "2021-03-07"),
        report("b", "A court in Grenholm sat on Monday.", "2021-04-06"),
    )
    assert (found["a"].day, found["b"].day) == ("2021-03-07", "2021-04-06")


def test_report_that_crosses_midnight_is_read_from_the_day_it_opens_with() -> None:
    dawn = "A warehouse burned down early on Monday in the harbour, its owner said."
    found = anchors(
        report("a", dawn, "2021-03-07"),
        report("b", "Smoke hung over the quays on Monday.", "2021-03-08"),
    )
    assert found["a"].day == "2021-03-08"


def test_one_stray_early_date_does_not_move_the_others() -> None:
    found = anchors(
        report("a", FIRE, "2012-03-07"),
        report("b", FIRE, "2021-03-07"),
        report("c", FIRE, "2021-03-07"),
    )
    assert {found["b"].day, found["c"].day} == {"2021-03-07"}
    assert found["a"].day in {"2021-03-06", "2021-03-07"}


def test_dateline_dates_an_undated_page() -> None:
    text = f"GRENHOLM, March 7, 2021 (Wire) - {FIRE}"
    plain = make_report(text, "a")
    dateline = plain.furniture_span(0, text.index(" A warehouse"), "dateline")
    assert anchors(make_report(text, "a", furniture=(dateline,)))["a"].day == "2021-03-07"


def test_dateline_without_a_year_takes_it_from_the_other_reports() -> None:
    text = f"GRENHOLM, March 7 (Quay News) - {FIRE}"
    plain = make_report(text, "a")
    dateline = plain.furniture_span(0, text.index(" A warehouse"), "dateline")
    found = anchors(
        make_report(text, "a", furniture=(dateline,)), report("b", f"{FIRE}\n{MORE}", "2021-03-08")
    )
    assert found["a"].day == "2021-03-07"


def test_undated_report_is_no_older_than_what_it_tells() -> None:
    text = f"{FIRE}\nOn Sunday morning divers searched the basin."
    found = anchors(report("a", text), report("b", f"{FIRE}\n{MORE}", "2021-03-06"))
    assert found["a"].day == "2021-03-07"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Communique 14, Grenholm, 7 March 2021, 11:00 hrs", "2021-03-07"),
        ("Council session of 2 March 2021\nGrenholm, 7 March 2021, 10:00", "2021-03-07"),
        ("Sunday 7 March, 5 p.m.", "2021-03-07"),
        ("07/03/2021 21:05", "2021-03-07"),
    ],
)
def test_a_day_in_the_lines_above_the_text_dates_the_page(head: str, day: str) -> None:
    found = anchors(
        report("a", f"THE HARBOUR BURNS\n{head}\n\n{FIRE}"),
        report("b", f"{FIRE}\n{MORE}", "2021-03-08"),
    )
    assert found["a"].day == day


def test_a_month_typed_wrong_is_put_right() -> None:
    later = (
        "The quay of Grenholm stays shut, the mayor said on Wednesday.\nNobody was hurt when "
        "flames tore through a store there."
    )
    found = anchors(
        *(report(name, f"{FIRE}\n{MORE}", "2021-03-07") for name in "ab"),
        report("d", later, "2021-04-11"),
    )
    assert found["d"].day == "2021-03-11"


def test_a_page_that_tells_of_later_months_as_past_is_dated_wrongly() -> None:
    old = "The tower was shut in March 2021 and the lift was taken out.\nNobody lives there."
    found = anchors(
        report("a", f"{FIRE}\n{MORE}", "2021-05-07"),
        report("b", f"{FIRE}\n{MORE}", "2021-05-07"),
        report("c", old, "2019-06-01"),
    )
    assert found["c"].day is not None
    assert found["c"].day >= "2021-05-01"
    plan = (
        "The tower will be shut in March 2021 and the lift is to be taken out.\nNobody lives there."
    )
    found = anchors(
        report("a", f"{FIRE}\n{MORE}", "2021-05-07"),
        report("b", f"{FIRE}\n{MORE}", "2021-05-07"),
        report("c", plan, "2019-06-01"),
    )
    assert found["c"].day == "2019-06-01"


def test_news_of_another_event_keeps_its_own_day() -> None:
    other = "A rail strike shut the line to Vellmar on Friday, the union said.\nTrains run again."
    found = anchors(
        *(report(name, f"{FIRE}\n{MORE}", "2021-03-07") for name in "abc"),
        report("d", other, "2022-04-08"),
    )
    assert found["d"].day == "2022-04-08"
