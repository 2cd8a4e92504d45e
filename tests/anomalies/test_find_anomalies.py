"""Anomalies."""

from dataclasses import replace
from itertools import combinations
from time import process_time

import pytest

from factories import make_report
from rashomon.anomalies.find_anomalies import find_anomalies
from rashomon.dates.resolve import resolve_dates
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.copy import Copy, CopyKind, Drift
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports

BODY = "\n".join(
    ["The story goes on and tells of the harbour, its cranes and the men who work them by day."]
    * 12
)


def anomalies(*reports: Report, copies: tuple[Copy, ...] = ()) -> list[Anomaly]:
    annotated = list(annotate_reports(reports))
    dates = resolve_dates(annotated, copies=copies)
    anchored = [
        replace(
            a, report=replace(a.report, anchor=a.report.anchor or dates.anchors[a.report.id].day)
        )
        for a in annotated
    ]
    return list(find_anomalies(anchored, dates=dates.dates, copies=copies))


def kinds(*reports: Report, copies: tuple[Copy, ...] = ()) -> set[AnomalyKind]:
    return {found.kind for found in anomalies(*reports, copies=copies)}


@pytest.mark.weights
def test_page_dated_long_after_its_news() -> None:
    (found,) = anomalies(
        make_report(
            "Crane falls\n4 May 2021\nA crane fell on Sunday.",
            title="Crane falls",
            published="2021-05-04",
            anchor="2021-03-29",
            anchor_basis="others",
        )
    )
    assert found.kind is AnomalyKind.PUBLICATION_DATE
    assert found.span.quote == "4 May 2021"


@pytest.mark.weights
def test_page_dated_next_day_is_not_odd() -> None:
    assert (
        kinds(make_report("A crane fell on Sunday.", published="2021-03-30", anchor="2021-03-29"))
        == set()
    )


@pytest.mark.weights
@pytest.mark.parametrize(
    ("title", "body", "odd"),
    [
        ("Eight killed as crane falls", f"A crane fell and killed dockers.\n{BODY}", True),
        ("Eight killed as crane falls", f"A crane fell and killed eight dockers.\n{BODY}", False),
        ("Over 100 hurt as crane falls", f"A crane fell and 103 dockers were hurt.\n{BODY}", False),
        ("Eight killed as crane falls", "A crane fell.", False),  # a teaser
        ("Crane 8 falls", f"A crane fell.\n{BODY}", False),
    ],
)
def test_headline_and_body(title: str, body: str, odd: bool) -> None:
    assert (
        AnomalyKind.HEADLINE_BODY in kinds(make_report(f"{title}\n\n{body}", title=title))
    ) is odd


@pytest.mark.weights
def test_number_changed_in_a_copy() -> None:
    one = make_report(
        "The ferry carried 340 passengers across the sound.", "a", published="2021-03-29T08:00"
    )
    other = make_report(
        "The ferry carried 430 passengers across the sound.", "b", published="2021-03-29T12:00"
    )
    copy = Copy(
        "c",
        one.span(0, 50),
        other.span(0, 50),
        CopyKind.EDITED,
        None,
        (),
        (Drift("340", "430", "number"),),
    )
    (found,) = [
        a for a in anomalies(one, other, copies=(copy,)) if a.kind is AnomalyKind.NUMBER_DRIFT
    ]
    assert (found.report, found.span and found.span.quote) == ("b", "430")


@pytest.mark.weights
@pytest.mark.parametrize(
    ("unit", "other_unit", "odd"),
    [
        ("12 km", "7.5 miles", False),
        ("km", "miles", True),
        ("crates", "boxes", False),
        ("largest", "biggest", False),
    ],
)
def test_an_amount_in_another_unit_is_no_other_amount(
    unit: str, other_unit: str, odd: bool
) -> None:
    texts = [f"The slick was {words} from the harbour." for words in (unit, other_unit)]
    one, other = (
        make_report(text, name, published="2021-03-29T08:00")
        for text, name in zip(texts, "ab", strict=True)
    )
    drift = Drift(unit, other_unit, "unit")
    copy = Copy(
        "c",
        one.span(0, len(texts[0])),
        other.span(0, len(texts[1])),
        CopyKind.EDITED,
        None,
        (),
        (drift,),
    )
    assert (
        AnomalyKind.NUMBER_DRIFT in {a.kind for a in anomalies(one, other, copies=(copy,))}
    ) is odd


