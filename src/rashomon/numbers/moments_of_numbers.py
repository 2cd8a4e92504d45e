"""Says when the numbers of a story were printed (`moments_of`), and which of them a toll has left
behind (`replaced_numbers`, `outgrown_sizes`)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import chain, product

from rashomon.copies.moments import changed_moment, is_before, is_mended, own_moment
from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, ReportsById
from rashomon.numbers.counted_number import CountedNumber, CountedNumbers
from rashomon.numbers.one_thing import RISEN, size_of
from rashomon.numbers.toll_changes import TollChange
from rashomon.text.gathering import grouped
from rashomon.text.taken_back import is_changed_by_note

_DAY = len("2031-05-01")
_GROWING = ("killed", "injured")
_FIRM = ("exact", "near", "low")  # "at least 30" leaves 12 behind, "up to 30" does not


def moments_of(numbers: CountedNumbers, reports: Iterable[Report]) -> dict[str, str]:
    """Returns by the ids of numbers when they were printed, as far as that is known; of people
    harmed the day for which the sentence gives the number, where it says so and that is past."""
    reports_by_id = by_id(reports)
    moment_by_number = {}
    for figure in numbers:
        moment = _printed(figure, reports_by_id)
        day = (figure.number.as_of or "").split("/")[-1]
        if day and figure.is_harm and (not moment or day < moment[:_DAY]):
            moment = day
        if moment:
            moment_by_number[figure.id] = moment
    return moment_by_number


def replaced_numbers(
    numbers: CountedNumbers, reports: Iterable[Report]
) -> Mapping[float, Set[float]]:
    """Returns the numbers that a toll left behind, or that reports correct, each with those that
    took its place.

    A toll that changed leaves behind what was printed only before. One print of it after that, and
    it stands; a number that a report calls wrong does not.
    """
    changed = [later for later in numbers if later.change or later.replaces is not None]
    if not changed:
        return {}
    replaced = _left_behind(numbers, changed, moments_of(numbers, reports))
    for later in changed:
        if later.corrects is not None:
            replaced.setdefault(later.corrects, set()).update(later.numbers())
    for later_sizes in replaced.values():
        for size in tuple(later_sizes):  # what took the place of that took it of both
            later_sizes |= replaced.get(size, set())
    return replaced


def outgrown_sizes(numbers: CountedNumbers, reports: Iterable[Report]) -> Set[float]:
    """Returns the numbers of people killed or hurt that were printed only before a larger one. A
    toll grows while bodies are found, so only the larger one can still be right.

    What somebody counts does not outgrow what somebody else counts: two sides of a fight may never
    agree. What a report tells in its own words does, and outgrows nobody's denial.
    """
    moments = moments_of(numbers, reports)
    # one of each kind stands for all: a long report may repeat a number thousands of times
    alike = grouped(numbers, lambda figure: (*_toll_of(figure), moments.get(figure.id)))
    kinds = [figures[0] for figures in alike.values()]
    outgrown = set[float]()
    standing = set[float]()
    for figure in kinds:
        is_outgrown = any(
            _outgrows(later, figure) and _is_printed_before(figure, later, moments)
            for later in kinds
        )
        (outgrown if is_outgrown else standing).update(figure.numbers())
    return outgrown - standing


def _toll_of(figure: CountedNumber) -> tuple[object, ...]:
    """Returns all that says whether a number outgrows another, but when it was printed."""
    return figure.fate, figure.voice, figure.bounds, figure.quantity.text, _is_firm(figure)


def _outgrows(later: CountedNumber, figure: CountedNumber) -> bool:
    """Whether a number counts those of another and more, and is told for sure."""
    if figure.fate not in _GROWING or not _is_firm(later):
        return False
    size, later_size = figure.size(), later.size()
    if not (size and later_size and size < later_size <= RISEN * size):
        return False
    return later.voice in (None, figure.voice) or figure.voice is None


def _is_firm(figure: CountedNumber) -> bool:
    """Whether a number is given without a doubt, as one amount of all."""
    number = figure.number
    is_refused = figure.negated or figure.denied or number.rejected is not None
    return not is_refused and number.limit in _FIRM and number.superseded_by is None


def _left_behind(
    numbers: CountedNumbers, changed: CountedNumbers, moments: Mapping[str, str]
) -> dict[float, set[float]]:
    """Returns the numbers that were printed only before those to which a toll `changed`, each with
    these."""
    behind = defaultdict[float, set[float]](set)
    idents = set[str]()
    for later, figure in product(changed, numbers):
        if _is_left_behind(figure, later) and _is_printed_before(figure, later, moments):
            idents.add(figure.id)
            for size in figure.numbers():
                behind[size] |= later.numbers()
    for size in chain(*(figure.numbers() for figure in numbers if figure.id not in idents)):
        behind.pop(size, None)
    return dict(behind)


def _is_left_behind(figure: CountedNumber, later: CountedNumber) -> bool:
    """Whether a toll that changed to one number is another one no more. Who says that a toll fell
    does not say so of what others count."""
    if later.replaces in figure.numbers():
        return True
    is_less = size_of(figure) < size_of(later)
    if later.change is TollChange.RISE:
        return is_less
    if later.change is None or figure.same_number(later):
        return False
    is_of_others = None not in (figure.voice, later.voice) and figure.voice != later.voice
    return not is_of_others and not (is_less and later.change is TollChange.FALL)


def _is_printed_before(
    figure: CountedNumber, later: CountedNumber, moments: Mapping[str, str]
) -> bool:
    before = moments.get(figure.id)
    moment = moments.get(later.id)
    return bool(before and moment and is_before(before, moment))


def _printed(figure: CountedNumber, reports: ReportsById) -> str | None:
    """Returns when a number was printed: when its page was published; of what the page said only
    after a change, when a person says that this state of it was published, else when it says that
    it was changed; of what it said only with a correction, when it says that it was changed."""
    words = re.escape(figure.number.phrase.quote)
    printed = rf"(?i)(?<![\w.,-]){words}(?![\w-])"  # "nine" is no "twenty-nine"
    state = reports[figure.report]
    for _ in reports:  # a row is no longer than all reports, whatever a damaged one says
        before = reports.get(state.revision_of or "")
        if before is None or not re.search(printed, before.text):
            break
        state = before
    if state.revision_of is None:
        is_of_page = not is_changed_by_note(state)
    else:  # a day mended in an earlier state is the day of that one
        is_of_page = is_mended(state) and (before is None or before.published != state.published)
    return own_moment(state) if is_of_page else changed_moment(state)
