"""Attributions that stand in the layout, with no verb: the signature under an embedded post, "Source: NAME" behind a figure."""

import re
from collections.abc import Iterator

from rashomon.statements.draft import Draft, Source
from rashomon.statements.headlines import can_speak_there
from rashomon.statements.people import Cast
from rashomon.statements.reading import Reading, Stretch

_SIGNATURE = re.compile(r"(?:[—–]|--?) ?([^\n()@—–]{2,60}?) \(@\w{2,15}\)")
_SOURCE_LINE = re.compile(r"Sources?: ?([^.;\n]{2,80})")
_LONGEST_POST = 1000


def layout_drafts(reading: Reading, cast: Cast) -> Iterator[Draft]:
    """What posts, sources and colons written out in the layout attribute."""
    for number, stretch in enumerate(reading.stretches):
        if stretch.title:
            continue
        text = reading.doc[stretch.first : stretch.last].text
        if "(@" in text and (signature := _SIGNATURE.search(text)) is not None:
            yield from _post(reading, number, signature)
        elif text.startswith("Source") and (line := _SOURCE_LINE.match(text)) is not None:
            before = reading.stretches[number - 1] if number else None
            if before is not None and before.paragraph == stretch.paragraph and not before.title:
                yield from _made(reading, stretch, line.span(1), before.first, before.last)
        else:
            yield from _behind_colon(reading, stretch, cast)


def _behind_colon(reading: Reading, stretch: Stretch, cast: Cast) -> Iterator[Draft]:
    """ "Police: 3,000." in the running text, as headlines have it."""
    colon = next((i for i in range(stretch.first + 1, min(stretch.first + 6, stretch.last - 1)) if reading.doc[i].text == ":"), None)
    if colon is None or reading.in_quotation(colon) or reading.in_quotation(colon + 1) or not reading.doc[stretch.first].text[0].isupper():
        return
    if can_speak_there(reading, (stretch.first, colon), cast):
        last = stretch.last - (reading.doc[stretch.last - 1].text in (".", ";", "?"))
        if last > colon + 1:
            yield Draft(colon + 1, last, None, Source(stretch.first, colon, reading.doc[colon - 1]))


def _post(reading: Reading, number: int, signature: re.Match[str]) -> Iterator[Draft]:
    """The post above or before its signature; its links and pictures are none of its words."""
    stretch = reading.stretches[number]
    begun = reading.doc[stretch.first].idx
    tokens = reading.doc.char_span(begun + signature.start(), begun + signature.end(), alignment_mode="expand")
    if tokens is None:
        return
    first, last = stretch.first, tokens.start
    before = number - 1
    while before >= 0 and reading.stretches[before].paragraph == stretch.paragraph and not reading.stretches[before].title:
        first, before = reading.stretches[before].first, before - 1
    if (
        last - first < 2
        and before >= 0
        and reading.stretches[before].paragraph == stretch.paragraph - 1
        and not reading.stretches[before].title
    ):
        paragraph = reading.stretches[before].paragraph
        last = reading.stretches[before].last
        while before >= 0 and reading.stretches[before].paragraph == paragraph:
            first, before = reading.stretches[before].first, before - 1
    while last > first and (reading.doc[last - 1].like_url or "/" in reading.doc[last - 1].text or reading.doc[last - 1].is_space):
        last -= 1
    if last - first >= 2 and reading.doc[first:last].end_char - reading.doc[first].idx <= _LONGEST_POST:
        for draft in _made(reading, stretch, signature.span(1), first, last):
            draft.channel = ("Twitter", tokens.start, tokens.end)
            yield draft


def _made(reading: Reading, stretch: Stretch, name: tuple[int, int], first: int, last: int) -> Iterator[Draft]:
    begun = reading.doc[stretch.first].idx
    phrase = reading.doc.char_span(begun + name[0], begun + name[1], alignment_mode="contract")
    if phrase is not None and len(phrase):
        yield Draft(first, last, None, Source(phrase.start, phrase.end, phrase.root))
