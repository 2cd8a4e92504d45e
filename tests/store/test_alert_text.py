"""How an alert reads."""

import pytest

from rashomon.model.alert import Alert
from rashomon.store.deliver_alerts import alert_line


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (
            "1962-01-01/1962-12-31",
            "1968-01-01/1968-12-31",
            "[bridges] A bridge fell (st-1): answer: When was it built?: 1962 -> 1968",
        ),
        (
            None,
            "2031-03-05",
            "[bridges] A bridge fell (st-1): answer: When was it built?: 5 Mar 2031",
        ),
        (None, None, "[bridges] A bridge fell (st-1): answer: When was it built?"),
    ],
)
def test_days_are_told_in_words(before: str | None, after: str | None, line: str) -> None:
    assert (
        alert_line(
            Alert(
                "x",
                "bridges",
                "",
                "st-1",
                "A bridge fell",
                "answer",
                "When was it built?",
                before,
                after,
            )
        )
        == line
    )
