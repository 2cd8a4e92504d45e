"""Which headline names a story (`story_title`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import permutations, product
from statistics import median_high

from rashomon.lineage.moments import TOO_FAR, days_off, in_time
from rashomon.model.content_ids import by_id
from rashomon.model.number import Number, Tally, TallyValue
from rashomon.model.report import Report, Reports
from rashomon.numbers.fates import BEFALLEN
from rashomon.quantities.bounds import numbers_in
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.words import pattern_of
from rashomon.text.report_names import in_first_words
from rashomon.text.word_families import family_of

_LEAD = 800  # characters from the top that a headline of the story is held against
_SHORT = 5  # words: what is shorter counts as so long
_FITTING = 3  # times the headline that fits best may fit better than one that names the story
_WORD = pattern_of(r"[^\W_]+")


def story_title(
    reports: Reports, numbers: Sequence[Number] = (), tallies: Iterable[Tally] = ()
) -> str | None:
    """Returns the headline that fits the reports best, or the beginning of a report where none has
    a headline. Headlines of days before the middle one are left out, and those that fit much less
    than another. Of the others come first those whose tolls the fewest later numbers overtake; then
    those that are no question, whole sentence or torn beginning; then those whose numbers are not
    printed otherwise by more than twice as many reports; then those that fit best, that is whose
    words, on average, most other beginnings have; then the alphabetically first."""
    by_title = {report.title: report for report in reports if report.title} or {
        # characters of a report without a headline that name a story
        in_first_words(None, report.text, 90): report
        for report in reports
        if report.text
    }
    days = list(filter(None, map(_news_day, by_title.values())))
    middle = median_high(days)[:10] if days else ""
    opened = Counter[str]()
    printed = Counter[tuple[str, float]]()
    recent = []
    for title, report in sorted(by_title.items()):
        beginning = f"{title} {report.text[:_LEAD]}"
        opened.update(_telling(beginning))
        if (_news_day(report) or middle) >= middle:
            recent.append(title)
            printed.update(set(_counts_in(beginning)))

    most = Counter[str]()
    for (word, _), times in printed.items():
        most[word] = max(most[word], times)
    fits = {}
    for title in recent:
        words = _telling(title)
        fits[title] = sum(opened[word] - 1 for word in words) / max(_SHORT, len(words))
    later = _later_tolls(numbers, tallies)

    def place(title: str) -> tuple[bool, int, bool, bool, float]:
        counts = list(_counts_in(title))
        report = by_title[title].id
        return (
            _FITTING * fits[title] >= max(fits.values()),
            -max((later[report, size] for _, size in counts), default=0),
            "?" not in title and not title.endswith((".", "…")),
            all(2 * printed[told] >= most[told[0]] for told in counts),
            fits[title],
        )

    return max(recent, key=place, default=None)


def _news_day(report: Report) -> str | None:
    """Returns the day that a report states, or of which it tells if its page is dated far off."""
    return report.stated_day if abs(days_off(report)) < TOO_FAR else report.anchor


def _later_tolls(numbers: Sequence[Number], tallies: Iterable[Tally]) -> Counter[tuple[str, float]]:
    """Returns how many later numbers overtake a toll, by the report that gives it and its size."""
    later = Counter[tuple[str, float]]()
    numbers_by_id = by_id(numbers)
    for tally in tallies:
        if tally.measure not in BEFALLEN or tally.occasion:
            continue
        overtaken = Counter[float]()
        for value, other in permutations(tally.values, 2):
            overtaken[_size(value)] += _overtakes(other, value, tally.latest)
        for value in tally.values:
            for ident in value.numbers:
                toll = numbers_by_id[ident].report, _size(value)
                later[toll] = max(later[toll], overtaken[_size(value)])
    return later


def _overtakes(value: TallyValue, earlier: TallyValue, latest: str | None) -> bool:
    """Whether a value is the one that was surely printed last, or later and larger."""
    if latest in value.numbers:
        return _size(value) != _size(earlier)
    is_later = value.moment is not None and in_time(value.moment) > in_time(earlier.moment)
    return is_later and (value.low or 0.0) > _size(earlier)  # "up to 20" overtakes nothing


def _size(value: TallyValue) -> float:
    return value.low or value.high or 0.0


def _counts_in(text: str) -> Iterator[tuple[str, float]]:
    """Yields the numbers of a text, each with a word beside it."""
    for quantity in read_quantities(text):
        beside = text[: quantity.start].split()[-1:] + text[quantity.end :].split()[:2]
        yield from product(_telling(" ".join(beside)), numbers_in(quantity.bounds))


def _telling(text: str) -> Set[str]:
    """Returns the families of the words of a text, without small words."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return {family_of(word) for word in words - every_small_word()}
