"""HTML fragments, as found in feeds, mails and exports, as paragraphs of text. Nothing that they
link to is fetched."""

import re
from html import unescape
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.decoding import without_signs
from rashomon.reports.page.blocks import INLINE_PARTS, part_kind, read_blocks
from rashomon.reports.raised_signs import is_note_sign, raised_text
from rashomon.shipped.words import pattern_of

MAX_MARKUP = 8_000_000  # characters
_TAG = pattern_of(
    r"(?i)</?(?:p|div|span|br|b|i|em|strong|a|img|ul|ol|li|h[1-6]|blockquote|figure|table|tr|td"
    r"|html|body)\b[^<>]{0,2000}>"
)
_ENTITY = pattern_of(r"(?i)&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,10});")
_TWICE = pattern_of(r"(?i)&amp;(?=(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,10});)")
_ESCAPED = 4  # times that something was escaped on its way, at most
_PROLOGUE = pattern_of(
    r"(?i)\A\s*<\?xml[^>]{0,300}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\])?\s*>"
)
_NO_TEXT = pattern_of(
    r"<\?xml[^>]{0,300}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\])?\s*>"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\u200c\u034f]"
)
_UNPRINTED = ("del", "s", "strike", "rt", "rp", "template")
_STRUCK_WHOLE = ("p", "li", "td", "div", "u", "font")  # what a style may strike out as a whole
_STRUCK = pattern_of(
    r"(?i)(?<![\w-])(?:strike(?:-?(?:through|out))?|struck(?:-?out)?|line-through)(?![\w-])"
)
_OF_NOTES = (
    r"(?<![\w-])(?:(?:foot|end)notes?|(?:doc-)?noteref|fn|cite)"
    r"(?:-?(?:label|mark|number|ref|sign))?(?![\w-])"
)
_NOTED = pattern_of("(?i)" + _OF_NOTES)
_RAISED = pattern_of(
    r"(?i)(?<![\w-])sup(?:erscript)?(?![\w-])|vertical-align:\s*(?:super|text-top)"
    r"|position:\s*relative.{0,40}[\s;]top:\s*-\s?[\d.]|" + _OF_NOTES
)
_UNSEEN = pattern_of(
    r"(?i)&(?:sup[123]|shy|ZeroWidthSpace|NoBreak|zwn?j"
    r"|#0*(?:17[389]|185|8304|830[89]|831[0-3]|820[345]|8288|65279)"
    r"|#x0*(?:ad|b[239]|207[0-9]|200[bcd]|2060|feff));"
)


