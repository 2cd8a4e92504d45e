"""The overview of each story as Markdown; every string of a report is escaped text."""

import re
from collections.abc import Iterator

from rashomon.exports.overview_text import StoryText, story_texts
from rashomon.model.ledger import Ledger

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def made_of(ledger: Ledger) -> bytes:
    """One file."""
    text = "\n".join("\n".join(_lines(story)) for story in story_texts(ledger))
    return f"{text}\n".encode("utf-8", "replace")


def _plain(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a
    heading."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])|^([-+=])", r"\1\\\2\3" if re.match(r"\d", flat) else r"\\\3", flat)


def _lines(story: StoryText) -> Iterator[str]:
    yield f"# {_plain(story.title)}\n"
    yield f"*{_plain(story.facts)}*\n"
    for heading, lines in (*story.parts, ("Reports", story.reports)):
        yield f"## {heading}\n"
        yield from (f"- {_plain(line)}" for line in lines)
        yield ""
