"""Quotations that a page sets apart, with who says them below: "Ida Holm, head of the guild"."""

import re
from collections.abc import Iterator
from typing import Any

from rashomon.text.white_space import single_spaced

_SIGNATURE = re.compile(r"[-–—―~\s]*(?=[^\W\d_a-z])([^:|!?]{4,120}?)\.?$")
_LONGEST = 3000  # characters of a quotation
_MARKS = "\"'“”„«»‘’‚"


def join_quotations(tree: Any) -> None:
    """Sets each of these quotations as one in prose: its words in quotation marks, and behind them
    a dash and who says them."""
    for quoted, signed in list(_signed_quotations(tree)):
        signature = _SIGNATURE.match(_words_of(signed))
        signed.drop_tree()
        lines = [line for line in quoted.iter() if _is_line(line)]
        if signature and lines:
            _sign(lines, signature[1])


def _signed_quotations(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Yields quotations, each with the element in which it is said whose words they are."""
    for quoted in tree.iter("blockquote"):
        # of nested quotations the inner one
        if quoted.find(".//blockquote") is not None or len(_words_of(quoted)) > _LONGEST:
            continue
        signed = _signature_within(quoted)
        figure = quoted.getparent() if signed is None else None
        if figure is not None and figure.tag == "figure" and figure.find(".//img") is None:
            figure.tag = "div"  # no picture with its caption
            signed = figure.find("figcaption")
        if signed is not None and _SIGNATURE.match(_words_of(signed)):
            yield quoted, signed


def _signature_within(quoted: Any) -> Any:
    """Returns the last element of a quotation if it may say whose words it is."""
    signed = next(quoted.iter("footer", "cite"), None)
    if signed is None:
        return None
    if _words_of(signed.getparent()).lstrip("-–— ") == _words_of(signed):
        signed = signed.getparent()
    words = _words_of(quoted)
    last = _words_of(signed)
    return signed if words.endswith(last) and words != last else None


def _is_line(element: Any) -> bool:
    """Whether an element of a quotation holds words of its own."""
    has_parts = any(child.tag in {"p", "div"} for child in element)
    return element.tag in {"p", "div", "blockquote"} and not has_parts and bool(_words_of(element))


def _sign(lines: list[Any], signature: str) -> None:
    """Puts marks around these lines, unless they have some, and the signature behind the last."""
    opening = closing = ""
    if not _words_of(lines[0]).startswith(tuple(_MARKS)):
        opening, closing = "“", "”"
    for line in lines:
        line.text = opening + (line.text or "").lstrip()
    behind = f"{closing} — {signature}"
    last = lines[-1]
    if len(last):
        last[-1].tail = (last[-1].tail or "").rstrip() + behind
    else:
        last.text = (last.text or "").rstrip() + behind


def _words_of(element: Any) -> str:
    return single_spaced(element.text_content())
