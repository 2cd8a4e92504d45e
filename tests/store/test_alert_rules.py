"""Rules as users write them."""

from pathlib import Path

import pytest

from rashomon.errors import StopError
from rashomon.model.alert import AlertRule
from rashomon.store.deliver_alerts import read_rules

GOOD = """
[[alert]]
rule = "tolls"
kinds = ["answer", "new story"]
measure = "killed"
above = 10
place = "Port Arden"

[[alert]]
kinds = "denial"
words = ["ferry fire", "coastguard"]

[deliver]
terminal = true
jsonl = "alerts.jsonl"
atom = "feed/alerts.xml"
webhook = "https://desk.example/hook"
token_env = "DESK_TOKEN"
"""


def test_rules_and_channels(tmp_path: Path) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(GOOD, encoding="utf-8")
    rules, channels = read_rules(str(path))
    assert rules == (
        AlertRule(
            "tolls", ("answer", "new story"), places=("Port Arden",), above=10, measure="killed"
        ),
        AlertRule("alert 2", ("denial",), words=("ferry fire", "coastguard")),
    )
    assert channels.jsonl == str(tmp_path / "alerts.jsonl")
    assert channels.listed() == (
        "terminal",
        f"jsonl {tmp_path / 'alerts.jsonl'}",
        f"atom {tmp_path / 'feed/alerts.xml'}",
        "webhook https://desk.example/hook",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[alert", "is no TOML"),
        ('[[alert]]\nkinds = ["rumour"]', "'rumour' is no kind of change"),
        ('[[alert]]\ncolour = "red"', "alert 1 has 'colour'"),
        ("[[alert]]\nabove = true", "above of alert 1 is a number"),
        ('[[alert]]\nabove = "ten"', "above of alert 1 is a number"),
        ("[[alert]]\nwords = [1]", "a text or a list of texts"),
        ("alert = 3", "written as [[alert]]"),
        ("[deliver]\nterminal = 1", "true or false"),
        ("[deliver]\nfax = 'x'", "has 'fax'"),
        ('[[alert]]\nrule = "a"\n[[alert]]\nrule = "a"', "two alerts have one name"),
    ],
)
def test_what_is_not_understood_is_said(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StopError) as raised:
        read_rules(str(path))
    assert told in str(raised.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="could not be opened"):
        read_rules(str(tmp_path / "none.toml"))
