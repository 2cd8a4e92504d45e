"""What a reply repeats of the messages before it: the sheet, and what was asked
(`without_echo`)."""

import re
from functools import cache

from rashomon.shipped.words import texts_in
from rashomon.text.white_space import single_spaced

# A sheet, or lines of one.
_SHEET = re.compile(
    r"<<[^<>]*[0-9a-f]{8}>>(?:.|\n)*?(?:<<[^<>]*[0-9a-f]{8}>>|\Z)"
    r"|^[ \t]*(?:[-*] )?(?:s\d+(?: r\d+)?(?: \([^()]*\))?: |r\d+ .*\d{4}-\d\d-\d\d).*$",
    re.MULTILINE,
)
_BESIDE_THEM = re.compile(r"The first line of your reply: |The question: ")


def without_echo(reply: str) -> str:
    """Returns a reply without the sheet, lines of it, and the orders that came with it."""
    lines = []
    for line in _SHEET.sub("", reply).split("\n"):
        words = single_spaced(line).lstrip("> ")
        if words not in _orders() and not _BESIDE_THEM.match(words):
            lines.append(line)
    return "\n".join(lines)


@cache
def _orders() -> frozenset[str]:
    """The paragraphs of the orders."""
    text = "\n".join(texts_in("asking"))
    return frozenset(filter(None, map(single_spaced, text.split("\n"))))
