"""is_certain: which furniture is left out of the comparison.

Whoever reads a comparison does not see what was left out of it, so only what cannot be news goes:
links, captions and bylines by markup, numbered slides, and lines that credit, date or offer
subscription and tell nothing beside it. What the pages of a house share is found with the pile.
"""

import re
from collections.abc import Mapping

from rashomon.reports.frame import bylines
from rashomon.reports.frame.captions import is_credited, is_gallery
from rashomon.reports.frame.frame_lines import has_verb, is_sign
from rashomon.reports.news_sentences import has_figure, is_happening
from rashomon.reports.page_dates import find_dates, is_moment_line
from rashomon.reports.page_words import PLAIN, QUOTED, STOPPED, furniture_type
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import set_of

_SHOWN = frozenset({"caption", "credit"})  # of a picture, where markup says so
_LINKS = frozenset({"related", "teaser", "menu"})
_SIGNED = frozenset({"byline", "credit"})  # also by their place and look
_OTHERS, _BRIEF = 2, 3  # words
_IN_WORDS = frozenset({"credit", "byline", "newsletter", "menu", "comments"})
_ONE = re.compile(r"\bone\b", re.IGNORECASE)  # no figure where it stands for a thing
_WORD = re.compile(r"[^\W\d_]+")


def is_certain(words: str, kind: str, known: Mapping[str, str]) -> bool:
    """Whether a piece of furniture is left out. `known`: the types of lines by a page's markup."""
    marked = known.get(words) == kind
    shown = (marked and kind in _SHOWN) or (kind == "caption" and is_gallery(words))
    if shown or (marked and kind in _LINKS and not STOPPED.search(words)):
        return True
    signed = kind in _SIGNED and _is_of_pages(_without_days(words))
    signed |= kind == "caption" and is_credited(words)
    return (kind == "dateline" or signed or _says_so(words, kind)) and not tells(words)


def _without_days(words: str) -> str:
    for day in reversed(find_dates(words)):
        words = f"{words[: day.start]} {words[day.end :]}"
    return words


def _is_of_pages(words: str) -> bool:
    """Whether no verb and hardly a word in small letters is another than those of pages."""
    pages = set_of("page.acts_of_pages") | load_page_words().interface
    others = [one for one in PLAIN.findall(words) if len(one) > 3 and one not in pages]
    return not has_verb(words) and sum(not is_sign(one) for one in others) < _OTHERS


def _says_so(words: str, kind: str) -> bool:
    """Whether the words alone tell that the line credits, dates, offers or belongs to a menu."""
    of_people = bylines.byline_authors(words) is not None or bylines.is_note(words)
    own = of_people or is_moment_line(words) or furniture_type(words) == kind
    brief = kind == "boilerplate" and len(words.split()) <= _BRIEF  # "All rights reserved."
    return ((kind in _IN_WORDS or brief) and own) or load_page_words().rights.match(
        words
    ) is not None


def tells(words: str) -> bool:
    """Whether a figure beside words, a quotation, or a verb of what happened stands in the line."""
    bare = _ONE.sub(" ", _without_days(words))
    counted = len(PLAIN.findall(bare)) > 1 and has_figure(bare) and not is_moment_line(words)
    return counted or QUOTED.search(bare) is not None or any(map(is_happening, _WORD.findall(bare)))
