"""HTML fragments, as found in feeds, mails and exports, and Markdown, as paragraphs of text.
Nothing that they link to is fetched."""

import html
import re
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.items import KnownFacts, language_code
from rashomon.reports.page.blocks import INLINE_PARTS, part_kind, read_blocks
from rashomon.reports.page_dates import iso_time
from rashomon.reports.raised_signs import is_note_sign, raised_text
from rashomon.reports.read_formats import Kind, is_named

MAX_MARKUP = 8_000_000  # characters
_TAG = re.compile(
    r"</?(?:p|div|span|br|b|i|em|strong|a|img|ul|ol|li|h[1-6]|blockquote|figure|table|tr|td"
    r"|html|body)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b[^<>]{0,200}>", re.IGNORECASE)
_PROLOGUE = re.compile(
    r"\A\s*<\?xml[^>]{0,300}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\])?\s*>", re.IGNORECASE
)
_NO_TEXT = re.compile(
    r"<\?xml[^>]{0,300}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\])?\s*>"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\u200c\u034f]"
)
_UNPRINTED = ("del", "s", "strike", "rt", "rp", "template")
_RAISED = re.compile(
    r"(?<![\w-])sup(?:erscript)?(?![\w-])|vertical-align:\s*(?:super|text-top)", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,10});", re.IGNORECASE)


def marked_text(value: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text and the captions of a string that may be HTML, with an empty line between
    paragraphs; plain text is returned as it is."""
    if _TAG.search(value):
        return read_markup(value)
    plain = html.unescape(value) if _ENTITY.search(value) else value
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip(), ()


def read_markup(markup: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text and the captions of an HTML fragment. Raises SkipError if it is too
    large."""
    # In a mail or feed each break ends a line.
    plain = _NO_TEXT.sub("", _BREAK.sub("<hr>", markup))
    page = read_blocks(parse_markup(f"<html><body>{plain}</body></html>"))
    blocks = [block for block in page.blocks if not page.stands_in(block, {"hidden"})]
    captions = dict.fromkeys(block.text for block in blocks if block.tag == "figcaption")
    return "\n\n".join(block.text for block in blocks), tuple(captions)


def parse_markup(markup: str) -> Any:
    """Returns the tree of a page. Raises SkipError if it is too large or cannot be read."""
    from lxml import html  # type: ignore[import-untyped]
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    if len(markup) > MAX_MARKUP:
        raise SkipError(
            f"more than {MAX_MARKUP:,} characters of markup: save it without its scripts and "
            "pictures, or as text"
        )
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    # Without an XML declaration or doctype: the characters are decoded already, and no entity of
    # the page's own is wanted.
    clean = _PROLOGUE.sub("", markup[:110_000]) + markup[110_000:]
    try:
        tree = html.document_fromstring(clean.encode("utf-8", errors="replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise SkipError("its markup could not be read: save its text as .txt") from error
    _part_signs(tree)
    return tree


def _part_signs(tree: Any) -> None:
    """Takes out what a page does not print, or has struck out, and the signs of notes, which would
    else be glued to the words before them."""
    for element in list(tree.iter("sup", *_UNPRINTED, *INLINE_PARTS)):
        if element.tag in _UNPRINTED or part_kind(element.tag, element) == "hidden":
            _put(element, "")
        elif element.tag == "sup" or _is_raised(element):
            _raise(element)


def _is_raised(element: Any) -> bool:
    """Whether a page's style raises words, or they lead to a note and look like its sign."""
    if "#" in element.get("href", ""):
        return is_note_sign(element.text_content().strip())
    return bool(_RAISED.search(f"{element.get('class')} {element.get('style')}"))


def _raise(element: Any) -> None:
    """Puts what is left of raised words in the place of an element."""
    text = element.text_content()
    last = element.getprevious()
    linked = any("#" in link.get("href", "") for link in element.iter("a"))
    before = element.getparent().text if last is None else last.tail or last.text_content()
    if str(element.tail).startswith(("/", "⁄")):
        _put(element, f" {text}")  # a fraction behind a whole number
    elif (shown := raised_text(text, before or "", linked=linked)) != text:
        _put(element, shown)


def _put(element: Any, shown: str) -> None:
    """Puts words in the place of an element; without any, what stands behind stays parted."""
    tail = element.tail or ""
    element.tail = f"{shown or ' ' * tail[:1].isalnum()}{tail}"
    element.drop_tree()


_FRONT = re.compile(r"\s*---[ \t]*\n(.{1,20000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_HEADING = re.compile(r"\s{0,3}#{1,3} \S")
_LINK = re.compile(
    r"!?\[[^\[\]\n]{1,300}\]\((?:https?://|/|#)[^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)"
)
_MARK = re.compile(
    r"^#{1,6} \S|\*\*\S[^*\n]{0,300}\S\*\*|^\s{0,3}(?:[-*+] |\d\. |> )\S", re.MULTILINE
)
_KEYS = frozenset(
    (
        "title date author authors published url link source publisher outlet lang language "
        "description tags categories slug"
    ).split()
)


def is_markdown(source: str, text: str) -> bool:
    """Whether this is Markdown: by its file name, front matter, a heading together with other
    marks, or links."""
    if is_named(source, Kind.MARKDOWN):
        return True
    head = text[:20_000]
    if (front := _FRONT.match(head)) and sum(
        match[1].casefold() in _KEYS for match in _PAIR.finditer(front[1])
    ) >= 2:
        return True
    links = len(_LINK.findall(head))
    return links >= 3 or bool(_HEADING.match(head) and (links or len(_MARK.findall(head)) >= 2))


def read_markdown(text: str) -> KnownFacts:
    """Returns the text without markup, the first heading, and the values of the front matter."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    markup = MarkdownIt("commonmark").enable("table").render(body)
    lines, captions = read_markup(markup)
    heading = re.search(r"<h1>(.{0,2000}?)</h1>", markup, re.DOTALL)
    stated = _front_matter(front[1]) if front else {}
    day = next((time for key in ("published", "date") if (time := iso_time(stated.get(key)))), None)
    address = next(
        (
            stated[key]
            for key in ("url", "link", "source")
            if stated.get(key, "").startswith(("http://", "https://"))
        ),
        None,
    )
    outlet = next(
        (
            stated[key]
            for key in ("outlet", "publisher", "source")
            if stated.get(key) and stated[key] != address
        ),
        None,
    )
    return KnownFacts(
        text=lines,
        title=(read_markup(heading[1])[0] if heading else "") or stated.get("title") or None,
        outlet=outlet,
        authors=tuple(filter(None, (stated.get("authors") or stated.get("author"),))),
        published=day,
        published_basis="front matter" if day else None,
        language=language_code(stated.get("lang")),
        url=address,
        captions=captions,
    )


def _front_matter(text: str) -> dict[str, str]:
    """Returns the pairs of plain front matter; lists become comma-separated strings."""
    out: dict[str, str] = {}
    key = ""
    for line in text.split("\n"):
        if match := _PAIR.match(line):
            key = match[1].strip().casefold()
            out[key] = match[2].strip().strip("[]").replace('"', "").strip(" '")
        elif key and (item := re.match(r"\s*-\s+(.+)", line)):
            out[key] = ", ".join(filter(None, [out[key], item[1].strip(" '\"")]))
    return out
