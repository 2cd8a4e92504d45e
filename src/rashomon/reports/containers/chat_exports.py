"""Chats of several people that Telegram exports as JSON: one report, a paragraph for each message,
behind the name of who wrote it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rashomon.reports.containers.messages import told_by
from rashomon.reports.items import Item
from rashomon.reports.page_dates import iso_time

_DEEPEST = 4  # objects around the messages of a chat


def read_chats(document: Any) -> tuple[list[Item], list[Mapping[str, Any]]]:
    """Returns the chats in an export of chats, and the messages of channels in it, which are
    reports of their own. Returns nothing of what is no such export."""
    chats = []
    posts = []
    for sort, messages in _telegram_chats(document, 0):
        if sort.endswith("channel"):
            posts += [message for message in messages if message.get("type") == "message"]
        else:
            chats.append(_report_of(messages, map(_of_telegram, messages)))
    return chats, posts


def _report_of(
    messages: Sequence[Mapping[str, Any]], written: Iterator[tuple[str | None, str, str]]
) -> Item:
    """Makes one report of a chat. `written` has the moment, the sender and the words of each
    message. The report is of the day of the first message, because later ones answer it."""
    paragraphs = []
    for moment, sender, words in written:
        if words.strip():
            paragraphs.append((moment, f"{sender}: {words.strip()}" if sender else words.strip()))
    facts = told_by(paragraphs)
    for moment, _ in facts.posts[:1]:
        facts = replace(facts, published=moment, published_basis="first message of the chat")
    return Item(
        source="",
        data=json.dumps(messages, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace"),
        known=facts,
        named=False,
        missing=None if paragraphs else "a chat without words",
    )


def _telegram_chats(value: Any, depth: int) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """Yields the messages of each chat, with the sort of chat that it is.

    An export is one chat, or holds lists of them some objects further in.
    """
    if isinstance(value, list):
        for inner in value[:1000]:
            yield from _telegram_chats(inner, depth + 1)
    if depth > _DEEPEST or not isinstance(value, Mapping):
        return
    messages = value.get("messages")
    if isinstance(messages, list) and isinstance(value.get("type"), str) and "id" in value:
        messages_told = [message for message in messages if isinstance(message, Mapping)]
        yield value["type"], messages_told
        return
    for name in ("chats", "left_chats", "list"):
        yield from _telegram_chats(value.get(name), depth + 1)


def _of_telegram(message: Mapping[str, Any]) -> tuple[str | None, str, str]:
    """Returns moment, writer and words of a message, without words of one that Telegram writes. Of
    one that is passed on, the writer is whose it was."""
    words = message.get("text")
    pieces = words if isinstance(words, list) else [words]
    texts = [piece.get("text") if isinstance(piece, Mapping) else piece for piece in pieces]
    text = "".join(piece for piece in texts if isinstance(piece, str))
    sender = message.get("forwarded_from") or message.get("from") or ""
    is_written = message.get("type") == "message"
    return iso_time(message.get("date")), str(sender), text if is_written else ""
