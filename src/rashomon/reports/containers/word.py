"""Word documents (DOCX): paragraphs, tables, boxes and notes as a reader sees them, with all
tracked changes accepted."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import OWN_TYPE, OpenedFile
from rashomon.reports.items import Item, Items, KnownFacts
from rashomon.reports.raised_signs import raised_text
from rashomon.reports.sniff import check_articles
from rashomon.text.white_space import single_spaced

_DAMAGED = "a damaged Word document, or another kind of office file"
_EMBEDDED = "another document is put into it, which was not read: save the text of both as .txt"
# What is deleted or moved away, what only draws, and a box's second form for older programs.
_GONE = frozenset("del moveFrom instrText delText pPr Fallback rubyPr rt".split())
_SIGNS = {
    "tab": " ", "ptab": " ", "sym": "□", "br": "\n", "cr": "\n", "noBreakHyphen": "-",
    "f": " ", "den": "⁄", "sup": "^",
}  # fmt: skip
_UNSEEN = ("vanish", "strike", "dstrike")


def read_docx(opened: OpenedFile) -> Items:
    """Yields the document as one item."""
    data = opened.whole("save its text as .txt")
    opened.file.seek(0)
    try:
        with zipfile.ZipFile(opened.file) as archive:
            parts = _parts(archive, opened)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError) as error:
        raise SkipError(_DAMAGED) from error
    if "document" not in parts:
        raise SkipError(_DAMAGED)
    styles = {}  # their names in small letters, by their ids
    for style in parts.get("styles", ()):
        name = _first_below(style, "name")
        if name is not None and _local(style) == "style":
            styles[_attribute(style, "styleId")] = _attribute(name).casefold()
    lines = list(_lines_of(parts, styles))
    if not lines:
        raise SkipError("a Word document without text")
    text = "\n\n".join(text for _, text in lines)
    embedded = any(
        _first_below(parts["document"], name) is not None for name in ("altChunk", "subDoc")
    )
    check_articles(text)
    facts = KnownFacts(
        text=text,
        title=next((text for style, text in lines if style in ("title", "heading 1")), None),
        captions=tuple(text for style, text in lines if style == "caption"),
        warnings=(_EMBEDDED,) if embedded else (),
    )
    yield Item(source="", data=data, known=facts)


def _lines_of(parts: dict[str, Any], styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yields the lines of a document with their styles, those of its notes behind the others."""
    for part in ("document", "footnotes", "endnotes"):
        for style, text in _paragraphs(parts.get(part, ()), styles):
            for line in map(single_spaced, text.split("\n")):
                if line:
                    yield style, line


def _parts(archive: zipfile.ZipFile, opened: OpenedFile) -> dict[str, Any]:
    """Returns the trees of the document's parts, by name: some programs number them."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    trees: dict[str, Any] = {}
    for name in sorted(archive.namelist()):
        part = re.fullmatch(r"word/(document|styles|footnotes|endnotes)\d*\.xml", name)
        with archive.open(name) as stream:
            data = opened.unpacked(stream) if part else None
        if part and data:
            try:
                tree = etree.fromstring(data, parser)
            except etree.XMLSyntaxError as error:
                raise SkipError(_DAMAGED) from error
            if tree.getroottree().docinfo.internalDTD is not None:
                raise SkipError(OWN_TYPE)
            trees.setdefault(part[1], tree)
    return trees


def _local(element: Any) -> str:
    """Returns the name without its namespace, which programs write in two forms."""
    if isinstance(element.tag, str):
        return element.tag.rpartition("}")[2]
    return ""


def _first_below(element: Any, name: str) -> Any:
    """Returns the first element of this name below."""
    for below in element.iter():
        if _local(below) == name:
            return below
    return None


def _attribute(element: Any, name: str = "val") -> Any:
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def _paragraphs(element: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yields each paragraph with the name of its style, in the document's order; a row of a table
    is one.

    What was deleted, and the lines that part notes from the text, are left out.
    """
    for child in element:
        name = _local(child)
        if name == "p":
            yield from _paragraph(child, styles)
        elif name == "tr":
            cells = []
            for cell in child:
                words = (single_spaced(text) for _, text in _paragraphs(cell, styles))
                cells.append(" ".join(words))
            yield "table", " | ".join(filter(None, cells))
        elif name not in _GONE and _attribute(child, "type") not in {
            "separator",
            "continuationSeparator",
        }:
            yield from _paragraphs(child, styles)


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    words: list[str] = []
    boxed: list[tuple[str, str]] = []
    _gather_words(element, words=words, boxed=boxed, styles=styles)
    style = _first_below(element, "pStyle")
    yield styles.get(_attribute(style), "") if style is not None else "", "".join(words)
    yield from boxed


def _gather_words(
    element: Any, words: list[str], boxed: list[tuple[str, str]], styles: dict[str, str]
) -> None:
    """Adds the words below an element, and the paragraphs of boxes within it.

    Boxes stand apart, so that their words do not cut a sentence in two.
    """
    for child in element:
        name = _local(child)
        if name == "txbxContent":
            boxed += _paragraphs(child, styles)
        elif name == "t":
            words.append(
                _run(
                    child.text or "",
                    before=words,
                    properties=_first_below(element, "rPr"),
                    styles=styles,
                )
            )
        elif name not in _GONE:
            words.append(_SIGNS.get(name, ""))
            _gather_words(child, words=words, boxed=boxed, styles=styles)


def _run(text: str, before: list[str], properties: Any, styles: dict[str, str]) -> str:
    """Returns the words of a run as they are printed behind others: struck out or hidden none,
    raised ones without the signs of notes."""
    marks = {}
    for mark in properties if properties is not None else ():
        marks[_local(mark)] = _attribute(mark)
    for name in _UNSEEN:
        if marks.get(name, "0") not in ("0", "false", "off"):
            return " "
    place = marks.get("vertAlign", styles.get(marks.get("rStyle", "")))
    before_it = "".join(before[-9:])
    low = place == "subscript" and before_it.rstrip()[-1:].isdigit()
    noted = low or place in ("superscript", "footnote reference", "endnote reference")
    if noted or marks.get("position", "0").lstrip("0").isdigit():  # raised by so many half points
        return raised_text(text, before_it, is_note=low)
    return text
