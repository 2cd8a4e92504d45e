"""Which row of a page an element stands in."""

from typing import Any

_ROWS = {"tr", "li", "p", "option", "header", "section", "article", "details", "figure"}


def row_of(element: Any) -> Any:
    """The row, line or paragraph that an element stands in; the answers in the head of a row are
    lines of that row."""
    while element.getparent() is not None and (
        element.tag not in _ROWS or element.getparent().get("class") == "vs"
    ):
        element = element.getparent()
    return element
