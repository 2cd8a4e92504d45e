"""Which headline names a story (`story_title`)."""

from collections import Counter
from collections.abc import Iterator, Set
from itertools import chain, product
from statistics import median_high

from rashomon.model.report import Reports
from rashomon.quantities.bounds import numbers_in
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.words import pattern_of
from rashomon.text.report_names import in_first_words
from rashomon.text.word_families import family_of

_LEAD = 800  # characters from the top that a headline of the story is held against
_WORD = pattern_of(r"[^\W_]+")


def story_title(reports: Reports) -> str | None:
    """Returns the headline that fits the reports best, or the beginning of a report where none has
    a headline. Headlines of days before the middle one are left out. Of the others come first those
    that are no question, whole sentence or torn beginning; then those whose numbers are not printed
    otherwise by more than twice as many reports; then those whose words, on average, most other
    beginnings have; then the alphabetically first."""
    by_title = {report.title: report for report in reports if report.title} or {
        # characters of a report without a headline that name a story
        in_first_words(None, report.text, 90): report
        for report in reports
        if report.text
    }
    days = [report.stated_day for report in by_title.values() if report.stated_day]
    middle = median_high(days)[:10] if days else ""
    opened = Counter[str]()
    recent = {}
    for title, report in sorted(by_title.items()):
        beginning = f"{title} {report.text[:_LEAD]}"
        opened.update(_telling(beginning))
        if (report.stated_day or middle) >= middle:
            recent[title] = set(_counts_in(beginning))

    printed = Counter(chain.from_iterable(recent.values()))
    most = Counter[str]()
    for (word, _), times in printed.items():
        most[word] = max(most[word], times)

    def place(title: str) -> tuple[bool, bool, float]:
        words = _telling(title)
        return (
            "?" not in title and not title.endswith((".", "…")),
            all(2 * printed[told] >= most[told[0]] for told in _counts_in(title)),
            # what is shorter than five words counts as long
            sum(opened[word] - 1 for word in words) / max(5, len(words)),
        )

    return max(recent, key=place, default=None)


def _counts_in(text: str) -> Iterator[tuple[str, float]]:
    """Yields the numbers of a text, each with a word beside it."""
    for quantity in read_quantities(text):
        beside = text[: quantity.start].split()[-1:] + text[quantity.end :].split()[:2]
        yield from product(_telling(" ".join(beside)), numbers_in(quantity.bounds))


def _telling(text: str) -> Set[str]:
    """Returns the families of the words of a text, without small words."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return {family_of(word) for word in words - every_small_word()}
