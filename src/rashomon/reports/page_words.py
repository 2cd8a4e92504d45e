"""What a line's words alone tell: that the page speaks for itself (menus, sharing, newsletters, related stories, comments, rights), or that
it is a sentence with news in it, and therefore prose wherever it stands on the page.

Nobody sees what is left out, so doubts are settled in the reader's favour: a line is dropped only if something in it refers to the page
itself.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rashomon.lexicon import either, set_of
from rashomon.reports.page_dates import find_dates
from rashomon.tables.page_words import load_page_words
from rashomon.tables.word_rarity import load_rarity
from rashomon.text.word_families import families

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
    shapes = {text, bare} - {""}
    return next((kind for kind, pattern, _ in load_page_words().rules if any(map(pattern.search, shapes))), None)


def has_form(text: str) -> bool:
    """Whether the line's form alone tells that it is furniture, whatever it says."""
    return any(pattern.search(text) for _, pattern, form in load_page_words().rules if form)


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
    return match is not None and any(map(str.isalpha, match[1]))


def _is_columns(text: str) -> bool:
    """Whether the line is a row of four or more short headings side by side, as in menus."""
    if not any(sign in text for sign in _COLUMN_SIGNS) and not text[:8].casefold().startswith(("menu", "section")):
        return False
    bare = text.strip(_BULLETS)
    columns = re.split(r"\s[>»›]\s", bare)  # "World > Asia > Reports"
    if len(columns) < 3:
        labelled = re.match(r"(?:menu|sections?)\s?:\s*", bare, re.IGNORECASE)
        columns = re.split(r"\s-\s", bare[labelled.end() :]) if labelled else re.split(r"\s*[|•·]\s*|\s{3,}", bare)
        if len(columns) < 4:
            return False
    return all(0 < len(part.split()) <= 3 and part[:1].isupper() and not re.search(r"\d", part) for part in columns)


def _is_interface(text: str) -> bool:
    table = load_page_words()
    shown = text.casefold().split()
    if len(shown) > 60:
        return False
    if not any(word in table.interface or not word or word.isdigit() for word in (word.strip(_SIGNS) for word in shown[:2])):
        return False  # nearly every word must be one of a button's
    words = [word for sign in shown if (word := sign.strip(_SIGNS)) and not word.isdigit()]
    if not words:
        return len(text) <= 20
    known = sum(word in table.interface for word in words)
    # two or three such words may be a crosshead ("Health and travel"), so a short line needs one that a reader is to act on
    all_known = known == len(words) and (len(words) >= 5 or bool(table.acts & set(words)))
    return all_known or (len(words) >= 8 and known >= 0.9 * len(words))


_LEAD = re.compile(r"^(?:[-*•–>▪●]\s+|\d{1,2}[.)]\s+|[\[(*_#]+)+")
_CREDITED = re.compile(r"(?<!\s)\s*\([A-Z][\w ,/.&'’-]{1,40}\)\W*$|\s[-–—]\s[A-Z][\w.&'’-]{1,20}(?: [A-Z][\w.&'’-]{1,20}){0,2}$")
_QUOTED = re.compile(r"“[^“”\n]{0,2000}[”\n]|\"[^\"\n]{0,2000}\"")
_STOPPED = re.compile(r"[.!?…][\"”’'»)\]*_\s]*$")
_PLAIN = re.compile(r"\b[^\W\d_A-Z][^\W\d_]{2,}\b")  # words of three or more letters in small letters


@lru_cache(maxsize=1024)  # several readers of one text ask it of every line
def tells(text: str) -> bool:
    """Whether the line states something and nothing in it refers to the page."""
    words = load_page_words().telling
    body = _LEAD.sub("", text)
    if label := words.label.match(body):
        body = body[label.end() :].lstrip("*_ ")
    bare = _CREDITED.sub("", body)
    around = _QUOTED.sub(" ", bare)
    if speaks_of_the_page(around):
        return False
    plain = len(_PLAIN.findall(bare))
    verb, perhaps = words.finite.search(around) is not None, words.perhaps.search(around) is not None
    if plain == 0 or (not verb and find_dates(bare)):
        return False
    if _STOPPED.search(text):
        return verb or bare != around or (not perhaps and (plain >= 2 or any(map(str.isdigit, bare))))
    if label:
        return verb or plain >= 2
    return words.certain.search(around) is not None and not perhaps and not words.asking.match(around)


