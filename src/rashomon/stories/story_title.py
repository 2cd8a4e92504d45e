"""Which headline names a story (`story_title`)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from statistics import median_low

from rashomon.copies.moments import own_moment
from rashomon.model.report import Report, Reports
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.text.report_names import in_first_words
from rashomon.text.white_space import PLAIN_WORD
from rashomon.text.word_families import family_of


def story_title(reports: Reports) -> str | None:
    """Returns the headline that fits the reports best, or the beginning of a report where none has
    a headline.

    Left out are headlines of days before the middle one (of two, the earlier), and those that fit
    much less than another. Of the others come first those that are no question, whole sentence or
    torn beginning. Then come those that fit best, that is whose words, on average, most other
    beginnings have; last the alphabetically first.
    """
    by_title = _by_title(reports)
    # a page may be dated far from the day of which it tells
    days = {title: own_moment(titled) or titled.anchor for title, titled in by_title.items()}
    known_days = list(filter(None, days.values()))
    middle = median_low(known_days)[:10] if known_days else ""
    fits = _fits(
        by_title, [title for title in sorted(by_title) if (days[title] or middle) >= middle]
    )

    def place(title: str) -> tuple[bool, bool, float]:
        return (
            3 * fits[title] >= max(fits.values()),
            "?" not in title and not title.endswith((".", "…")),
            fits[title],
        )

    return max(fits, key=place, default=None)


def _fits(by_title: Mapping[str, Report], titles: Iterable[str]) -> dict[str, float]:
    """Returns how well each of these titles fits the beginnings of all reports."""
    opened = Counter[str]()
    for title, report in by_title.items():
        # characters from the top that a headline of the story is held against
        opened.update(_telling_words(f"{title} {report.text[:800]}"))
    fits = {}
    for title in titles:
        words = _telling_words(title)
        # what is shorter than five words counts as so long
        fits[title] = sum(opened[word] - 1 for word in words) / max(5, len(words))
    return fits


def _by_title(reports: Reports) -> dict[str, Report]:
    """Returns the reports by their headlines or, where none has one, by their first words."""
    titled = {report.title: report for report in reports if report.title}
    if titled:
        return titled
    # characters of a report without a headline that name a story
    return {
        in_first_words(None, text=report.text, most=90): report for report in reports if report.text
    }


def _telling_words(text: str) -> Set[str]:
    """Returns the families of the words of a text, without small words."""
    words = {word.casefold() for word in PLAIN_WORD.findall(text)}
    return {family_of(word) for word in words - every_small_word()}