def read_text_or_markup(value: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text and the captions of a string that may be HTML, with an empty line between
    paragraphs.

    Plain text is returned as it is. What was escaped, once or more often, is read as what it was:
    "&amp;lt;p&amp;gt;" as a paragraph.
    """
    captions: tuple[str, ...] = ()
    text = value
    is_markup = _TAG.search(value) is not None
    for _ in range(_ESCAPED):  # each round takes off one layer
        if is_markup:
            text, captions = read_markup(text)
        if _ENTITY.search(text):
            text = unescape(text)
        elif not is_markup:
            break
        # what was taken out of markup, or out of its codes, may be markup itself
        is_markup = _TAG.match(text.lstrip()) is not None or len(_TAG.findall(text)) > 1
    return without_signs(text).replace("\r\n", "\n").replace("\r", "\n").strip(), captions


def read_markup(markup: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text and the captions of an HTML fragment. Raises SkipError if it is too
    large."""
    page = read_blocks(parse_fragment(markup))
    blocks = [block for block in page.blocks if not block.stands_in({"hidden"})]
    captions = dict.fromkeys(block.text for block in blocks if block.tag == "figcaption")
    return "\n\n".join(block.text for block in blocks), tuple(captions)


def parse_fragment(markup: str) -> Any:
    """Returns the tree of an HTML fragment. Raises SkipError if it is too large."""
    # In a mail or feed each break ends a line.
    plain = _NO_TEXT.sub("", re.sub(r"(?i)<br\b[^<>]{0,200}>", "<hr>", markup))
    return parse_markup(f"<html><body>{plain}</body></html>")


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
    clean = _TWICE.sub("&", clean)  # what was escaped twice
    clean = without_signs(_UNSEEN.sub(lambda entity: unescape(entity[0]), clean))
    try:
        tree = html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise SkipError("its markup could not be read: save its text as .txt") from error
    _part_signs(tree)
    _write_marks(tree)
    return tree


_MARKS = "\"'“”„‟«»‹›‘’‚「」『』"


def _write_marks(tree: Any) -> None:
    """Writes what a browser prints and the markup does not say: the end of a line as white space,
    and the quotation marks of the elements made for them, but where the page has its own."""
    for line_end in tree.iter("br"):
        tail = line_end.tail or ""
        line_end.tail = " " * (not tail[:1].isspace()) + tail
    for quoted in list(tree.iter("q")):
        words = quoted.text_content().strip()
        has_marks = _words_before(quoted).rstrip()[-1:] in [*_MARKS] or words[:1] in [*_MARKS]
        if words and not has_marks:
            # single marks within double ones
            opening, closing = "‘’" if next(quoted.iterancestors("q"), None) is not None else "“”"
            quoted.text = opening + (quoted.text or "").lstrip()
            _append_text(quoted, closing)
    for quoted in list(tree.iter("q")):
        quoted.drop_tag()


def _append_text(element: Any, sign: str) -> None:
    """Adds a sign behind the last word in an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + sign
    else:
        element.text = (element.text or "").rstrip() + sign


def _part_signs(tree: Any) -> None:
    """Takes out what a page does not print or has struck out, and the comments of a document.

    It also parts the signs of notes from the word before them: "12" and note "3" are not "123".
    """
    for element in list(tree.iter("sup", "sub", *_UNPRINTED, *INLINE_PARTS, *_STRUCK_WHOLE)):
        inline = element.tag not in _STRUCK_WHOLE
        hidden = inline and part_kind(element) == "hidden"
        if element.get("href", "").startswith("#cmnt_ref"):
            _replace_by_words(_comment(element), "")
        elif element.get("shadowrootmode"):
            element.tag = "div"  # a template whose words browsers print
        elif (
            # not printed by its tag, its class or its style, or struck out
            element.tag in _UNPRINTED
            or hidden
            or "line-through" in element.get("style", "")
            or _STRUCK.search(element.get("class", ""))
        ):
            _replace_by_words(element, "")
        elif element.tag == "sup" or _is_raised(element):
            _replace_raised(element)


def _comment(sign: Any) -> Any:
    """Returns the box of the comment that this sign opens, or its paragraph."""
    box = next(sign.iterancestors("div"), sign)
    words = sign.text_content().strip()
    if box.text_content().strip().startswith(words):
        return box
    return sign.getparent()


def _is_raised(element: Any) -> bool:
    """Whether a page's style raises words, or they lead to a note and look like its sign."""
    if element.tag == "sub":  # "20₃ bags", but H₂O
        return _words_before(element).rstrip()[-1:].isdigit()
    if "#" in element.get("href", ""):
        return is_note_sign(element.text_content().strip())
    return element.tag == "small" or bool(_RAISED.search(_looks_of(element)))


def _looks_of(element: Any) -> str:
    return " ".join(map(str, map(element.get, ("class", "style", "role", "aria-describedby"))))


def _is_noted(element: Any) -> bool:
    """Whether the page says that this is the sign of a note, or it leads to a place on the page."""
    if element.tag == "sub" or _NOTED.search(_looks_of(element)):
        return True
    return any("#" in link.get("href", "") for link in element.iter("a"))


def _replace_raised(element: Any) -> None:
    """Replaces an element by what is left of its raised words."""
    text = element.text_content()
    before = _words_before(element)
    is_note = _is_noted(element)
    glued = is_note and re.match(r"\d", element.tail or "")
    if element.tag in INLINE_PARTS and not (glued or re.search(r"\S$", before)):
        return  # a style alone does not make a sign of what stands apart
    if str(element.tail).startswith(("/", "⁄")):
        _replace_by_words(element, f" {text}")  # a fraction behind a whole number
    elif (words := raised_text(text, before, is_note=is_note)) != text:
        _replace_by_words(element, words)


def _words_before(element: Any) -> str:
    """Returns the words right before an element in its line."""
    before = element.getprevious()
    if before is not None:
        return f"{before.text_content()}{before.tail or ''}"
    parent = element.getparent()
    if parent is None:
        return ""
    if parent.text or parent.tag not in INLINE_PARTS:
        return parent.text or ""
    return _words_before(parent)


def _replace_by_words(element: Any, words: str) -> None:
    """Replaces an element by words. If there are none, what stands behind it stays separate."""
    tail = element.tail or ""
    element.tail = f"{words or ' ' * tail[:1].isalnum()}{tail}"
    element.drop_tree()
