"""The lines of a reply (`read_reply_lines`): paragraphs, bullets of any kind, rows of tables, and
the headings above them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from rashomon.answers.labels import BEGIN, END
from rashomon.model.record import record
from rashomon.text.white_space import single_spaced

_BLOCKS = ("blockquote", "heading", "hr", "lheading", "list", "table")
_MARKDOWN = MarkdownIt("zero").disable("inline").enable(_BLOCKS)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
# Bullets that are none in Markdown.
_BULLET = re.compile(
    r"^([ \t>]*)(?:[-*+]\s\[[ xX]\]|[–—]\s|[•‣◦▪·●○①-⑳]|\(?\w\)\s|[一二三四五六七八九十]、)"
    r"\s*(?=\S)",
    re.MULTILINE,
)
_NEXT_LINE = re.compile(rf"(?<=[.!?:;。！？؟*_{END}])\n(?![\s(]*{BEGIN})")
_STRONG = re.compile(r"(\*\*|__)([^*_]+)\1:?$")
# A link, or a sign of emphasis.
_MARKS = re.compile(
    r"\[([^\[\]]+)\]\((?:https?:|#)[^()\s]*\)"
    r"|\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.!?,;:)\"”])[*_](?!\w)|</?(?:b|i|u|em|strong)>"
)
_LONGEST = 12  # words of a heading that only a colon shows
_MOST = 6  # bullets that make one line with what stands above them


@record
class ReplyLine:
    """A line of a reply as it was written, below its `heading`; without a text it is one."""

    text: str
    heading: str | None = None
    is_bullet: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it only names what follows: in bold, or shortly before a colon."""
        is_short = len(self.text.split()) <= _LONGEST and self.text.endswith(":")
        return BEGIN not in self.text and (is_short or _STRONG.match(self.text) is not None)


def read_reply_lines(reply: str) -> list[ReplyLine]:
    """Returns the lines of a reply whose labels are marked, each below its heading."""
    reply_lines = []
    heading = None
    text = _BULLET.sub(r"\1- ", _FENCE.sub("", reply))
    lines = list(_lines_in(SyntaxTreeNode(_MARKDOWN.parse(text))))
    for line in lines:
        if not line.text:
            heading = line.heading or None
        elif line.is_title and not line.is_bullet:
            is_greeting = line is lines[0] and line.text.endswith(":")
            heading = None if is_greeting else unmarked(line.text).rstrip(":")
        else:
            reply_lines.append(replace(line, heading=heading))
    return reply_lines


def unmarked(text: str) -> str:
    """Returns words without marks of emphasis and links."""
    return single_spaced(_MARKS.sub(r"\1", text).replace("<br>", " "))


def _lines_in(block: SyntaxTreeNode) -> Iterator[ReplyLine]:
    """The lines of a block; a heading has no text of its own."""
    if block.type == "heading":
        yield ReplyLine("", unmarked(block.children[0].content))
    elif block.type == "inline":
        for text in _NEXT_LINE.split(block.content):
            yield ReplyLine(single_spaced(text))
    elif block.type == "list_item":
        yield from _item(block)
    elif block.type == "tr":
        yield _row([cell.children[0].content for cell in block.children])
    elif block.type != "thead":  # which only says what the columns hold
        for inner in block.children:
            yield from _lines_in(inner)


def _item(item: SyntaxTreeNode) -> list[ReplyLine]:
    """A bullet; where it only names what those below it tell, all as one line, or, if these are
    many, itself as a heading."""
    lines = list[ReplyLine]()
    for block in item.children:
        lines += _lines_in(block)
    if not (lines and lines[0].is_title):
        return [replace(line, is_bullet=True) for line in lines]
    title, *below = lines
    name = unmarked(title.text).rstrip(":")
    lines_below = [line.text for line in below]
    if lines_below and all(lines_below) and len(lines_below) <= _MOST:
        text = re.sub("[.;]; ", "; ", "; ".join(lines_below))
        return [ReplyLine(f"**{name}**: {text}", is_bullet=True)]
    return [ReplyLine("", name), *below]


def _row(cells: list[str]) -> ReplyLine:
    """A row of a table as a line: what it is about, then its cells; labels in a cell of their own
    stand behind the cell before."""
    thing, *cell_texts = cells
    text = re.sub(f"; (?={BEGIN})", " ", "; ".join(cell_texts))
    strong = "" if BEGIN in thing else "**"
    return ReplyLine(f"{strong}{unmarked(thing)}{strong}: {text}", is_bullet=True)
