"""Chats that WhatsApp exported, and mails with older ones under them. Each message has a moment of
its own."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.reports.containers.job import OpenedFile
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, Items, KnownFacts
from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.page_dates import find_dates, iso_time
from rashomon.reports.text_lines import unwrapped
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced

_STAMP = pattern_of(
    r"(?m)^[\u200e\u200f]*\[?(\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ ]"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ ]?[AaPp]\.?[ ]?[Mm]\.?)?)\]?(?: [-–])?[ ]"
    r"[\u200e\u200f]*(?:([^:\n]{1,60}):[ ])?"
)
_FROM = pattern_of(r'class="from_name">\s{0,99}([^\s<>:][^<>:]{0,60})<')
_SENT = pattern_of(r'title="(\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d)')
_SIGNATURE = pattern_of(r"(?m)^-- \n(?:.*[^\s.!?…](?:\n|\Z)){1,9}")  # no sentences
_OLDER = pattern_of(r"(?im)^[ \t]*({page.heads_of_older_mails})")
_WROTE = pattern_of(r"\b{page.wrote}\b")
# The name behind "From:", or behind the clock and before the address or the end.
_SENDER = pattern_of(
    r"\A(?:.*?\bFrom:|(?:V[ao]n|D[ea]|Fra):|.*\d(?:\s?[AaPp]\.?[Mm]\.?)?,?\s)[ *]{0,3}"
    r"([^\d<>\[\]:]{2,80}?) ?(?:[<\[:]|$|\*?\b(?:Sent|Date|To)\b)"
)
_AROUND = " \"'*,"
_NO_WORDS = pattern_of(
    r"(?i)[\u200e<]*(?:\w+ omitted[>.]*|attached: .*|(?:this|you deleted this) message.*)"
)


def told_by(messages: Sequence[tuple[str | None, str]]) -> KnownFacts:
    """Returns the text of messages, a paragraph for each, and the moment of each."""
    paragraphs = []
    posts = []
    for moment, words in messages:
        paragraphs.append(words)
        if moment:
            posts.append((moment, tuple(words.split("\n"))))
    return KnownFacts(text="\n\n".join(paragraphs), posts=tuple(posts))


def read_chat(opened: OpenedFile) -> Items:
    """Yields the chat as one report, without what WhatsApp itself says in it.

    A page with one sender is a channel: it is the outlet, and its name is not set before each
    message.
    """
    data = opened.whole("split the chat")
    text = re.sub("[\u202f\u00a0]", " ", decode_plain(data).replace("\r\n", "\n"))
    is_page = text.lstrip().startswith("<")
    _, *parts = _STAMP.split(_stamped(text) if is_page else text)
    senders = parts[1::3]
    is_channel = is_page and len({*senders}) == 1
    moments, doubt = _moments(parts[::3])
    messages = []
    for moment, sender, words in zip(moments, senders, map(str.strip, parts[2::3]), strict=True):
        if sender and not _NO_WORDS.fullmatch(words):
            messages.append((moment, words if is_channel else f"{sender}: {words}"))
    facts = replace(told_by(messages), outlet=senders[0] if is_channel else None, warnings=doubt)
    for moment, _ in facts.posts[:1]:
        facts = replace(facts, published=moment, published_basis="first message of the chat")
    yield Item(
        source="", data=data, known=facts, missing=None if messages else "a chat without words"
    )


def _stamped(markup: str) -> str:
    """Returns a page of messages that Telegram exported as lines of time, sender and words.
    Telegram leaves out a sender who goes on; here he is named again."""
    lines = []
    sender = ""
    for message in markup.split('<div class="message default')[1:]:
        sender_match = _FROM.search(message)
        sent = _SENT.search(message)
        _, is_told, words = message.rpartition('<div class="text">')
        if sender_match:
            sender = html.unescape(sender_match[1]).strip()
        if sent and is_told:
            text, _ = read_markup(words.partition("</div>")[0])
            lines.append(f"[{sent[1]}] {sender}: {text}")
    return "\n".join(lines)


def _moments(stamps: Sequence[str]) -> tuple[list[str | None], tuple[str, ...]]:
    """Returns the moments of a chat's messages, and a warning if day and month may be the other way
    round.

    "4/3/31" is March in America and April elsewhere. Only one reading may bring all messages into
    order. If both or none do, the first counts: the American one if the first stamp has "AM" or
    "PM" and a day of one digit, because there no day begins with a zero.
    """
    customs = ("en-us", "de") if re.match(r"\d/.*M", "".join(stamps[:1])) else ("de", "en-us")
    readings = []
    in_order = []
    for custom in customs:
        reading = [_moment(stamp, custom) for stamp in stamps]
        readings.append(reading)
        if None not in reading and reading == sorted(map(str, reading)):
            in_order.append(reading)
    in_order = in_order or readings
    if in_order[0] == in_order[-1]:
        return in_order[0], ()
    return in_order[0], (f"day and month of {stamps[0]!r} may be the other way round in this chat",)


def _moment(stamp: str, custom: str) -> str | None:
    dates = find_dates(re.sub(r"(?<=\d)[.-](?=\d+[./, -])", "/", stamp), custom)
    if dates:
        return dates[0].value
    return None


def thread_of(body: str, moment: str | None, *, wrapped: bool) -> list[tuple[str | None, str]]:
    """Returns the words of a mail of this moment, then each older mail under it, with its sender
    and moment. `wrapped` says whether lines break within paragraphs."""
    text = re.sub(r"(?m)^[ \t]*(?:>[ \t]?)+", "", body.replace("\r\n", "\n"))
    newest, *older = _OLDER.split(_SIGNATURE.sub("", text))
    messages = [(moment, newest.strip())]
    for head, words in zip(older[::2], older[1::2], strict=True):
        line = _WROTE.sub("", single_spaced(head))
        sender = _SENDER.search(line)
        label = f"{sender[1].strip(_AROUND)}: " if sender and newest.strip() else ""
        messages.append((iso_time(line), label + words.strip()))
    return [(at, unwrapped(words) if wrapped else words) for at, words in messages if words]
