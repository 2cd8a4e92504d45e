"""The brief as Markdown; every string of a report is escaped text."""

import re
from collections.abc import Iterator

from rashomon.exports.export_format import Files
from rashomon.model.ledger import Ledger
from rashomon.telling.brief_layout import BriefLayout, layout

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def files_of(ledger: Ledger) -> Files:
    """One file."""
    text = "\n".join("\n".join(_lines(brief)) for brief in layout(ledger))
    return {"": f"{text}\n".encode("utf-8", "replace")}


def _plain(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a
    heading."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])|^([-+=])", r"\1\\\2\3" if re.match(r"\d", flat) else r"\\\3", flat)


def _lines(brief: BriefLayout) -> Iterator[str]:
    yield f"# {_plain(brief.title)}\n"
    yield f"*{_plain(brief.facts)}*\n"
    for part in brief.parts:
        yield f"## {part.heading}\n"
        yield from (f"- {_plain(sentence.text)}" for sentence in part.sentences)
        yield ""
    yield "## Reports\n"
    yield from (f"- {_plain(source)}" for source in brief.sources)
    yield ""
