"""What a server's response says in its headers."""

import time

import pytest

from rashomon.protocols import HttpAnswer


def wait(wanted: str, date: str = "") -> float | None:
    return HttpAnswer(503, {"retry-after": wanted, "date": date}, b"").retry_after


@pytest.mark.parametrize(
    ("wanted", "seconds"),
    [
        ("17", 17.0),
        (" 2.5 ", 2.5),
        ("Wed, 05 Mar 2031 08:00:40 GMT", 40.0),
        ("Wednesday, 05-Mar-31 08:01:00 GMT", 60.0),
        ("Wed Mar  5 08:00:07 2031", 7.0),
        ("Wed, 05 Mar 2031 07:00:00 GMT", 0.0),
    ],
)
def test_a_server_says_how_many_seconds_or_until_when(wanted: str, seconds: float) -> None:
    assert wait(wanted, "Wed, 05 Mar 2031 08:00:00 GMT") == seconds


@pytest.mark.parametrize("wanted", ["", "soon", "-3", "Wed, 05 Mar", "1" * 30, "Mar 99 2031 08:00"])
def test_what_is_no_time_says_nothing(wanted: str) -> None:
    assert wait(wanted, "Wed, 05 Mar 2031 08:00:00 GMT") is None


def test_without_the_servers_time_our_own_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_930_464_000.0)
    assert wait("Wed, 05 Mar 2031 08:00:40 GMT") == 40.0
