"""Whom a surname means, mention by mention, where several persons of a story have it."""

import pytest

from factories import make_report
from rashomon.mentions.names.join_names import join_names
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights
_FULL = "The mayor, Ida Krantz, spoke on Monday. Her husband, Per Krantz, who owns a ferry, left."


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        # a title, an office, a sex that the other report tells
        # of whom the report has named alone so far, and nobody where it has named two or none
        (
            ["Ida Krantz left. Krantz was tired.", "Olaf Krantz left. Krantz was tired."],
            ["Ida Krantz", "Olaf Krantz"],
        ),
        (["Ida Krantz left.", "Olaf Krantz left.", "They said that Krantz was tired."], ["Krantz"]),
        # somebody whom nobody names in full
        (["The mayor, Ida Krantz, spoke. Mr Krantz was away."], ["Mr Krantz"]),
        (
            ["General Krantz spoke. Lieutenant Krantz was away. General Krantz left."],
            ["General Krantz", "Lieutenant Krantz", "General Krantz"],
        ),
        (["Mr Krantz spoke. Krantz was away."], ["Krantz", "Krantz"]),
        # a junior is hardly called by the surname alone
        (["Olaf F. Krantz spoke. Olaf Krantz Jr. left. Krantz was tired."], ["Olaf F. Krantz"]),
    ],
)
def test_who_is_meant(texts: list[str], meant: list[str]) -> None:
    reports = [make_report(text, f"r{n}") for n, text in enumerate(texts)]
    places = [
        (span, name.name)
        for name in join_names(list(annotate_reports(reports)))
        for span in name.mentions
        if span.quote == "Krantz"
    ]
    assert [name for _, name in sorted(places)] == meant
