"""What is said of reports that have text in common: one text, a shorter print of it, passages, or
nothing.

All of it is invented."""

import pytest

from factories import make_report
from rashomon.model.claim import Origins
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind, RestingReport, RestKind
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.show.first_view import FirstView
from rashomon.show.shared_text import tell_sources

BARGE = (
    "A barge laden with gravel sank below Orrin lock on Friday, the canal office said.",
    "Its crew of three swam ashore before the stern went under.",
    "The canal office put the damage at up to two million crowns.",
    "The lock stays shut until a crane has come from Marle.",
    "Ships that wait for it lie in two rows up to the bridge of Senn.",
)
OTHER = (
    "Marle has asked for a second lock for as long as anybody can remember.",
    "The harbour master counted nineteen ships in the upper pool at noon.",
    "Farmers along the canal fear for the hay that they cannot send.",
    "Nobody has looked into the hold so far, a diver told this paper.",
    "The bridge keeper of Senn has sold more coffee than in all of May.",
)


def _sources(*texts: tuple[str, ...], aside: int = 0, origins: int = 1) -> str:
    """What is said of reports of these sentences, each of which has copied words of each; so many
    of the last are set aside, and the others have so many origins."""
    reports = [
        make_report(" ".join(text), f"r{place}", outlet=f"Outlet {place}")
        for place, text in enumerate(texts)
    ]
    copies = []
    for place, report in enumerate(reports):
        copies += [_copy(report, other) for other in reports[place + 1 :]]
    story = Story(
        id="s1",
        title=None,
        reports=tuple(report.id for report in reports),
        copies=tuple(copies),
        independent=Origins(origins),
        decisions=tuple(
            decide(DecisionKind.SET_ASIDE_REPORT, reports=[report], by="person ina")
            for report in reports[len(reports) - aside :]
        ),
    )
    view = FirstView(story, reports, [])
    return " ".join(str(entry) for entry in tell_sources(view))


def _copy(one: Report, other: Report) -> Copy:
    a = one.span(0, len(one.text))
    b = other.span(0, len(other.text))
    return Copy(f"{one.id}-{other.id}", a, b, CopyKind.EDITED)


def test_what_was_set_aside_shares_no_text_and_is_no_report() -> None:
    assert not _sources(BARGE, OTHER, BARGE, aside=1, origins=2)
    assert _sources(BARGE, BARGE, OTHER, aside=1).startswith("Outlet 0 and Outlet 1 print one text")
    all_but_one = _sources(*[BARGE] * 10, OTHER, aside=1)
    assert all_but_one.startswith("10 of the 10 reports")


def test_one_text_with_few_words_otherwise_is_one_text() -> None:
    edited = (*BARGE[:3], BARGE[3].replace("has come", "arrives"), BARGE[4])
    assert _sources(BARGE, edited).startswith("Outlet 0 and Outlet 1 print one text.")


def test_a_form_of_words_with_other_figures_is_no_print() -> None:
    form = (
        "Shells fell on Kerr, killing {} people, the mayor of the town said.",
        "A school was hit.",
    )
    two, six = ((form[0].format(number), form[1]) for number in ("two", "six"))
    assert "print one text" not in _sources(two, six)
    assert "print one text" in _sources(two, two)


def test_nearly_all_of_a_short_report_in_a_long_one_is_a_shorter_print() -> None:
    told = _sources(BARGE[:4], (*BARGE, *OTHER))
    assert told.startswith("Outlet 0 is a shorter print of Outlet 1.")


def test_a_figure_that_the_fuller_one_lacks_makes_it_no_shorter_print() -> None:
    more = BARGE[0].replace(" sank", " and nine tonnes of oil sank")
    told = _sources((more, *BARGE[1:4]), (*BARGE, *OTHER))
    assert "shorter print" not in told


def test_what_stands_in_another_order_is_no_print() -> None:
    told = _sources(BARGE[:4], (*BARGE[2:4], *OTHER, *BARGE[:2]))
    assert told.startswith("Outlet 0 and Outlet 1 share passages.")


def test_some_sentences_are_passages() -> None:
    told = _sources((*BARGE[:2], *OTHER[:2]), (*BARGE, *OTHER[2:]))
    assert told.startswith("Outlet 0 and Outlet 1 share passages.")


@pytest.mark.parametrize(
    "other",
    [
        (BARGE[0], *OTHER),  # one sentence
        OTHER,
        ("Crew of three ashore.", "Lock shut.", *OTHER),
    ],
)
def test_less_is_nothing(other: tuple[str, ...]) -> None:
    assert _sources(BARGE, other) == ""


def test_a_family_of_prints_is_told_once() -> None:
    passages = (*BARGE[:2], *OTHER)
    told = _sources(BARGE, BARGE, BARGE[:4], passages)
    assert told == (
        "Outlet 0 and Outlet 1 print one text. "
        "Outlet 2 is a shorter print of Outlet 1. Shared text and credits leave at most 1 "
        "independent origin. "
        "Outlet 1 and Outlet 3 share passages."
    )


def _rests(agency: str, how: RestKind, *reports: str) -> Origin:
    resting = tuple(RestingReport(report=report, how=how, because="") for report in reports)
    return Origin(id=agency, name=agency, kind=OriginKind.AGENCY, reports=resting)


def test_who_credits_an_agency_and_who_names_one_is_told() -> None:
    reports = [make_report(text, f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(BARGE[:3])]
    origins = (
        _rests("Norland Wire", RestKind.CREDITED, "r0"),
        _rests("Vale Wire", RestKind.NAMES, "r1", "r2"),
        _rests("Coast Press", RestKind.NAMES, "r1", "r2"),
        _rests("Outlet 2", RestKind.NAMES, "r2"),
    )
    ids = tuple(report.id for report in reports)
    story = Story(id="s1", title=None, reports=ids, origins=origins, independent=Origins(3))
    told = [str(entry) for entry in tell_sources(FirstView(story, reports, []))]
    assert told == [
        "Outlet 0 credits Norland Wire. "
        "Outlet 1, Outlet 2 name Vale Wire, Coast Press, as a source or beside a picture."
    ]


def test_whose_text_a_page_is_and_from_whom_it_has_much_is_told() -> None:
    reports = [make_report(text, f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(BARGE[:3])]
    much = RestingReport("r1", how=RestKind.NAMES, because="", share=0.4)
    little = RestingReport("r2", how=RestKind.NAMES, because="", share=0.1)
    origins = (
        Origin("o1", kind=OriginKind.OUTLET, name="Essel Lamp", reports=(much, little)),
        Origin(
            "o2",
            kind=OriginKind.OUTLET,
            name="Harn Post",
            reports=(RestingReport("r0", how=RestKind.CREDITED, because=""),),
        ),
    )
    ids = tuple(report.id for report in reports)
    story = Story(id="s1", title=None, reports=ids, origins=origins, independent=Origins(3))
    told = [str(entry) for entry in tell_sources(FirstView(story, reports, []))]
    assert told == [
        "Outlet 0 credits Harn Post. Outlet 1 names Essel Lamp as the source of much of its text."
    ]
