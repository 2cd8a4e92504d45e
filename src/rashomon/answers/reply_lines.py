"""The lines of a reply (`read_reply_lines`): paragraphs, bullets of any kind, rows of tables, and
the headings above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.answers.answer_words import names_sources
from rashomon.answers.labels import MARKED

_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r"\s*(?:[-*_=—]\s*){3,}$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_HEADING = re.compile(r"\s*#{1,6}\s+(.*?)[\s#]*$")
_BULLET = re.compile(
    r"(\s*)(?:(?:[-*+–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+|[•‣◦▪·●○①-⑳]\s*|[一二三四五六七八九十]、)"
    r"(?:\[[ xX]\]\s)?(?=\S)"
)
_STRONG = re.compile(r"(\*\*|__)([^*_]+)\1:?$")
_CELL = re.compile(r"(?<!\\)\|")
_BETWEEN_ROWS = re.compile(r"[\s|:+-]+$")
_ENDS = tuple('.!?:;。！？؟"”’»)\ue001')
_LONGEST = 12  # words of a heading that only a colon shows
_MOST = 6  # bullets that make one line with what stands above them


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """A line of a reply as it was written, with its `number` there; `depth`: how far a bullet is
    moved in."""

    number: int
    text: str
    heading: str | None = None
    is_bullet: bool = False
    depth: int = 0

    @property
    def is_title(self) -> bool:
        """Whether it only names what follows."""
        is_strong = _STRONG.match(self.text) is not None
        if not is_strong and not self.text.endswith(":"):
            return False
        is_short = len(self.text.split()) <= _LONGEST
        return (is_strong or is_short) and not MARKED.search(self.text)


def read_reply_lines(reply: str) -> list[ReplyLine]:
    """Returns the lines of a reply whose labels are marked, each below its heading."""
    found: list[ReplyLine] = []
    heading: str | None = None
    lines = list(_joined(list(_written(reply))))
    for line in lines:
        if line.heading is not None:
            heading = unmarked(line.heading) or None
        elif line.is_title and not line.is_bullet:
            is_greeting = line is lines[0] and not _STRONG.match(line.text)
            heading = None if is_greeting else unmarked(line.text).rstrip(":")
        else:
            found.append(replace(line, heading=heading))
    return found


def unmarked(text: str) -> str:
    """Returns words without marks of emphasis and links."""
    text = re.sub(r"\[([^\[\]]+)\]\((?:https?:|#)[^()\s]*\)", r"\1", text)
    text = re.sub(r"</?(?:b|i|u|em|strong|br|p|span)\b[^<>]*>", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.!?,;:)\"”])[*_](?!\w)", "", text)
    return " ".join(text.split())


def _written(reply: str) -> Iterator[ReplyLine]:
    """The lines as they were written; a heading has no text of its own."""
    held: ReplyLine | None = None
    for number, written in enumerate(reply.splitlines(), 1):
        line = re.sub(r"^\s*>+ ?", "", written).rstrip()
        if held and _UNDERLINE.match(line) and not held.is_bullet:
            held = replace(held, text="", heading=held.text)
            continue
        if held and "|" in line and _BETWEEN_ROWS.match(line):
            held = None  # the row above only says what the columns hold
            continue
        read = _read(number, line)
        if read and held and _goes_on(held, read):
            held = replace(held, text=f"{held.text} {read.text}")
            continue
        if held:
            yield held
        held = read
    if held:
        yield held


def _read(number: int, line: str) -> ReplyLine | None:
    if not line.strip() or _FENCE.match(line) or _RULE.match(line):
        return None
    if found := _HEADING.match(line):
        return ReplyLine(number, "", found[1])
    if line.lstrip().startswith("|"):
        return _row(number, line)
    if found := _BULLET.match(line):
        depth = len(found[1].expandtabs(4))
        return ReplyLine(number, line[found.end() :], is_bullet=True, depth=depth)
    return ReplyLine(number, line.strip(), depth=len(line) - len(line.lstrip()))


def _row(number: int, line: str) -> ReplyLine:
    """A row of a table as a line: what it is about, then its cells; labels in a cell of their own
    stand behind the cell before."""
    cells = [cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip().strip("|"))]
    text = f"**{unmarked(cells[0])}**:" if not MARKED.search(cells[0]) else cells[0]
    for cell in cells[1:]:
        is_alone = MARKED.fullmatch(cell) is not None
        text += f" {cell}" if is_alone or text.endswith(":") else f"; {cell}"
    return ReplyLine(number, text, is_bullet=True)


def _goes_on(line: ReplyLine, read: ReplyLine) -> bool:
    """Whether a written line goes on with the one before it."""
    if line.heading is not None or read.heading is not None or read.is_bullet or line.is_title:
        return False
    words = unmarked(MARKED.sub("", read.text)).strip(" .:()—–-")
    if not words or names_sources(words):
        return True  # labels on a line of their own
    return read.depth > line.depth or not line.text.endswith(_ENDS)


def _joined(lines: Sequence[ReplyLine]) -> Iterator[ReplyLine]:
    """The lines, a few bullets as one line with the bullet that only names what they tell, and a
    bullet above many as a heading."""
    at = 0
    while at < len(lines):
        line, at = lines[at], at + 1
        below = list(_below(lines, at)) if line.is_bullet and line.is_title else []
        if 0 < len(below) <= _MOST:
            told = "; ".join(one.text.rstrip(".;") for one in below)
            line = replace(line, text=f"**{unmarked(line.text).rstrip(':')}**: {told}")
            at += len(below)
        elif line.is_bullet and line.is_title:
            line = replace(line, text="", heading=line.text.rstrip(":"))
        yield line


def _below(lines: Sequence[ReplyLine], at: int) -> Iterator[ReplyLine]:
    for line in lines[at:]:
        if not line.is_bullet or line.depth <= lines[at - 1].depth:
            return
        yield line
