"""Chats that Telegram exports as JSON: one report, each message behind its writer."""

import json
from typing import Any

import pytest

from rashomon.reports.items import Item
from rashomon.reports.open_source import open_item
from rashomon.settings import ReadSettings


def texts(document: Any) -> list[str | None]:
    """The texts of what an export holds."""
    items = open_item(Item("chat.json", json.dumps(document).encode()), settings=ReadSettings())
    return [item.known.text for item in items]


def telegram(sort: str, *messages: dict[str, Any]) -> dict[str, Any]:
    """A chat as Telegram exports it."""
    return {"name": "Weir", "type": sort, "id": 7, "messages": list(messages)}


JOINED = {"type": "service", "date": "2031-03-04T08:00:00", "action": "join", "text": ""}
FIRST = {
    "type": "message",
    "date": "2031-03-04T09:00:00",
    "from": "Runa Aske",
    "from_id": "user1",
    "text": ["The weir broke ", {"type": "bold", "text": "last night"}, ", I heard it."],
}
PASSED_ON = FIRST | {"from": "Bo Velt", "forwarded_from": "Tolm Council", "text": "Stay away."}
GONE = FIRST | {"from": None, "text": "The road is dry again."}
CHAT = "Runa Aske: The weir broke last night, I heard it.\n\nTolm Council: Stay away."


@pytest.mark.parametrize("sort", ["private_group", "private_supergroup", "personal_chat"])
def test_a_group_of_telegram_is_one_report(sort: str) -> None:
    assert texts(telegram(sort, JOINED, FIRST, PASSED_ON)) == [CHAT]


def test_who_left_telegram_has_no_name() -> None:
    assert texts(telegram("private_group", FIRST, GONE)) == [
        "Runa Aske: The weir broke last night, I heard it.\n\nThe road is dry again."
    ]


def test_messages_of_a_channel_are_reports_of_their_own() -> None:
    post = FIRST | {"from": "Tolm Council", "from_id": "channel9"}
    channel = telegram("public_channel", JOINED, post, post | {"text": "The weir holds."})
    whole = {"chats": {"list": [telegram("private_group", JOINED, FIRST, PASSED_ON), channel]}}
    assert texts(whole) == [CHAT, "The weir broke last night, I heard it.", "The weir holds."]
