"""Decides which sentences a report tells, whatever stands around them. Others may be furniture of
its page.

What a reader cannot do without is a figure, a quotation, or somebody to whom something happened. A
sentence with one of these that speaks neither of the page nor to its reader is prose, wherever it
stands.
"""

from functools import cache, lru_cache
from itertools import pairwise

from rashomon.reports.page_words import (
    CREDITED,
    LEAD,
    PLAIN,
    QUOTED,
    SIGNS,
    STOPPED,
    furniture_type,
    names_the_page,
    speaks_of_the_page,
)
from rashomon.shipped.tables.page_words import load_telling_words
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import PatternMatch, pattern_of, set_of
from rashomon.text.white_space import word_count
from rashomon.text.word_families import families

_LABELLED = pattern_of(r"^(?P<label>[^.:!?\n\"“”]{1,40}):\s+(?=\S)")
_CLOCKED = pattern_of(
    r"(?i)^\d{1,2}(?:[.:h]\d{2}|(?=\s?[ap]\.?m))\s?(?:[ap]\.?m\.?)?"
    r"(?:\s{calendar.weekday_stems}day)?\s?(?:[-–—:|]|\s)\s*(?=\w)"
)
# Days, hours, years, telephone numbers and pages are figures of pages as well as of news.
_NO_FIGURE = pattern_of(
    r"(?i){page.figures_of_pages}|\b{calendar.either_months}\.? \d{1,2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)? {calendar.either_months}\b"
)
_FIGURE = pattern_of(
    r"(?i)\d|\b{numbers.one_to_nine|numbers.ten_to_twelve|numbers.thirteen_to_nineteen"
    r"|numbers.tens|page.more_figures}\b"
)
_WEEKDAY = pattern_of(r"(?i)\b{calendar.weekday_stems}day\b")
_OWN_QUOTATION = pattern_of(r"\W{0,2}[“\"][^“”\"]{8,}[.!?,…][”\"]\W{0,3}")
_SENTENCE = 6  # plain words, one of which may be a word of pages, too
_COUNTED = 3  # plain words of a sentence beside a figure
_ENGLISH = pattern_of(r"\b{page.english_words}\b")


@lru_cache(maxsize=1024)  # several readers of one text ask it of every sentence
def states(text: str) -> bool:
    """Tells whether the sentence tells something, in the sense of this module. A sentence that is
    too long for a line of a page always does.

    Labels and hours before it are taken off one by one: of "09:15 Update: The bridge is open.", the
    last four words are judged.
    """
    if len(text) > 2000:  # characters
        return True
    words = load_telling_words()
    body = LEAD.sub("", _lowered(text))
    linked = labelled = False  # whether a label of the page stands before it, and whether any does
    while opening := words.label.match(body) or _CLOCKED.match(body) or _LABELLED.match(body):
        label = opening.groupdict().get("label")
        body = body[opening.end() :]
        labelled = True
        if label and not linked:
            linked = names_the_page(f"{label}:") or furniture_type(f"{label}:") is not None
            if not linked and _label_counts(label, body):
                return True
    unquoted = QUOTED.sub(" ", CREDITED.sub("", body))
    asks = labelled and unquoted.rstrip().endswith("?")
    # a question behind a label, words about the page, or no full stop
    if asks or speaks_of_the_page(unquoted) or not STOPPED.search(body):
        return False
    return _tells_news(text, body=body, unquoted=unquoted, linked=linked)


def _tells_news(text: str, body: str, unquoted: str, *, linked: bool) -> bool:
    """Whether a sentence tells something: `body` behind its labels, `unquoted` its quotations.
    `linked` means that one of its labels is of the page."""
    reported = load_telling_words().said.search(unquoted)
    if reported and QUOTED.search(body):
        return True
    if linked and not reported and not _is_counted(unquoted):
        return False
    if _CLOCKED.match(LEAD.sub("", text)) and len(PLAIN.findall(body)) >= _COUNTED:
        return True
    return _happens(unquoted) or _OWN_QUOTATION.fullmatch(body) is not None


def _lowered(text: str) -> str:
    """Returns a text in capitals as a sentence in small letters, any other as it is."""
    if text.isupper():
        return text.capitalize()
    return text


def _label_counts(label: str, behind: str) -> bool:
    """Whether a label with a figure behind it tells something: "Toll: 19"."""
    last = label.rsplit(maxsplit=1)[-1].casefold()
    of_pages = load_telling_words().perhaps.search
    return not (
        last in set_of("page_words.interface", "page.labels_of_figures")
        or of_pages(last)
        or behind.endswith("?")
        or word_count(behind) > 12
        or of_pages(behind)
    ) and _is_counted(behind)


def has_figure(text: str) -> bool:
    """Whether the text has a number that is no day, hour, year, telephone number or page."""
    return _FIGURE.search(_NO_FIGURE.sub(" ", text)) is not None


def _is_counted(text: str) -> bool:
    return has_figure(text) or _WEEKDAY.search(text) is not None