def tells_of_the_past(text: str) -> bool:
    """Whether the line tells what happened, as prose does and captions hardly ever do. Without a full stop, only reported speech counts."""
    words, bare = load_page_words().telling, _CREDITED.sub("", text)
    whole = any(_STOPPED.search(part) for part in (text, bare))
    return tells(text) and (words.past if whole else words.said).search(bare) is not None


_LABELLED = re.compile(r"^(?P<label>[^.:!?\n\"“”]{1,40}):\s+(?=\S)")
_CLOCKED = re.compile(
    rf"^\d{{1,2}}(?:[.:h]\d{{2}}|(?=\s?[ap]\.?m))\s?(?:[ap]\.?m\.?)?(?:\s(?:{either('calendar.weekday_stems')})day)?\s?(?:[-–—:|]|\s)\s*(?=\w)",
    re.IGNORECASE,
)
# Days, hours, years, telephone numbers and pages are figures of pages as well as of news.
_NO_FIGURE = re.compile(
    rf"\b\d{{1,2}}[.:h]\d{{2}}\b|\b\d{{1,2}}\s?[ap]\.?m\b|\b(?:19|20)\d\d\b|\+?\d[\d /-]{{6,}}\d"
    rf"|\b(?:{either('calendar.either_months')})\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{either('calendar.either_months')})\b"
    rf"|\b(?:pages?|nos?\.?|vol\.?|issue)\s\d+",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"\d|\b(?:{either('numbers.one_to_nine', 'numbers.ten_to_twelve', 'numbers.tens')}|{either('numbers.thirteen_to_nineteen')}|dozens?|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{either('calendar.weekday_stems')})day\b", re.IGNORECASE)
_SENTENCE = 6  # plain words, one of which may be a word of pages, too
_COUNTED, _FOREIGN = 3, 5  # plain words of a sentence beside a figure, and of one in which no word is English
_ENGLISH = re.compile(r"\b(?:the|of|and|to|with|for|from|by|at)\b")
_OURS = re.compile(r"\b(?:us|our)\b", re.IGNORECASE)
_OWN_QUOTATION = re.compile(r"\W{0,2}[“\"][^“”\"]{8,}[.!?,…][”\"]\W{0,3}")


@lru_cache(maxsize=1024)  # several readers of one text ask it of every sentence
def states(text: str) -> bool:
    """Whether the sentence holds a figure, a quotation or somebody to whom something happened, and speaks neither of the page nor to its reader.

    Such a sentence is prose wherever it stands.
    """
    words, body = load_page_words().telling, _LEAD.sub("", _lowered(text))
    if load_page_words().pictures.label.match(body):
        return False
    linked = labelled = False  # whether a label of the page stands before it, and whether any does
    while found := words.label.match(body) or _CLOCKED.match(body) or _LABELLED.match(body):
        label, body, labelled = found.groupdict().get("label"), body[found.end() :], True
        linked = linked or bool(label and (names_the_page(f"{label}:") or furniture_type(f"{label}:")))
        if label and not linked and _counts(label, body):
            return True
    around = _QUOTED.sub(" ", _CREDITED.sub("", body))
    if speaks_of_the_page(around) or (labelled and around.rstrip().endswith("?")):
        return False
    if _STOPPED.search(body):
        told = not linked or _is_counted(around) or words.said.search(around)
        return bool(told) and (_happens(around) or _OWN_QUOTATION.fullmatch(body) is not None)
    return False


def _lowered(text: str) -> str:
    """Returns a text in capitals as a sentence in small letters, any other as it is."""
    return text.capitalize() if text.isupper() else text


def speaks_of_the_page(text: str) -> bool:
    """Whether the sentence names the page, its makers or what is to be done on it, or speaks to a reader whom nobody quotes."""
    words = load_page_words().telling
    return names_the_page(text) or (words.reader.search(text) is not None and words.said.search(text) is None)


def names_the_page(text: str) -> bool:
    """Whether the sentence names the page or its makers, or says what is to be done on it."""
    words = load_page_words().telling
    return words.page.search(text) is not None or words.orders.search(text) is not None


def is_order(text: str) -> bool:
    """Whether the sentence tells its reader what to do for the page's makers: "Get our app."."""
    words = load_page_words().telling
    return words.orders.match(text) is not None and _OURS.search(text) is not None and words.said.search(text) is None


def _counts(label: str, rest: str) -> bool:
    """Whether a label with a figure behind it tells something: "Toll: 19"."""
    last = label.rsplit(maxsplit=1)[-1].casefold()
    own = last in load_page_words().interface | set_of("page.labels_of_figures") or load_page_words().telling.perhaps.search(last)
    return not own and len(rest.split()) <= 12 and _is_counted(rest) and not load_page_words().telling.perhaps.search(rest)


