"""Says whether two reports are states of one page (`are_one_page`), and whether one takes the other
back (`takes_report_back`)."""

import re
from collections import Counter
from itertools import permutations
from urllib.parse import urldefrag

from rapidfuzz.fuzz import ratio

from rashomon.model.report import Report
from rashomon.reports.duplicates import (
    outlet_and_day,
    outlet_and_headline,
    page_key,
    page_of_report,
    plain_words,
)
from rashomon.reports.page_words import is_correction
from rashomon.reports.text_lines import content_words, word_set
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import word_count

_NAME = pattern_of(r"(?<=\s)[^\W\d_a-z]\w*")  # also the first word of what is quoted
_WEEKDAY = pattern_of(r"\b{calendar.weekdays}\b")
_FIGURE = pattern_of(r"\d[\d.,:]*")
_MENDED = 75.0  # of 100: how like two sentences are of which one is the other with small changes
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_FEWEST_WORDS = 4  # of a sentence
_FIRST = 2  # sentences in which a note says what it is
_OF_FEED = "published in the feed"
_LONG = 4  # letters of a word that tells of what a headline is


class Prose:
    """The sentences of a report, and its words that tell something."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sentences = sentences_of_prose(report)
        self.distinct = frozenset(map(str.casefold, self.sentences))
        self.title = (report.title or "").casefold()
        self.words = content_words(f"{report.title or ''} {' '.join(self.sentences)}")

    @property
    def lead(self) -> str:
        """Returns the first sentence, "" if there is none."""
        return next(iter(self.sentences), "")

    def own_lead(self, other: "Prose") -> str:
        """Returns the first sentence that the other does not print, "" if it prints all."""
        own = (sentence for sentence in self.sentences if sentence.casefold() not in other.distinct)
        return next(own, "")

    def shares(self, other: "Prose", part: float) -> bool:
        """Whether both have at least this part of the sentences of the one that has fewer."""
        fewest = min(len(self.distinct), len(other.distinct))
        return fewest > 0 and len(self.distinct & other.distinct) >= part * fewest

    def leads_like(self, other: "Prose") -> bool:
        """Whether one prints the first sentence of the other, with small changes if it is its own
        first one. Two reports of a day that share their background do not."""
        if self.lead.casefold() in other.distinct or other.lead.casefold() in self.distinct:
            return True
        return _is_near(self.lead, other.lead) and _has_names_and_figures(self.lead, other.lead)

    def matter(self, other: "Prose", *, is_headed: bool) -> frozenset[str]:
        """Returns the words that say what this report tells, beside what every text of its outlet
        may print: those of the first sentence that the other does not print, and of the headline if
        that says it (`is_headed`): one headline on two days may be that of a series."""
        headline = (self.title or self.lead) if is_headed else ""
        return content_words(f"{headline} {self.own_lead(other)}")


def are_one_page(first: Prose, second: Prose, *, have_one_path: bool) -> bool:
    """Whether two reports are states of one page.

    - Two addresses are two pages. Reports of one address are one page, unless it shows something
      else each time.
    - Reports from one whole path (`have_one_path`) are one page if one goes on from the other, or
      takes it back.
    - Reports of one outlet and day are one page if they begin alike and half of the sentences are
      equal.
    """
    page, other_page = (page_of_report(prose.report) for prose in (first, second))
    if page and other_page:
        return page == other_page and _are_one_of_address(first, second)
    if _follows(first, second, have_one_path=have_one_path):
        return True
    day, other_day = (outlet_and_day(prose.report) for prose in (first, second))
    if day is None or day != other_day or not first.shares(second, 1 / 2):
        return False
    return first.leads_like(second) and _tell_one_matter(first, second)


def _follows(first: Prose, second: Prose, *, have_one_path: bool) -> bool:
    """Whether one of two texts goes on from the other at its path, or takes it back there or under
    its headline."""
    if have_one_path and (_goes_on(first, second) or _is_note_of(first.report, second.report)):
        return True
    return _has_note_under_its_headline(first.report, second.report)


def _are_one_of_address(first: Prose, second: Prose) -> bool:
    if not _have_one_address(first.report, second.report):
        return _goes_on(first, second)
    are_two = _have_two_moments(first.report, second.report)
    return not are_two or _is_after_all_one(first, second)


def _is_after_all_one(first: Prose, second: Prose) -> bool:
    """Whether two texts of one address, published at two times, are states of one page: entries of
    a feed only if one goes on from the other, for those of a live page tell of one matter."""
    if _goes_on(first, second):
        return True
    if first.report.published_basis == _OF_FEED:
        return False
    notes = permutations((first.report, second.report))
    return _tell_one_matter(first, second) or any(takes_report_back(*pair) for pair in notes)


def _goes_on(first: Prose, second: Prose) -> bool:
    """Whether one of two texts is the other after some time: a third of the shorter one's sentences
    are equal, and they tell of one matter; or their headlines are equal, and they begin alike."""
    if first.shares(second, 1 / 3):
        return _tell_one_matter(first, second)
    return first.title == second.title and first.leads_like(second)


def _tell_one_matter(first: Prose, second: Prose) -> bool:
    """Tells whether two texts are of one matter: each tells half of the words that say what the
    other tells, of two days each alone.

    Sentences that stand in every text of an outlet do not make one matter of two. What was only
    cut, under its headline, tells of one matter.
    """
    have_two_days = _have_two_days(first, second)
    if _are_of_one_form(first, second) and (have_two_days or first.title != second.title):
        return False
    is_cut = first.distinct <= second.distinct or second.distinct <= first.distinct
    if is_cut and first.title == second.title:
        return True
    is_headed = not have_two_days or first.title != second.title
    matter = first.matter(second, is_headed=is_headed)
    told_by_other = second.matter(first, is_headed=is_headed)
    words_known = len(matter & second.words)
    known_by_other = len(told_by_other & first.words)
    if have_two_days:
        return 2 * words_known >= len(matter) and 2 * known_by_other >= len(told_by_other)
    return 2 * (words_known + known_by_other) >= len(matter) + len(told_by_other)


def _have_two_days(first: Prose, second: Prose) -> bool:
    """Whether two texts are of two days: those of their publication, otherwise the weekdays that
    their first new sentences name."""
    day, other_day = ((prose.report.published or "")[:10] for prose in (first, second))
    if day and other_day:
        return day != other_day
    weekdays = set(_WEEKDAY.findall(first.own_lead(second)))
    named_by_other = set(_WEEKDAY.findall(second.own_lead(first)))
    return bool(weekdays and named_by_other) and weekdays.isdisjoint(named_by_other)


def _are_of_one_form(first: Prose, second: Prose) -> bool:
    """Whether two texts tell in one form, each with names or figures that the other has not: two
    earthquakes."""
    lead = first.own_lead(second)
    other = second.own_lead(first)
    return _is_near(lead, other) and all(map(any, _names_and_figures_of_each(lead, other)))


def _is_near(sentence: str, other: str) -> bool:
    return ratio(sentence.casefold(), other.casefold()) >= _MENDED


def _has_names_and_figures(sentence: str, other: str) -> bool:
    """Whether two sentences have the same names, and all figures but one. Two earthquakes of a day,
    told in one form, have not."""
    return not any(map(any, _names_and_figures_of_each(sentence, other)))


def _names_and_figures_of_each(sentence: str, other: str) -> list[tuple[bool, bool]]:
    """Returns of each of two sentences whether it has names, and more figures than one, that the
    other has not."""
    own = []
    for page_of, compared in ((sentence, other), (other, sentence)):
        names = set(_NAME.findall(page_of)) - set(_NAME.findall(compared))
        figures = Counter(_FIGURE.findall(page_of)) - Counter(_FIGURE.findall(compared))
        own.append((bool(names), figures.total() > 1))
    return own


def sentences_of_prose(report: Report) -> tuple[str, ...]:
    """Returns the sentences of a report without what is certainly furniture, with plain signs and
    single spaces."""
    sentences = []
    place = 0
    for line in report.text.split("\n"):
        start = place
        place += len(line) + 1
        if not line.strip() or report.is_furniture(start, start + len(line)):
            continue
        for sentence in _SENTENCE_END.split(plain_words(line)):
            ends = (
                sentence.rstrip("\"')").endswith((".", "!", "?", "…")) or sentence != line.strip()
            )
            if ends and len(sentence.split()) >= _FEWEST_WORDS:
                sentences.append(sentence)
    return tuple(sentences)


def takes_report_back(note: Report, report: Report) -> bool:
    """Whether one report is a short note, by which the other, in its place, is corrected or
    withdrawn."""
    words = word_count(" ".join(sentences_of_prose(note)))
    return takes_something_back(note) and 2 * words <= word_count(report.text)


def takes_something_back(report: Report) -> bool:
    """Whether a report says in its headline or first sentences that something is corrected or
    withdrawn, or has a note that does."""
    if report.corrections or is_correction(report.title or ""):
        return True
    opening = (report.title or "", *sentences_of_prose(report)[:_FIRST])
    return any(map(load_page_words().taken_back.search, opening))


def corrects(state: Report, other: Report) -> bool:
    """Whether a state of a page has a note of correction that the other has not, and that names
    what only the other tells: it told so before."""
    notes = " ".join(plain_words(note.quote) for note in state.corrections)
    if not notes or notes in plain_words(other.text):
        return False
    printed = sentences_of_prose(state)
    telling_words = _telling_words(
        " ".join(sentence for sentence in printed if sentence not in notes)
    )
    of_other = (sentence for sentence in sentences_of_prose(other) if sentence not in printed)
    return not (_telling_words(notes) & _telling_words(" ".join(of_other))) <= telling_words


def _telling_words(text: str) -> frozenset[str]:
    figures = (figure.rstrip(".,:") for figure in _FIGURE.findall(text))
    return content_words(text).union(figures)


def _is_note_of(first: Report, second: Report) -> bool:
    """Whether one of two reports of one path takes the other back, by most words of its headline or
    of the whole note; or it names nothing ("This article has been withdrawn")."""
    for note, report in ((first, second), (second, first)):
        if takes_report_back(note, report):
            text = " ".join(sentences_of_prose(note))
            is_named = _names_matter_of(note.title or "", report) or _names_matter_of(text, report)
            if is_named or _names_nothing(note):
                return True
    return False


def _names_matter_of(words: str, report: Report) -> bool:
    """Whether most longer words of a note, if it has any, stand in a report."""
    long_words = {word for word in word_set(words) if len(word) >= _LONG}
    return 2 * len(long_words & word_set(report.text)) >= len(long_words) > 0


def _names_nothing(note: Report) -> bool:
    """Whether a note has no figure, and no name but that of its outlet."""
    own = set((note.outlet or "").split())
    for sentence in sentences_of_prose(note):
        if _FIGURE.search(sentence) or set(_NAME.findall(sentence)) - own:
            return False
    return True


def _has_note_under_its_headline(first: Report, second: Report) -> bool:
    """Whether one of two reports of one outlet and headline takes the other back, as where each day
    has a folder."""
    headline = outlet_and_headline(first)
    if headline is None or headline != outlet_and_headline(second):
        return False
    return any(takes_report_back(*pair) for pair in permutations((first, second)))


def _have_one_address(first: Report, second: Report) -> bool:
    """Whether two reports of one page were retrieved from one address, or from none. Some sites
    call one address canonical on all of their pages, and each entry of a live page has a part of
    its address."""
    return len({_own_address(report) for report in (first, second)}) == 1


def _own_address(report: Report) -> tuple[str | None, str]:
    part = urldefrag(report.url or report.canonical_url or "").fragment
    return page_key(report.url or report.canonical_url), part


def _have_two_moments(first: Report, second: Report) -> bool:
    """Whether two reports say at one place that they were published at two times. A page that
    changes keeps its time; an address that shows another thing each time does not."""
    is_told_alike = first.published_basis == second.published_basis
    return is_told_alike and first.published != second.published
