"""Chats that WhatsApp exported, and mails with older ones under them: each message has its own
moment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, NamedTuple

from rashomon.reports.containers.job import ContainerJob, whole
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.page_dates import find_dates, iso_time
from rashomon.reports.text_lines import unwrapped
from rashomon.shipped.words import either

_STAMP = re.compile(
    r"^[\u200e\u200f]*\[?(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?[ ]"
    r"(?P<clock>\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ ]?[AaPp]\.?[ ]?[Mm]\.?)?)\]?(?: [-–])?[ ]"
    r"[\u200e\u200f]*(?:(?P<sender>[^:\n]{1,60}):[ ])?",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\n(?:.+\n?){1,9}", re.MULTILINE)
_OLDER = re.compile(rf"^[ \t]*((?:{either('page.heads_of_older_mails')}))", re.MULTILINE | re.IGNORECASE)
_WROTE = re.compile(rf"\b(?:{either('page.wrote')})\b")
# The name behind "From:", or behind the clock and before the address or the end.
_SENDER = re.compile(
    r"(?:.*?\bFrom:|^(?:V[ao]n|D[ea]|Fra):|.*\d(?:\s?[AaPp]\.?[Mm]\.?)?,?\s)[\s*]*"
    r"([^\d<>\[\]:]{2,80}?)\s*(?:[<\[:]|$|\*?\b(?:Sent|Date|To)\b)"
)
_SPACES = re.compile("[\u202f\u00a0]")
_NO_WORDS = re.compile(
    r"[\u200e<]*(?:\w+ omitted|media omitted|attached: .*|(?:this|you deleted this) message.*)[>.]*",
    re.IGNORECASE,
)


class Message(NamedTuple):
    """Who wrote what, and when, if that is known."""

    sender: str
    moment: str | None
    words: str


def told_by(messages: Sequence[Message]) -> KnownFacts:
    """Returns the text of messages, a paragraph each, and the moment of each."""
    told = [f"{one.sender}: {one.words}" if one.sender else one.words for one in messages]
    posts = (
        (message.moment, tuple(words.split("\n")))
        for message, words in zip(messages, told, strict=True)
        if message.moment
    )
    return KnownFacts(text="\n\n".join(told), posts=tuple(posts))


def read_chat(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the chat as one report, without what the program itself tells in it."""
    data = whole(file, job.settings.max_bytes, "split the chat")
    text = _SPACES.sub(" ", decode_plain(data).replace("\r\n", "\n"))
    _, *parts = _STAMP.split(text)
    days, clocks, senders, words = (parts[place::4] for place in range(4))
    custom, doubt = _custom(days, "".join(clocks))
    stamped = zip(days, clocks, senders, map(str.strip, words), strict=True)
    facts = told_by(
        [
            Message(sender, _moment(f"{day} {clock}", custom), said)
            for day, clock, sender, said in stamped
            if sender and said and not _NO_WORDS.fullmatch(said)
        ]
    )
    for moment, _ in facts.posts[:1]:
        facts = replace(facts, published=moment, published_basis="first message of the chat")
    missing = None if facts.text else "a chat without words"
    yield Item("", data, replace(facts, warnings=doubt), missing=missing)


def _custom(days: Sequence[str], clocks: str) -> tuple[str, tuple[str, ...]]:
    """Returns by whose custom days are written in figures, and what is to be said if none of them
    tells: "4/3/31" is March in America and April elsewhere."""
    figures = [re.split(r"\D", day) for day in days]
    if any(int(second) > 12 for _, second, _ in figures):
        return "en-us", ()
    if any(int(first) > 12 for first, _, _ in figures):
        return "de", ()
    american = "M" in clocks and any(len(first) == 1 for first, _, _ in figures)
    ahead = "month" if american else "day"
    doubt = f"no day of the chat tells whether {days[0]!r} names the month first: the {ahead} was"
    return "en-us" if american else "de", (f"{doubt} taken to come first",)


def _moment(stamp: str, custom: str) -> str | None:
    dates = find_dates(re.sub(r"(?<=\d)[.-](?=\d+[./-]|\d+ )", "/", stamp), custom)
    return dates[0].value if dates else None


def thread_of(body: str, moment: str | None, *, wrapped: bool) -> list[Message]:
    """Returns the words of a mail of this moment, then each older mail that stands under them, with
    its sender and moment. `wrapped`: whether lines break within paragraphs."""
    text = _QUOTED.sub("", body.replace("\r\n", "\n"))
    own, *older = _OLDER.split(_SIGNATURE.sub("", text))
    messages = [Message("", moment, own)]
    for head, words in zip(older[::2], older[1::2], strict=True):
        line = _WROTE.sub("", " ".join(head.split()))
        sender = _SENDER.search(line)
        name = sender[1].strip(" \"'*,:") if sender else ""
        messages.append(Message(name, iso_time(line), words))
    told = [one._replace(words=unwrapped(one.words)) if wrapped else one for one in messages]
    told = [one._replace(words=one.words.strip()) for one in told if one.words.strip()]
    return [one._replace(sender="") for one in told[:1]] + told[1:]
