"""Says what a line's words alone show: that the page speaks for itself (menus, sharing,
newsletters, related stories, comments, rights), or that it is a sentence with news, and so prose
wherever it stands on the page.

Nobody sees what is left out, so doubts are settled in the reader's favour: a line is dropped only
if something in it refers to the page itself.
"""

import re
from functools import lru_cache

from rashomon.shipped.tables.page_words import load_line_rules, load_page_words, load_telling_words
from rashomon.shipped.words import pattern_of, set_of

_ARCHIVE = pattern_of(
    r"(?:Archives? ){0,2}(?:Select Month )?(?:[A-Z][a-z]{2,8} (?:19|20)\d\d(?: \(\d+\))? ?){6,}"
)  # the months of a site's pages
_GAPS = pattern_of(r" ?([/.:?&=_%#~+,;@!'()*-]+) ?")  # spaces that corpora put around signs
_ADDRESS = pattern_of(r'https?://[^\s<>"]{4,500}')
SIGNS = ".,:;|/()[]…»«<>+•·*!?'’\"&-–—"


def address_of(line: str) -> str | None:
    """Returns the web address of which a line consists, without spaces around its signs. Returns
    None if it is no address, or says more."""
    unlabelled = line.removeprefix("URL:").strip()
    if not unlabelled.startswith("http") or len(unlabelled) > 1000:
        return None
    alone = _ADDRESS.fullmatch(_GAPS.sub(r"\1", unlabelled))
    if alone:
        return alone[0]
    return None


def furniture_type(text: str) -> str | None:
    """Returns the furniture type of this line by its words alone, None if it may be prose."""
    if _ARCHIVE.fullmatch(text):
        return "menu"
    if address_of(text):
        return "boilerplate"
    if len(text) > 400 or is_correction(text):
        return None
    if _is_interface(text):
        return "menu"
    unmarked = text.lstrip("•*-–—>»|[▶►→ ").rstrip("]")  # "» Read more: ...", "[Related]"
    shapes = {text, unmarked} - {""}
    for kind, pattern, _ in load_line_rules():
        if any(map(pattern.search, shapes)):
            return kind
    return None


def has_form(text: str, *, alone: bool = False) -> bool:
    """Whether the line's form shows that it is furniture, whatever it says; with `alone`, a form
    that no news has."""
    forms = {"alone"} if alone else {"alone", "usual"}
    return address_of(text) is not None or any(
        pattern.search(text) for _, pattern, form in load_line_rules() if form in forms
    )


@lru_cache(maxsize=1024)  # several readers of one text ask it of every line
def is_correction(text: str) -> bool:
    """Whether the line is a note of correction or clarification."""
    words = load_page_words()
    opening = text[:400].casefold()
    if len(text) > 2000 or not any(hint in opening for hint in words.correction_hints):
        return False
    unquoted = QUOTED.sub(" ", f"{text[:400]}\n")  # a speaker's apology corrects no report
    return bool(
        words.correction_start.match(text[:200]) or words.correction_inside.search(unquoted)
    )


def _is_interface(text: str) -> bool:
    """Whether a line has only words of buttons and menus ("Share", "Log in"), or, if it is long,
    hardly others. A line without words counts if it is short."""
    buttons = set_of("page_words.interface")
    signs = text.casefold().split()
    words = [word for sign in signs if (word := sign.strip(SIGNS)) and not word.isdigit()]
    if not words:
        return len(text) <= 20
    size = len(words)
    known_count = sum(word in buttons for word in words)
    # two or three such words may be a crosshead ("Health and travel"), so a short line needs one
    # that a reader is to act on
    all_known = known_count == size and (
        size >= 5 or not set_of("page_words.acts").isdisjoint(words)
    )
    return all_known or (size >= 8 and known_count >= 0.9 * size)


LEAD = pattern_of(r"^(?:[-*•–>▪●]\s+|\d{1,2}[.)]\s+|[\[(*_#]+)+")
CREDITED = pattern_of(
    r"(?<!\s)\s*\([A-Z][\w ,/.&'’-]{1,40}\)\W*$|\s[-–—]\s[A-Z][\w.&'’-]{1,20}(?: "
    r"[A-Z][\w.&'’-]{1,20}){0,2}$"
)
QUOTED = pattern_of(r"“[^“”\n]{0,2000}[”\n]|\"[^\"\n]{0,2000}\"")
STOPPED = pattern_of(r"[.!?…。！？؟।][\"”’'»)\]*_\s」』]*$")
PLAIN = pattern_of(
    r"\b[^\W\d_A-Z][^\W\d_]{2,}\b"
)  # words of three or more letters in small letters


def tells_of_the_past(text: str) -> bool:
    """Whether the line tells what happened and does not speak of its page. Prose does so, and
    captions hardly ever do. Behind a full stop, a credit leaves it open whether a verb belongs to a
    caption; without one, only reported speech counts."""
    words = load_telling_words()
    uncredited = CREDITED.sub("", text)
    verbs = words.certain if STOPPED.search(uncredited) else words.said
    past = words.past if STOPPED.search(text) else verbs
    return past.search(uncredited) is not None and not speaks_of_the_page(
        QUOTED.sub(" ", uncredited)
    )


def speaks_of_the_page(text: str) -> bool:
    """Whether the sentence names the page, its makers or something to do on it, or speaks to a
    reader without quoting anybody."""
    words = load_telling_words()
    return names_the_page(text) or bool(words.reader.search(text) and not words.said.search(text))


def names_the_page(text: str) -> bool:
    """Whether the sentence names the page or its makers, or says what to do on it."""
    return bool(load_telling_words().page.search(text) or load_telling_words().orders.search(text))


def is_order(text: str) -> bool:
    """Whether the sentence tells its reader what to do for the page's makers: "Get our app."."""
    words = load_telling_words()
    return bool(
        words.orders.match(text)
        and re.search(r"(?i)\b(?:us|our)\b", text)
        and not words.said.search(text)
    )
