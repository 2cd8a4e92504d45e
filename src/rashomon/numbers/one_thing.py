"""Decides whether two numbers are of one counted thing; nothing is said of which is right."""

from collections.abc import Set
from datetime import timedelta

from rashomon.numbers.counted_number import AGE, CountedNumber
from rashomon.numbers.fates import CASUALTIES, HARMS, PRESENT
from rashomon.numbers.happenings import CHOSEN, EXCLUDING, MOOD, THIN, WHAT
from rashomon.numbers.places_counted import IN_ROW, is_elsewhere
from rashomon.numbers.when_and_where import day_of_moment
from rashomon.quantities.measures import is_measured, unit_called
from rashomon.shipped.tables.word_rarity import load_rarity

_NEAR = 3.0  # ratio beyond which different numbers beside each other are of other things
_AFTER = timedelta(days=2)  # a toll is given of the day after, too
_SHARED = 2  # content words and names of two clauses that tell of one event
_TELLING = 9.0  # rarity of a word from which it says which thing is meant
_TOLLS = 5.0  # the same for people killed, hurt, missing: tolls grow
# Times that one of two tolls is another that one report gives of two events.
RISEN = 20
_GENERATION = 15  # years


def one_thing(first: CountedNumber, second: CountedNumber) -> bool:
    """Tells whether both count one thing, as two sentences that tell of one claim show it.

    Ages do if they are of one name. All other numbers must count something, and equal ones need
    less that is alike than unequal ones.
    """
    if parted(first, second):
        return False
    is_same = first.same_number(second)
    if first.noun == second.noun == AGE:
        if is_same and not first.words.sentence_names.isdisjoint(second.words.sentence_names):
            return True
        is_of_one_name = not first.words.phrase_names.isdisjoint(second.words.phrase_names)
        return is_of_one_name and of_one_life(first, second)
    if _counts_nothing(first) or _counts_nothing(second) or AGE in (first.noun, second.noun):
        return False
    return _equal_of_one_thing(first, second) if is_same else _unequal_of_one_thing(first, second)


