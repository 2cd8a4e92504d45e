"""HTML fragments, as found in feeds, mails and exports, as paragraphs of text. Nothing that they link to is fetched."""

import re
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.page.blocks import read_blocks

MAX_MARKUP = 8_000_000  # characters
_TAG = re.compile(
    r"</?(?:p|div|span|br|b|i|em|strong|a|img|ul|ol|li|h[1-6]|blockquote|figure|table|tr|td|html|body)\b[^<>]{0,2000}>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\b[^<>]{0,200}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,10});", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a string is HTML rather than plain text."""
    return bool(_TAG.search(text))


def text_of(value: str) -> str:
    """Returns the text of a string that may be HTML, with an empty line between paragraphs; plain text is returned as it is."""
    if is_markup(value):
        return read_markup(value)[0]
    if _ENTITY.search(value):
        import html

        value = html.unescape(value)
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def read_markup(markup: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text and the captions of an HTML fragment. Raises SkipError if it is too large."""
    if len(markup) > MAX_MARKUP:
        raise SkipError(f"more than {MAX_MARKUP:,} characters of markup: save its text as .txt")
    tree = _parse(_BREAK.sub("<hr>", markup))  # in a mail or feed each ends a line
    blocks = read_blocks(tree).blocks if tree is not None else []
    captions = dict.fromkeys(block.text for block in blocks if block.tag == "figcaption")
    return "\n\n".join(block.text for block in blocks), tuple(captions)


def _parse(markup: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8", recover=True)
    clean = re.sub(
        r"<\?xml[^>]{0,300}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\])?\s*>|[\x00-\x08\x0b\x0c\x0e-\x1f\u200c\u034f]", "", markup
    )
    try:
        return etree.fromstring(f"<html><body>{clean}</body></html>".encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SkipError("its markup could not be read: save its text as .txt") from error