def has_figure(text: str) -> bool:
    return _FIGURE.search(_NO_FIGURE.sub(" ", text)) is not None


def _is_counted(text: str) -> bool:
    return has_figure(text) or _WEEKDAY.search(text) is not None


def _happens(text: str) -> bool:
    """Whether something has happened, or something is the case that no word makes a matter of the page, or that a figure or day is given of."""
    words, plain = load_page_words().telling, len(_PLAIN.findall(text))
    if any(_has_subject(text, match) for match in words.past.finditer(text)):
        return True
    own = _SENTENCE * len(words.perhaps.findall(text)) > plain
    asks = text.rstrip().endswith("?")
    least = _COUNTED if has_figure(text) else _FOREIGN
    if plain >= least and not own and not asks and (least == _COUNTED or not _ENGLISH.search(text)):
        return True
    verbs = [match[0] for match in words.finite.finditer(text) if _has_subject(text, match)]
    if own:  # a day or a figure must speak for it, and a participle does not
        verbs = [verb for verb in verbs if not verb.endswith("ed")] if _is_counted(text) or any(map(str.isdigit, text)) else []
    return bool(plain and verbs and not asks)


def _has_subject(text: str, verb: re.Match[str]) -> bool:
    """Whether words stand before the verb, so that it neither opens the line as a participle nor orders."""
    before = text[: verb.start()].split()
    verbal = not verb[0][:1].isupper()  # "United" is a name
    return verbal and bool(before) and before[-1].casefold() not in {"first", "last", "originally"}


@lru_cache(maxsize=1024)
def is_headline(text: str) -> bool:
    """Whether a line without a full stop says what happened, as a headline does: "Minister resigns"."""
    table, body = load_page_words(), _LEAD.sub("", _lowered(text))
    while found := table.telling.label.match(body) or _CLOCKED.match(body):
        body = body[found.end() :]
    shown = [word.strip(_SIGNS) for word in body.split()]
    if (
        not 2 <= len(shown) <= 30
        or _STOPPED.search(body)
        or furniture_type(text)
        or speaks_of_the_page(body)
        or table.telling.asking.match(body)
        or "?" in body
    ):
        return False
    named = (before and not table.telling.perhaps.fullmatch(before) and before.casefold() not in table.interface for before in shown)
    return any(free and _is_verb(word, counted=has_figure(body)) for free, word in zip(named, shown[1:], strict=False))


def _is_verb(word: str, *, counted: bool) -> bool:
    """Whether the word says that something happens or happened; `counted`: several may do it, so that it lacks the ending of one."""
    words = load_page_words().telling
    if words.perhaps.fullmatch(word):
        return False
    several = counted and (f"{word}s" in _verbs_of_happenings() or word in set_of("casualties.fates", "casualties.more_fates"))
    plain = word.islower() and (several or words.finite.fullmatch(word))
    return bool(plain) or word.casefold() in _verbs_of_happenings()


@cache
def _verbs_of_happenings() -> frozenset[str]:
    """Returns the third persons and past forms of the words of news that are verbs: those of which such a form or a participle is common."""
    common, out = load_rarity().known, set()
    for word in families():
        stem = word[:-1] if word.endswith("e") else word
        past = f"{word[:-1]}ied" if word.endswith("y") else f"{stem}ed"
        forms = {past, f"{stem}ing", f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
        if forms & common.keys():
            out |= {past, f"{word}{word[-1]}ed", f"{word}s", f"{word}es", f"{word[:-1]}ies"}
    return frozenset(out)


def signs_of_telling(text: str) -> Iterator[tuple[str, float]]:
    """Yields the features that speak for and against a sentence of news, by name."""
    words, around = load_page_words().telling, _QUOTED.sub(" ", _CREDITED.sub("", text))
    stopped, finite = _STOPPED.search(text) is not None, words.finite.search(around) is not None
    perhaps = words.perhaps.search(around) is not None
    yield "tells", float(tells(text))
    yield "told without page words", float(stopped and finite and not perhaps and tells(text))
    yield "told in the past", float(stopped and words.past.search(around) is not None)
    yield "of the page", float(names_the_page(around))
    yield "perhaps of the page", float(perhaps)
    yield "labelled as news", float(words.label.match(_LEAD.sub("", text)) is not None)
