"""Older states of pages, and what somebody set aside, are no reports that count."""

from dataclasses import replace

from factories import make_report
from rashomon.decisions.counted_reports import counted_reports, set_aside_by
from rashomon.model.decision import DecisionKind, decide

PAGES = tuple(
    make_report(f"Kites over {place}.", place.lower(), outlet=f"{place} Post")
    for place in ("Lund", "Osk", "Vell")
)


def test_older_states_and_reports_that_were_set_aside_do_not_count() -> None:
    lund, osk, vell = PAGES
    pages = (lund, replace(osk, revision_of="lund"), vell)
    aside = decide(DecisionKind.SET_ASIDE_REPORT, reports=[vell], by="person Ina", at="2031-03-05")
    assert [report.id for report in counted_reports(pages, ())] == ["osk", "vell"]
    assert [report.id for report in counted_reports(pages, (aside,))] == ["osk"]
    assert set_aside_by((aside,), pages) == {"vell"}
    undo = decide(DecisionKind.UNDO, undoes=aside.id, by="person Ina", at="2031-03-06")
    assert set_aside_by((aside, undo), pages) == set()
