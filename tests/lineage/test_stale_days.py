"""Words of time that were copied and mean another day."""

import pytest

from factories import make_report
from rashomon.lineage.drift import drift_of_days
from rashomon.model.copy import Copy, CopyKind, Drift
from rashomon.model.date import Date
from rashomon.model.report import Report


def copied(one: Report, other: Report, *drift: Drift) -> Copy:
    return Copy(
        "c",
        one.span(0, len(one.text)),
        other.span(0, len(other.text)),
        CopyKind.VERBATIM,
        drift=drift,
    )


def day(report: Report, words: str, earliest: str | None, latest: str | None = None) -> Date:
    at = report.text.index(words)
    return Date(f"{report.id}-{at}", report.span(at, at + len(words)), earliest, latest or earliest)


def found(
    one: str,
    other: str,
    days: tuple[str | None, str | None],
    dates: list[tuple[str, str, str | None]] | None = None,
) -> list[tuple[str | None, str | None]]:
    reports = {"a": make_report(one, "a"), "b": make_report(other, "b")}
    resolved = [day(reports[name], words, when) for name, words, when in dates or ()]
    (copy,) = drift_of_days(
        [copied(reports["a"], reports["b"])], resolved, dict(zip("ab", days, strict=True))
    )
    return [(d.from_, d.to) for d in copy.drift]


PAGES = ("2031-05-03", "2031-05-05")


@pytest.mark.parametrize(
    ("one", "other", "drift"),
    [
        ("shut today", "shut today", [("today (2031-05-03)", "today (2031-05-05)")]),
        (
            "shut Yesterday",
            "shut yesterday",
            [("Yesterday (2031-05-02)", "yesterday (2031-05-04)")],
        ),
        ("shut tomorrow", "shut tomorrow", [("tomorrow (2031-05-04)", "tomorrow (2031-05-06)")]),
        ("shut today, today", "shut today", []),
        ("shut today", "shut today, today", []),
        ("shut today, today", "shut today, today", []),
        ("shut today", "shut tonight", []),
        ("shut", "shut", []),
    ],
)
def test_words_that_count_from_the_page(one: str, other: str, drift: list[tuple[str, str]]) -> None:
    assert found(one, other, PAGES) == drift
    assert found(one, other, ("2031-05-03", "2031-05-03")) == []
    assert found(one, other, (None, "2031-05-03")) == []


@pytest.mark.parametrize(
    ("words", "there", "here", "drift"),
    [
        (
            "on Monday",
            "2031-05-05",
            "2031-05-12",
            [("on Monday (2031-05-05)", "on Monday (2031-05-12)")],
        ),
        ("on Monday", "2031-05-05", "2031-05-05", []),
        (
            "two days ago",
            "2031-05-01",
            "2031-05-03",
            [("two days ago (2031-05-01)", "two days ago (2031-05-03)")],
        ),
        ("on Monday", None, "2031-05-12", []),
        ("on Monday", "2031-05-05", None, []),
        ("that night", "2031-05-05", "2031-05-12", []),  # counts from what stands before
    ],
)
def test_words_that_are_resolved(
    words: str, there: str | None, here: str | None, drift: list[tuple[str, str]]
) -> None:
    text = f"It shut {words}"
    assert (
        found(text, text, ("2031-05-05", "2031-05-05"), [("a", words, there), ("b", words, here)])
        == drift
    )


def test_an_interval_is_told_with_both_ends_and_must_lie_apart() -> None:
    one, other = make_report("It shut last week", "a"), make_report("It shut last week", "b")
    week = [
        day(one, "last week", "2031-05-05", "2031-05-11"),
        day(other, "last week", "2031-05-12", "2031-05-18"),
    ]
    (copy,) = drift_of_days([copied(one, other)], week, {})
    assert [(d.from_, d.to) for d in copy.drift] == [
        ("last week (2031-05-05/2031-05-11)", "last week (2031-05-12/2031-05-18)")
    ]
    (back,) = drift_of_days([copied(other, one)], week, {})
    assert len(back.drift) == 1
    touching = [week[0], day(other, "last week", "2031-05-11", "2031-05-18")]
    (copy,) = drift_of_days([copied(one, other)], touching, {})
    assert copy.drift == ()


@pytest.mark.parametrize(
    ("changed", "first", "second", "kept"),
    [
        (
            Drift("today", "Monday", "date"),
            "2031-05-05",
            "2031-05-05",
            False,
        ),  # two words for one day
        (Drift("today", "Monday", "date"), "2031-05-05", "2031-05-12", True),
        (
            Drift("today", "Tuesday", "date"),
            "2031-05-05",
            "2031-05-05",
            True,
        ),  # words that are not resolved
        (Drift(None, "Monday", "date"), "2031-05-05", "2031-05-05", True),
        (
            Drift("shut today", "on Monday morning", "date"),
            "2031-05-05",
            "2031-05-05",
            False,
        ),  # the date stands in them
        (Drift("today", "Monday", "number"), "2031-05-05", "2031-05-05", True),
    ],
)
def test_other_words_for_the_same_day_are_no_drift(
    changed: Drift, first: str, second: str, kept: bool
) -> None:
    one, other = make_report("It shut today", "a"), make_report("It shut on Monday morning", "b")
    dates = [day(one, "today", first), day(other, "on Monday", second)]
    (copy,) = drift_of_days([copied(one, other, changed)], dates, {})
    assert copy.drift == ((changed,) if kept else ())
