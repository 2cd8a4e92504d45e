"""HTML fragments, as found in feeds, mails and exports, as paragraphs of text. Nothing that they link to is fetched."""

import re
from typing import Any

from rashomon.errors import SkipError

MAX_MARKUP = 8_000_000  # characters
_SILENT = frozenset("script style noscript template head iframe svg object button select textarea title".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li "
    "main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_TAG = re.compile(
    r"</?(?:p|div|span|br|b|i|em|strong|a|img|ul|ol|li|h[1-6]|blockquote|figure|table|tr|td|html|body)\b[^<>]{0,2000}>", re.IGNORECASE
)
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
    tree = _parse(markup)
    if tree is None:
        return "", ()
    blocks = _Blocks()
    blocks.walk(tree)
    return "\n\n".join(blocks.lines), tuple(dict.fromkeys(blocks.captions))


def _parse(markup: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8", recover=True)
    clean = re.sub(r"<\?xml[^>]{0,300}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\])?\s*>|[\x00-\x08\x0b\x0c\x0e-\x1f]", "", markup)
    try:
        return etree.fromstring(f"<html><body>{clean}</body></html>".encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SkipError("its markup could not be read: save its text as .txt") from error


class _Blocks:
    """Collects the lines of a tree: block elements and <br> end a line, two <br> end a paragraph."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.captions: list[str] = []
        self._now: list[str] = []

    def walk(self, tree: Any) -> None:
        """Fills `lines` and `captions`. Uses a stack instead of recursion, so deep nesting is harmless."""
        from lxml import etree

        silent = 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else "!"
            if event == "start":
                silent += tag in _SILENT
                if not silent:
                    self._open(tag, element)
            else:
                if not silent:
                    self._close(tag)
                silent -= tag in _SILENT
                if not silent:
                    self._now.append(element.tail or "")
        self._end()

    def _open(self, tag: str, element: Any) -> None:
        if tag in _BLOCKS or tag == "br":
            self._end()
        self._now.append(element.text or "")

    def _close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()
            if tag == "figcaption" and self.lines:
                self.captions.append(self.lines[-1])

    def _end(self) -> None:
        line = " ".join("".join(self._now).replace("\u200c", "").replace("\u034f", "").split())
        self._now = []
        if line:
            self.lines.append(line)
