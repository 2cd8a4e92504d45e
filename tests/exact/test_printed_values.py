"""Where reports print the values of a text."""

import pytest

from factories import make_report
from rashomon.exact.other_values import other_values
from rashomon.exact.outlet_names import OutletNames
from rashomon.exact.printed_values import Found, PrintedReports
from rashomon.exact.reckoned import is_reckoned
from rashomon.exact.text_values import values_of_text

GAZETTE = make_report(
    "“We waited,” the miller Ada Lind said, “for the rain to stop.” It did not, she added, "
    "stop. Some 300-400 goats fled on Thursday. Nine of 16 barns burnt, 40% of all.",
    "gazette",
    outlet="Harn Gazette",
    published="2031-03-15",
    language="en",
)
POST = make_report(
    "Moravian shepherds counted seventy goats. “Nobody warned us,” Ole Brandt told the Post. "
    "“The dam was not safe,” he said.",
    "post",
    outlet="Kalm Post",
    published="2031-03-16",
    language="en",
)
REPORTS = PrintedReports((GAZETTE, POST))


def found(text: str, *named: str) -> list[Found]:
    return [
        REPORTS.find(value, "en", [{ident} for ident in named]) for value in values_of_text(text)
    ]


@pytest.mark.parametrize(
    ("text", "outcome", "reports"),
    [
        ("“We waited for the rain to stop”", "printed", ["gazette"]),
        ("“We waited for the storm to stop”", "in no report", []),
        ("“Nobody … warned us”", "printed", ["post"]),
        ("“Brandt warned us nobody”", "in no report", []),
        ("They counted 400 goats", "printed", ["gazette"]),
        ("They counted 70 goats", "printed", ["post"]),
        ("They counted 71 goats", "in no report", []),
        ("It was 40 per cent", "printed", ["gazette"]),
        ("They counted 40 goats", "in no report", []),
        ("It was on 13 March", "printed", ["gazette"]),
        ("It was in August", "in no report", []),
        ("It was seen by Ole Brandt", "printed", ["post"]),
        ("It was seen by Ole Brenner", "in no report", []),
        ("It was seen in Moravia", "printed", ["post"]),
        ("It was seen by Ada Brandt", "in no report", []),
        ("It was seen by Ole Lind", "in no report", []),
        ("It was seen by Jan Brandner", "in no report", []),
        ("It was on 14 March", "in no report", []),
    ],
)
def test_a_value_is_printed_or_in_no_report(text: str, outcome: str, reports: list[str]) -> None:
    (only,) = found(text)
    assert (only.outcome, list(only.reports)) == (outcome, reports)


@pytest.mark.parametrize(
    ("text", "reports", "in_other_form"),
    [
        ("It was on Thursday", ["gazette"], False),
        ("It was on 13 March", ["gazette"], True),  # it prints that Thursday
        ("Some 300 to 400 goats fled", ["gazette"], False),
        ("Some 70 to 300 goats fled", ["gazette", "post"], True),
        ("Some 70 to 80 goats fled", [], False),
        ("At least 70 goats fled", ["post"], True),
    ],
)
def test_another_form_of_a_value_is_said_to_be_one(
    text: str, reports: list[str], in_other_form: bool
) -> None:
    (only,) = found(text)
    assert (list(only.reports), only.in_other_form) == (reports, in_other_form)


def test_a_size_is_no_number() -> None:
    shepherds = PrintedReports((make_report("Scores of goats fled.", "a", language="en"),))
    (value,) = values_of_text("Between 40 and 50 goats fled.")
    assert shepherds.find(value).outcome == "in no report"


def test_a_value_that_only_another_report_prints_is_elsewhere() -> None:
    (only,) = found("seventy goats", "gazette")
    assert (only.outcome, only.lacking, only.reports) == ("elsewhere", ("gazette",), ("post",))


def test_dots_that_leave_out_a_denial_are_noted() -> None:
    (only,) = found("“The dam was … safe”")
    assert only.is_fault
    assert "not" in only.why


def test_nobody_says_what_a_report_in_other_letters_does_not_name() -> None:
    arabic = make_report("هرب تسعة رعاة من القرية بعد انهيار السد أمس", "arabic", language="ar")
    (value,) = values_of_text("It was seen by Ole Brandt")
    assert PrintedReports((arabic,)).find(value).outcome == "not looked at"


def test_a_number_stands_with_the_words_around_it() -> None:
    (only,) = found("They counted 400 goats")
    assert [place.quote for place in only.places] == ["Some 300-400 goats fled on Thursday"]


def test_other_numbers_of_the_same_thing_are_listed() -> None:
    (value,) = values_of_text("They counted 71 goats")
    sentences = [report.span(0, len(report.text)) for report in (GAZETTE, POST)]
    others = [span.quote for span in other_values(value, sentences, REPORTS)]
    assert others == ["Some 300-400 goats fled on Thursday", "counted seventy goats"]


@pytest.mark.parametrize(
    ("text", "reckoned"),
    [("nine goats and 16 goats, 25 in all", True), ("nine goats and 16 goats, 27 in all", False)],
)
def test_a_sum_of_two_numbers_is_reckoned(text: str, reckoned: bool) -> None:
    *_, last = values = values_of_text(text)
    assert is_reckoned(last, values) is reckoned


def test_reports_are_named_by_their_outlets() -> None:
    names = OutletNames({"gazette": "Harn Gazette", "post": "Kalm Post"})
    groups = names.groups_in("The Harn Gazette and the Post say so; he told the Post")
    assert [group.reports for group in groups] == [({"gazette"}, {"post"})]