def of_one_life(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two ages lie so close that reports may differ on one person's: no father's and son's,
    no age of then and of now."""
    return abs((first.size() or 0.0) - (second.size() or 0.0)) < _GENERATION


def parted(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether something speaks against it that both count one thing: another fate or unit, a part
    of it, another event, another place; of what is not told nothing does."""
    return (
        first.fate != second.fate
        or first.part != second.part
        or first.quantity.unit != second.quantity.unit
        or of_two_events(first, second)
    )


def of_two_events(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two numbers are of two places, times or happenings."""
    return (
        _are_of_other_places(first, second)
        or _are_of_other_times(first, second)
        or are_two(first, second)
    )


def are_two(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether the words beside two numbers tell them of two happenings: those of a slot exclude
    each other, or stand nowhere in the other report. What only one tells parts nothing; of equal
    numbers hardly anything does."""
    words_of_second = dict(second.slots)
    for slot, first_words in first.slots:
        second_words = words_of_second.get(slot, first_words)
        if (
            first_words - second_words
            and second_words - first_words
            and _excludes(
                slot, first=first, second=second, first_words=first_words, second_words=second_words
            )
        ):
            return True
    return False


def _excludes(
    slot: str,
    first: CountedNumber,
    second: CountedNumber,
    first_words: frozenset[str],
    second_words: frozenset[str],
) -> bool:
    """Tells whether different words in one slot show that two numbers are of two happenings.

    The rules go from slots in which any other word decides to those in which both numbers must say
    which thing they count: "goats" and "the goats of Harn" may be one.
    """
    is_same = first.same_number(second)
    if slot in THIN and (is_same or (slot == MOOD and first.fate)):
        return False
    if slot in EXCLUDING or IN_ROW in slot:
        return True
    only_first = first_words - second_words
    only_second = second_words - first_words
    # each report knows the other's words, so it may tell the same in its own
    if only_first & second.words.report or only_second & first.words.report:
        return False
    if slot.startswith(CHOSEN):
        return first_words.isdisjoint(second_words)
    # one number printed twice is seldom of two things
    if is_same and (slot != WHAT or is_measured(first.number.unit)):
        return False
    return _says_which_thing(first, only_first) and _says_which_thing(second, only_second)


def _says_which_thing(figure: CountedNumber, words: frozenset[str]) -> bool:
    """Whether words say of which thing a number is: of harm, that may be told in many words, names
    alone; else words rarer than "plan" or "shop"."""
    if figure.fate in HARMS:
        return bool(words) and words == names_among(words) and not figure.event.places
    return max(map(load_rarity().of_word, words), default=0) >= _TELLING


def _are_of_other_times(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether one is of a recalled event or a period and the other is not, or their days lie apart;
    a large number may be told with its day and without, of which only one is recalled."""
    is_other = first.event.over != second.event.over
    if first.event.over and second.event.over:
        return is_other or _are_on_other_days(first, second)
    if first.event.is_dated and second.event.is_dated:
        is_other = is_other or _are_on_other_days(first, second)
    return is_other and not (first.same_number(second) and _is_particular(first))


def _are_on_other_days(first: CountedNumber, second: CountedNumber) -> bool:
    if not first.event.days or not second.event.days:
        return False
    earlier, later = sorted((first.event.days, second.event.days))
    return day_of_moment(earlier[1]) + _AFTER < day_of_moment(later[0])


def _equal_of_one_thing(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two equal numbers of sentences of one claim count one thing."""
    shared = len(first.words.sentence & second.words.sentence)
    if not _one_noun(first, second):
        measured = _is_length(first) or _is_length(second)
        return shared >= 2 and _is_particular(first) and not measured
    if first.fate and _of_one_place(first, second):
        return True
    return shared >= 2 or (shared == 1 and _choose_alike(first, second))


def _choose_alike(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether one chooses by no other words than the other."""
    return first.group <= second.group or second.group <= first.group


def _unequal_of_one_thing(first: CountedNumber, second: CountedNumber) -> bool:
    """Tells whether two different numbers of sentences of one claim count one thing.

    They do for people harmed at one place, and for things of one noun of which one word is told:
    "nine goats drowned", "ten goats drowned". What is measured may be measured of anything.
    """
    if first.group != second.group or first.report == second.report:
        return False
    if not _one_noun(first, second) or not _are_of_like_size(first, second):
        return False
    if first.fate in CASUALTIES and not first.part and _of_one_place(first, second):
        return True
    if first.noun is None or first.noun != second.noun or is_measured(first.number.unit):
        return False
    if _counts_any_part(first):
        return False
    return bool(first.words.deed & second.words.deed) and not named_apart(first, second)


def _counts_any_part(figure: CountedNumber) -> bool:
    """Whether nothing says which part of others it counts: "two more bodies" of one day may be
    "three more bodies" of another."""
    return figure.part and figure.anyone()


def names_among(words: Set[str]) -> Set[str]:
    """Returns the ids of names among words of a number's clause."""
    return {word for word in words if word[0] == "="}


def named_apart(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether with both other names stand, or do something."""
    names = names_among(first.words.phrase_names | first.words.agent)
    return unlike(names, names_among(second.words.phrase_names | second.words.agent))


def unlike(first_words: Set[str], second_words: Set[str]) -> bool:
    """Whether both tell something, and nothing in common."""
    return bool(first_words and second_words) and first_words.isdisjoint(second_words)


def plainly_one(first: CountedNumber, second: CountedNumber) -> bool:
    """Tells whether two equal numbers count one thing wherever in the reports they stand.

    People harmed do if they are ten and more, or told at one place or in like words. Of other
    things, two reports must give them. A number of ten and more of one noun does, or a sum of
    money; a smaller one where much of the sentence is one.
    """
    if not first.same_number(second) or AGE in (first.noun, second.noun):
        return False
    if not _of_one_place(first, second) or parted(first, second):
        return False
    shared = len(first.words.sentence & second.words.sentence)
    particular = _is_particular(first)
    if first.fate in CASUALTIES and first.group == second.group:
        return particular or first.event.places == second.event.places or shared >= _SHARED
    if first.report == second.report or _counts_nothing(first) or _is_length(first):
        return False
    if not _one_noun(first, second) or not _choose_alike(first, second):
        return False
    if not particular:
        return shared >= 3
    # "12 people" and "12 per cent" are too common to do without a shared word
    return shared >= 1 or not (first.share or first.anyone())


def one_toll(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether both count the people to whom one thing happened in one event, wherever in the
    reports they stand, and lie no further apart than tolls that grow. A crowd is that of one place,
    however far its counts lie apart."""
    if first.fate != PRESENT and not (first.is_harm and _are_tolls_of_like_size(first, second)):
        return False
    return of_one_event(first, second) and not parted(first, second)


def _are_tolls_of_like_size(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two tolls lie no further apart than tolls that grow, or, of one sort of people, than
    what two sides of a fight say of it: "four soldiers", "25 soldiers"."""
    if _are_of_like_size(first, second):
        return True
    is_one_sort = not (first.anyone() or second.anyone()) and first.noun == second.noun
    return (
        is_one_sort
        and None not in (first.size(), second.size())
        and (times(first, second) <= RISEN)
    )


def of_one_event(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two numbers of people harmed may be of the same ones: other numbers only where both
    are of the event that their reports tell of, or their sentences share words."""
    if not one_kind(first, second) or not _of_one_place(first, second):
        return False
    if first.same_number(second) or (first.event.is_now and second.event.is_now):
        return True
    return _share_words(first, second)


def _share_words(first: CountedNumber, second: CountedNumber) -> bool:
    return len(first.words.clause & second.words.clause) >= _SHARED


def one_kind(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether neither number chooses among those harmed, or both choose alike."""
    if first.group != second.group:
        return False
    if first.same_number(second) or (first.anyone() and second.anyone()):
        return True
    return first.noun == second.noun is not None


def holds(larger: CountedNumber, smaller: CountedNumber) -> bool:
    """Whether a number holds another one behind it in its report: it is larger, by the same speaker
    or by far, and nothing parts them."""
    if larger.number.rejected or size_of(larger) <= size_of(smaller):
        return False
    risen = times(larger, smaller)
    if risen > RISEN or larger.place() > smaller.place():
        return False
    if risen <= _TOLLS and smaller.voice not in (None, larger.voice):
        return False
    return one_kind(larger, smaller) and not parted(larger, smaller)


def times(first: CountedNumber, second: CountedNumber) -> float:
    """Returns how many times the smaller of two numbers the larger is."""
    small, large = sorted((size_of(first), size_of(second)))
    return large / (small or 0.01)


def size_of(figure: CountedNumber) -> float:
    """Returns how large a number is, in the base unit of what it measures."""
    size = figure.size() or figure.number.low or 0.0
    unit = unit_called(figure.number.unit)
    return size * unit.size if unit else size


def _counts_nothing(figure: CountedNumber) -> bool:
    """Whether the number is one or none of things: it says that there is such a thing, and no two
    reports differ on it."""
    if figure.fate or figure.noun == AGE or figure.quantity.unit:
        return False
    size = figure.size()
    return size is not None and size <= 1


def _one_noun(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether both numbers count the same noun, are in the same unit, or count people without
    saying what sort of people."""
    if first.noun == second.noun:
        return first.noun is not None or first.fate is not None or first.quantity.unit is not None
    return first.fate is not None and first.anyone() and second.anyone()


def _is_length(figure: CountedNumber) -> bool:
    return unit_called(figure.noun) is not None


def _are_of_other_places(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether the two numbers are of different places. For tolls, both have to name places that lie
    apart. For other numbers it is enough that they do not name the same places of one kind."""
    if first.fate in CASUALTIES:
        return is_elsewhere(first.event.places, second.event.places)
    shared = {place.precision for place in first.event.places}
    shared &= {place.precision for place in second.event.places}
    return any(place.precision in shared for place in first.event.places ^ second.event.places)


def _of_one_place(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two numbers of a crowd are of one place, because people may march in many places on
    one day. If neither names a place, their words must be alike."""
    if first.fate != PRESENT or first.event.places & second.event.places:
        return True
    if first.event.places or second.event.places:
        return False
    return _share_words(first, second) and _are_of_like_size(first, second)


def _are_of_like_size(first: CountedNumber, second: CountedNumber) -> bool:
    sizes = first.size(), second.size()
    if None in sizes:
        return first.fate is not None
    if 0.0 in sizes:  # "nobody was killed in the fire"
        return first.fate in CASUALTIES and bool(first.words.clause & second.words.clause)
    return times(first, second) <= (_TOLLS if first.fate else _NEAR)


def _is_particular(figure: CountedNumber) -> bool:
    """Whether a number is one that two sentences of one claim hardly give of two things."""
    size = figure.size()
    return size is not None and size >= 10  # smaller numbers stand beside many nouns
