"""Reads what a page's own style sheets say about its elements: which are not shown, struck out or
raised. Each such line is put into the `style` of its elements, where the readers of pages look for
it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from rashomon.shipped.tables.page_words import load_page_zones
from rashomon.shipped.words import pattern_of

_BLOCK = pattern_of(
    r"@[^{};]{0,500}\{(?:[^{}]|\{[^{}]*+\})*+\}"
)  # for some screens, or for printing
_SAYS = pattern_of(
    r"(?i)(?:^|;)\s*((?:display\s*:\s*(?:none|block|flex|grid|list-item|table)"
    r"|visibility\s*:\s*hidden|clip(?:-path)?\s*:[^;]{1,100}"
    r"|(?:font-size|left|text-indent)\s*:\s*(?:0|-)"
    r"|text-decoration(?:-line)?\s*:[^;]{0,50}line-through|vertical-align\s*:\s*super)[^;]{0,100})"
)
_MOST = 2_000_000  # characters of style sheets
# Elements that hold the page, or its article.
WHOLE_PAGE = ("html", "body", "main", "article")


def apply_style_sheets(tree: Any) -> None:
    """Adds to the `style` of each element what the page's sheets say about its class or id
    alone."""
    sheets = " ".join(element.text or "" for element in tree.iter("style"))[:_MOST]
    styles = _styles_of(sheets)
    if not styles:
        return
    # what holds more is the page's text, whatever a style says
    most = 0.3 * len(tree.text_content())
    for element in list(tree.iter()):
        if isinstance(element.tag, str) and element.tag not in WHOLE_PAGE:
            declarations = list(_declarations_of(element, styles))
            if declarations and len(element.text_content()) <= most and not _is_opened(element):
                element.set("style", ";".join([*declarations, element.get("style", "")]))


def _styles_of(sheets: str) -> Mapping[str, list[tuple[str, str]]]:
    """Returns what is said of each class (".name") and id ("#name"), with the tags that it is said
    of."""
    styles = defaultdict(list)
    rules = _BLOCK.sub(" ", re.sub(r"(?s)/\*.{0,20000}?\*/", " ", sheets))
    for rule in re.finditer(r"([^{}]{1,2000})\{([^{}]{0,5000})\}", rules):
        selectors, declarations = rule.groups()
        lines = "; ".join(declaration[1] for declaration in _SAYS.finditer(declarations))
        if not lines:
            continue
        for selector in selectors.split(","):
            if simple := re.fullmatch(r"(?i)([a-z][a-z0-9]*)?([.#][\w-]{1,100})", selector.strip()):
                tag, name = simple.groups(default="")
                styles[name].append((tag.casefold(), lines))
    return styles


def _declarations_of(element: Any, styles: Mapping[str, list[tuple[str, str]]]) -> Iterable[str]:
    names = [f".{name}" for name in element.get("class", "").split()]
    for name in (*names, f"#{element.get('id')}"):
        for tag, lines in styles.get(name, ()):
            if tag in {"", element.tag}:
                yield lines


def _is_opened(element: Any) -> bool:
    """Whether its words are for a reader who asks for them, or a script shows them."""
    names = f"{element.get('class')} {element.get('id')}"
    return "aria-labelledby" in element.attrib or bool(load_page_zones().opened.search(names))