@pytest.mark.weights
@pytest.mark.parametrize(
    ("one", "other", "odd"),
    [("one", "140,000", False), ("40", "4,000", True), ("4000", "4,000", False)],
)
def test_a_word_that_is_no_number_drifts_to_none(one: str, other: str, odd: bool) -> None:
    texts = [f"The crane lifted the hull in {words} go at the quay." for words in (one, other)]
    reports = [
        make_report(text, name, published="2021-03-29T08:00")
        for text, name in zip(texts, "ab", strict=True)
    ]
    places = [report.span(0, len(report.text)) for report in reports]
    copy = Copy("c", *places, CopyKind.EDITED, drift=(Drift(one, other, "number"),))
    assert (AnomalyKind.NUMBER_DRIFT in kinds(*reports, copies=(copy,))) is odd


@pytest.mark.weights
def test_same_words_now_mean_another_sunday() -> None:
    text = "The ferry sank on Sunday in the sound."
    one, other = (
        make_report(text, "a", published="2021-03-29"),
        make_report(text, "b", published="2021-04-05"),
    )
    copy = Copy("c", one.span(0, len(text)), other.span(0, len(text)), CopyKind.VERBATIM)
    (found,) = [
        a for a in anomalies(one, other, copies=(copy,)) if a.kind is AnomalyKind.DATE_DRIFT
    ]
    assert found.report == "b"


@pytest.mark.weights
@pytest.mark.parametrize("text", ["", '"' * 200, "\n\n…\n"])
def test_odd_texts(text: str) -> None:
    anomalies(make_report(text, title=text.strip() or None))


@pytest.mark.weights
@pytest.mark.parametrize(
    ("title", "body", "odd"),
    [
        (
            "Crane 'swayed wildly' before fall",
            f"A crane fell. It stood still all night, said a docker.\n{BODY}",
            True,
        ),
        (
            "Crane 'swayed wildly' before fall",
            f'A crane fell. "It was swaying," said a docker.\n{BODY}',
            False,
        ),
        ("Crane's owner 'sorry'", f"A crane fell.\n{BODY}", False),
    ],
)
def test_words_that_the_headline_quotes(title: str, body: str, odd: bool) -> None:
    assert (
        AnomalyKind.HEADLINE_BODY in kinds(make_report(f"{title}\n\n{body}", title=title))
    ) is odd


@pytest.mark.weights
def test_the_copy_that_kept_the_old_number_is_not_told_of() -> None:
    text = "The ferry carried {} passengers across the sound."
    a, b, c = (
        make_report(text.format(n), name, published=f"2021-03-{day}")
        for name, n, day in (("a", 340, 27), ("b", 430, 28), ("c", 340, 29))
    )
    copies = (
        Copy(
            "1",
            a.span(0, 50),
            b.span(0, 50),
            CopyKind.EDITED,
            None,
            (),
            (Drift("340", "430", "number"),),
        ),
        Copy(
            "2",
            b.span(0, 50),
            c.span(0, 50),
            CopyKind.EDITED,
            None,
            (),
            (Drift("430", "340", "number"),),
        ),
        Copy("3", a.span(0, 50), c.span(0, 50), CopyKind.VERBATIM),
    )
    assert {
        x.report for x in anomalies(a, b, c, copies=copies) if x.kind is AnomalyKind.NUMBER_DRIFT
    } == {"b"}


@pytest.mark.weights
@pytest.mark.parametrize("days", [1, 28])
def test_every_two_of_many_reports_with_other_figures_are_told_in_time(days: int) -> None:
    told = [f"The slick was {1000 + n} metres from the harbour." for n in range(160)]
    reports = [
        make_report(text, f"r{n:03}", published=f"2021-03-{1 + n % days:02}", anchor="2021-03-29")
        for n, text in enumerate(told)
    ]
    copies = tuple(
        Copy(
            f"c{a.id}{b.id}",
            a.span(0, len(a.text)),
            b.span(0, len(b.text)),
            CopyKind.EDITED,
            drift=(Drift(a.text[14:18], b.text[14:18], "number"),),
        )
        for a, b in combinations(reports, 2)
    )
    annotated = list(annotate_reports(reports))
    started = process_time()
    found = find_anomalies(annotated, dates=(), copies=copies)
    assert process_time() - started < 0.5
    assert sum(one.kind is AnomalyKind.NUMBER_DRIFT for one in found) > 100
