"""Which headline names a story (`story_title`)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from statistics import median_low

from rashomon.copies.moments import own_moment
from rashomon.model.number import Number, Tally
from rashomon.model.report import Report, Reports
from rashomon.numbers.fates import BEFALLEN
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.text.report_names import in_first_words
from rashomon.text.taken_back import is_withdrawn
from rashomon.text.white_space import PLAIN_WORD
from rashomon.text.word_families import family_of


def story_title(
    reports: Reports, numbers: Iterable[Number] = (), tallies: Iterable[Tally] = ()
) -> str | None:
    """Returns the headline that fits the reports best, or the beginning of a report where none has
    a headline.

    Left out are headlines of days before the middle one (of two, the earlier), those with a number
    that somebody does not accept, and those that fit much less than another, as long as another is
    left. Of the others come first those whose numbers are least overtaken, then
    those that are no question, whole sentence or torn beginning. Then come those that fit best,
    that is whose words, on average, most other beginnings have; last the alphabetically first.
    """
    by_title = _by_title(reports)
    # a page may be dated far from the day of which it tells
    days = {title: own_moment(titled) or titled.anchor for title, titled in by_title.items()}
    known_days = list(filter(None, days.values()))
    middle = median_low(known_days)[:10] if known_days else ""
    fits = _fits(
        by_title, [title for title in sorted(by_title) if (days[title] or middle) >= middle]
    )
    numbers = tuple(numbers)
    overtaken = _times_overtaken(numbers, tallies)
    rejected = {(number.report, number.low) for number in numbers if number.rejected and number.low}

    def place(title: str) -> tuple[bool, bool, int, bool, float]:
        amounts = [(by_title[title].id, quantity.low) for quantity in read_quantities(title)]
        many = [overtaken[amount] for amount in amounts]
        return (
            rejected.isdisjoint(amounts),
            3 * fits[title] >= max(fits.values()),
            -max(many, default=0),
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
    """Returns the reports by their headlines or, where none has one, by their first words. The
    headline of a report that was withdrawn names a story only where no other does."""
    standing = [report for report in reports if not is_withdrawn(report)]
    titled = {report.title: report for report in standing or reports if report.title}
    if titled:
        return titled
    # characters of a report without a headline that name a story
    return {
        in_first_words(None, text=report.text, most=90): report for report in reports if report.text
    }


def _times_overtaken(
    numbers: Sequence[Number], tallies: Iterable[Tally]
) -> Counter[tuple[str, float | None]]:
    """Returns how many others overtake a number of a report, by its size.

    Of a toll they are those that are later and larger, or that a report gives in its place; of
    another those that more than twice as many reports give.
    """
    overtakers = Counter[str]()
    for tally in tallies:
        is_toll = tally.measure in BEFALLEN
        for value in tally.values:
            many = 0
            for version in tally.values:
                if not is_toll:
                    many += version.reports > 2 * value.reports
                elif (value.moment or "~") < (version.moment or ""):
                    most = value.high or value.low or 0.0  # "scores" are up to 99
                    many += (version.low or 0.0) > most
            overtakers.update(dict.fromkeys(value.numbers, many))
    overtakers.update(_replaced_tolls(numbers))
    overtaken = Counter[tuple[str, float | None]]()
    for number in numbers:
        amount = number.report, number.low
        overtaken[amount] = max(overtaken[amount], overtakers[number.id])
    return overtaken


def _replaced_tolls(numbers: Sequence[Number]) -> list[str]:
    """Returns the ids of tolls of which a report says that another took their place."""
    tolls = [number for number in numbers if number.measure in BEFALLEN]
    replaced = {number.low for number in tolls if number.superseded_by is not None}
    return [number.id for number in tolls if number.low in replaced]


def _telling_words(text: str) -> Set[str]:
    """Returns the families of the words of a text, without small words."""
    words = {word.casefold() for word in PLAIN_WORD.findall(text)}
    return {family_of(word) for word in words - every_small_word()}
