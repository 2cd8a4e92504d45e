"""The brief in Markdown."""

import re
from collections.abc import Iterator

from rashomon.exports.brief_layout import Brief, layout
from rashomon.exports.export_format import Files
from rashomon.model.ledger import Ledger

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def files_of(ledger: Ledger) -> Files:
    """One file."""
    text = "\n".join("\n".join(_lines(brief)) for brief in layout(ledger))
    return {"": f"{text}\n".encode("utf-8", "replace")}


def _plain(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a heading."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])|^([-+=])", r"\1\\\2\3" if re.match(r"\d", flat) else r"\\\3", flat)


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}\n"
    yield f"*{brief.note}*\n"
    for heading, sentences in brief.parts:
        yield f"## {heading}\n"
        for sentence in sentences:
            notes = " ".join(f"[^{number}]" for number in sentence.notes)
            yield f"- {_plain(sentence.text)} {notes}".rstrip()
        yield ""
    if brief.rows:
        yield "## For the desk\n"
        yield "| status | question | answer | who | behind it |\n|---|---|---|---|---|"
        for row in brief.rows:
            for value, who, behind in row.answers:
                yield "| " + " | ".join(map(_plain, (row.status, row.question, value, who, behind))) + " |"
        yield ""
    yield "## Reports\n"
    yield from (f"- {_plain(source)}" for source in brief.sources)
    yield from (f"- not read: {_plain(source)}" for source in brief.missing)
    yield ""
    for note in brief.notes:
        speaker = f"{_plain(note.speaker)}, " if note.speaker else ""
        yield f"[^{note.number}]: {speaker}{_plain(note.outlet)}: “{_plain(note.quote)}”"
    yield ""