def _happens(text: str) -> bool:
    """Whether something has happened, or is the case and no word makes it a matter of the page."""
    for verb in load_telling_words().past.finditer(text):
        if _has_subject(text, verb):
            return True
    return not text.rstrip().endswith("?") and _is_the_case(text)


def _is_the_case(text: str) -> bool:
    """Tells whether a sentence says that something is the case: it has a verb with a subject, or a
    figure among enough words.

    If many of its words are words of pages ("sign up"), it must have a figure or a weekday as well,
    and a form in -ed is no verb ("Related stories selected for you").
    """
    plain = len(PLAIN.findall(text))
    figured = has_figure(text)
    if not (plain or figured):
        return False
    speaks_of_pages = _SENTENCE * len(load_telling_words().perhaps.findall(text)) > plain
    if (
        speaks_of_pages
    ):  # a day or a figure must speak for words of pages, and a participle does not
        if not (figured or _WEEKDAY.search(text) or any(map(str.isdigit, text))):
            return False
    elif (figured and plain >= _COUNTED) or is_foreign(text):
        return True
    for verb in load_telling_words().finite.finditer(text):
        if _has_subject(text, verb) and not (speaks_of_pages and verb[0].endswith("ed")):
            return True
    return False


def is_foreign(text: str) -> bool:
    """Whether hardly a word is English, so that no word says what the sentence is about, and it is
    no known notice of pages."""
    words = PLAIN.findall(text)
    english = load_rarity().known
    strange = [word for word in words if word.casefold() not in english]
    enough = len(strange) > 1 or not all(map(str.isascii, strange))
    most = 2 * len(strange) > len(words) and not _ENGLISH.search(text)
    return enough and most and furniture_type(text) is None


def _has_subject(text: str, verb: PatternMatch) -> bool:
    """Whether words stand before the verb, so that it neither opens the line as a participle nor
    orders."""
    before = text[: verb.start()].split()
    verbal = not verb[0][:1].isupper()  # "United" is a name
    return verbal and bool(before) and before[-1].casefold() not in {"first", "last", "originally"}


@lru_cache(maxsize=1024)
def tells_as_headline(text: str) -> bool:
    """Whether a line without a full stop says what happened, as a headline does: "Minister
    resigns"."""
    body = LEAD.sub("", _lowered(text))
    stamped = False  # whether an hour or a label of news opens it
    while opening := load_telling_words().label.match(body) or _CLOCKED.match(body):
        body = body[opening.end() :]
        stamped = True
    words = [word.strip(SIGNS) for word in body.split()]
    if (
        # too short or long, a sentence, words of the page, or a question
        not 2 <= len(words) <= 30
        or STOPPED.search(body)
        or furniture_type(text)
        or speaks_of_the_page(body)
        or load_telling_words().asking.match(body)
        or "?" in body
    ):
        return False
    is_with_figure = has_figure(body)
    for before, word in pairwise(words):
        is_behind_pages = (
            not before
            or before.casefold() in set_of("page_words.interface")
            or load_telling_words().perhaps.fullmatch(before) is not None
        )
        if _is_verb(word, has_figure=is_with_figure) and (stamped or not is_behind_pages):
            return True
    return False


def _is_verb(word: str, *, has_figure: bool) -> bool:
    """Whether the word says that something happens. `has_figure` means that several may do it; then
    the word has no ending of one."""
    if load_telling_words().perhaps.fullmatch(word):
        return False
    several = has_figure and (
        f"{word}s" in _verbs_of_happenings()
        or word in set_of("casualties.fates", "casualties.more_fates")
    )
    plain = word.islower() and (several or load_telling_words().finite.fullmatch(word))
    return bool(plain) or word.casefold() in _verbs_of_happenings()


@lru_cache(maxsize=1 << 14)
def is_happening(word: str) -> bool:
    """Whether this word alone may say that something happened to somebody. Verbs for what is done
    on pages do not count, nor do auxiliaries."""
    lower = word.lower()
    if not word[0].islower() or lower in set_of("page.acts_of_pages"):
        return False
    return (
        lower in _verbs_of_happenings()
        or lower in set_of("casualties.fates", "casualties.more_fates")
        or load_telling_words().past.fullmatch(lower) is not None
    )


@cache
def _verbs_of_happenings() -> frozenset[str]:
    """Returns the third persons and past forms of those words of news that are verbs, as their
    forms tell."""
    common = load_rarity().known
    out = set()
    for word in families():
        cut = word[:-1]
        stem = cut if word.endswith("e") else word
        past = f"{cut}ied" if word.endswith("y") else f"{stem}ed"
        doubled = f"{word}{word[-1]}"
        if {past, f"{stem}ing", f"{doubled}ed", f"{doubled}ing"} & common.keys():
            out |= {past, f"{doubled}ed", f"{word}s", f"{word}es", f"{cut}ies"}
    return frozenset(out)
