"""Lines in which the page speaks for itself: menus, sharing, newsletters, related stories, comments, rights."""

import re
from functools import lru_cache

from rashomon.tables.page_words import load_page_words

_REPEATED_UNIT = re.compile(r"^(.{3,60}?)(?:\s?\1)+$", re.DOTALL)
_BULLETS = "•*-–—>»|[▶►→ "
_COLUMN_SIGNS = ("|", "•", "·", ">", "»", "›", "   ")
_ARCHIVE = re.compile(
    r"(?:Archives? ){0,2}(?:Select Month )?(?:[A-Z][a-z]{2,8} (?:19|20)\d\d(?: \(\d+\))? ?){6,}"
)  # the months of a site's pages
_SIGNS = ".,:;|/()[]…»«<>+•·*!?'’\"&-–—"


def furniture_type(text: str) -> str | None:
    """Returns the furniture type of this line by its words alone; None if it may be prose."""
    if _ARCHIVE.fullmatch(text):
        return "menu"
    if len(text) > 400 or is_correction(text):
        return None
    if _is_repeated(text) or _is_interface(text) or _is_columns(text):
        return "menu"
    bare = text.lstrip(_BULLETS).rstrip("]")  # "» Read more: ...", "[Related]"
    shapes = (text,) if bare in ("", text) else (text, bare)
    folded, table = text.casefold(), load_page_words()
    opens = any(table.opens.match(shape) for shape in shapes)
    for rule in table.rules:
        tried = opens if rule.anchored else (not rule.hints or any(hint in folded for hint in rule.hints))
        if tried and any(rule.finds(shape) for shape in shapes):
            return rule.type
    return None


def opens_tail(text: str) -> bool:
    """Whether everything after this line belongs to the page rather than to the story."""
    return len(text) <= 90 and bool(load_page_words().tail.match(text))


@lru_cache(maxsize=1024)  # several readers of one text ask it of every line
def is_correction(text: str) -> bool:
    """Whether the line is a correction or clarification note."""
    words = load_page_words()
    opening = text[:400].casefold()
    if len(text) > 2000 or not any(hint in opening for hint in words.correction_hints):
        return False
    return bool(words.correction_start.match(text[:200]) or words.correction_inside.search(text[:400]))


def _is_repeated(text: str) -> bool:
    match = _REPEATED_UNIT.match(text) if len(text) <= 200 else None
    return match is not None and any(character.isalpha() for character in match[1])


def _is_columns(text: str) -> bool:
    """Whether the line is a row of four or more short headings side by side, as in menus."""
    if not any(sign in text for sign in _COLUMN_SIGNS) and not text[:8].casefold().startswith(("menu", "section")):
        return False
    bare = text.strip(_BULLETS)
    crumbs = re.split(r"\s[>»›]\s", bare)  # "World > Asia > Reports"
    labelled = re.match(r"(?:menu|sections?)\s?:\s*", bare, re.IGNORECASE)
    columns = (
        crumbs if len(crumbs) > 2 else re.split(r"\s-\s" if labelled else r"\s*[|•·]\s*|\s{3,}", bare[labelled.end() if labelled else 0 :])
    )
    return len(columns) >= (3 if columns is crumbs else 4) and all(
        0 < len(part.split()) <= 3 and part[:1].isupper() and not re.search(r"\d", part) for part in columns
    )


def _is_interface(text: str) -> bool:
    table = load_page_words()
    shown = text.casefold().split()
    if len(shown) > 60:
        return False
    if not any(word in table.interface or not word or word.isdigit() for word in (word.strip(_SIGNS) for word in shown[:2])):
        return False  # nearly every word must be one of a button's
    words = [word.strip(_SIGNS) for word in shown]
    words = [word for word in words if word and not word.isdigit()]
    if not words or len(words) > 30:
        return not words and len(text) <= 20
    known = sum(word in table.interface for word in words)
    # two or three such words may be a crosshead ("Health and travel"), so a short line needs one that a reader is to act on
    all_known = known == len(words) and (len(words) >= 5 or bool(table.acts & set(words)))
    return all_known or (len(words) >= 8 and known >= 0.9 * len(words))
