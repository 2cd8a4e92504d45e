"""Where that happened which a number of a report tells of: places named with it, behind it, or
before a "there"."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, product
from math import dist
from typing import NamedTuple

from rashomon.model.name import Name, NameKind, Names
from rashomon.model.statement import Statement, speaker_or_words
from rashomon.numbers.amounts import AmountSpan
from rashomon.quantities.measures import unit_called
from rashomon.shipped.words import set_of
from rashomon.text.name_words import country_names
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.token_index import TokenIndex

IN_ROW = "+"  # between the families of two words of a row, whose key they are
MakeIndex = Callable[[], TokenIndex]  # indexes a report
_NEAR = 40  # words up to the place that "there" means
# Whose name has a place counts there, but not who is of a land.
_WIDE = frozenset(("ministry", "minister", "government", "president", "province", "region"))
_MOVING = ("arrive", "leave", "visit")  # families of words


class PlaceKey(NamedTuple):
    """What a place is compared by: how exact it is ("town"), its key, and its middle as latitude
    and longitude, if it is known. Of two words that one row names as two, `key` has their
    families."""

    precision: str
    key: str
    middle: tuple[float, float] | None = None


def opening_places(make_index: MakeIndex) -> tuple[Name, ...]:
    """Returns the places that a report names at its beginning, but those to which or from which
    something goes."""
    reading = make_index()
    places = {}
    # sentences, the headline among them, that say where something happened
    for sentence in reading.sentences[:3]:
        for i in sentence.tokens:
            name = reading.name_at.get(i)
            if name and name.kind is NameKind.PLACE and not _is_on_the_way(reading, i):
                places[name.id] = name
    return tuple(places.values())


def places_in_rows(make_index: MakeIndex) -> frozenset[PlaceKey]:
    """Returns the towns and other words that a report names in one row at its beginning, so as two:
    "shells fell on Vorn and Harn", "a freight train and an express collided"."""
    reading = make_index()
    rows = set[PlaceKey]()
    for sentence in reading.sentences[:3]:
        for i in sentence.tokens:
            word = ParsedWord(reading.words, i)
            if word.dep == "conj":
                pair = []  # "a train and an express": two things without a name
                for top in (word.head, word):
                    thing = top.child("pobj") or top
                    if thing.is_noun and thing.i not in reading.name_at:
                        pair.append(thing.family)
                if len(pair) > 1:
                    rows.add(PlaceKey(IN_ROW, IN_ROW.join(sorted(pair))))
                towns = filter(_is_narrow, _places_named(reading, [word.head.i, i]))
                row = {*map(place_key_of, towns)}
                rows.update(town for town in row if is_elsewhere({town}, row - {town}))
    return frozenset(rows)


def place_among(
    span: AmountSpan,
    statement: Statement | None,
    rows: frozenset[PlaceKey],
) -> frozenset[PlaceKey]:
    """Returns which of the towns in rows stands in the name of who gives a number, else in its
    sentence, or in that before it."""
    who = f" {speaker_or_words(statement)} {statement.role}" if statement else ""
    if not rows or not _WIDE.isdisjoint(who.casefold().split()):
        return frozenset()
    places_named = [name for name in span.reading.names if f" {name.name}" in who]
    # whatever sort of name a town passes for, as in "Harn police"
    towns = rows.intersection(map(place_key_of, places_named))
    for sentence in (span.sentence, *span.reading.sentences_before(span.sentence, 1)):
        towns = towns or rows.intersection(
            map(place_key_of, _places_named(span.reading, sentence.tokens))
        )
    return towns


def _is_narrow(name: Name) -> bool:
    """Whether a place is no region or country, by UCDP's codes."""
    return name.name not in country_names()


def event_places(
    places_by_report: Sequence[Names], mentions: Mapping[Name, int]
) -> dict[PlaceKey, str]:
    """Returns the places that half of the reports name at their beginning, each with its name.

    The most exact comes first, then the one that is named most, then the one that is named first: a
    village before its country.
    """
    opening_names = list(chain(*places_by_report))
    reports = Counter(name.id for name in opening_names)
    first_position = dict[str, int]()
    for names in places_by_report:
        for position, name in enumerate(names):
            first_position[name.id] = min(position, first_position.get(name.id, position))

    def order(name: Name) -> tuple[bool, int, int, str]:
        return name.name in country_names(), -mentions[name], first_position[name.id], name.name

    opening_names.sort(key=order)
    return {
        place_key_of(name): name.name
        for name in opening_names
        if 2 * reports[name.id] >= len(places_by_report)
    }


def place_of_harm(
    reading: TokenIndex,
    telling_words: Sequence[Iterable[int]],
    events: Mapping[PlaceKey, str],
) -> str | None:
    """Returns the place where people were harmed: as the nearest words of its sentence say, the
    most exact of several; else that of the event, if it is of that."""
    nearest = None
    for tokens in telling_words:
        nearest = next(iter(_places_named(reading, tokens)), None)
        if nearest:
            break
    if events and (nearest is None or not _is_narrow(nearest)):
        return next(iter(events.values()))
    return nearest.name if nearest else None


def place_key_of(name: Name) -> PlaceKey:
    """Returns what a place is compared by."""
    return PlaceKey("", key=name.id, middle=None)


def as_one_place(
    places: frozenset[PlaceKey],
    rows: frozenset[PlaceKey],
) -> frozenset[PlaceKey]:
    """Returns several of the towns in rows as one place, as a sum is of neither of them."""
    if len(places & rows) < 2:
        return places
    towns = sorted(places, key=str)
    return frozenset({PlaceKey(towns[0].precision, " ".join(town.key for town in towns))})


def is_elsewhere(
    first_places: Set[PlaceKey],
    second_places: Set[PlaceKey],
) -> bool:
    """Whether both name places of one kind, and none is one of the others or lies near it, as a
    part of a town does: a town may lie in a country."""
    is_comparable = False
    for first, second in product(first_places, second_places):
        is_comparable |= first.precision == second.precision
        if first.key == second.key or _lie_near(first, second):
            return False
    return is_comparable


def _lie_near(first: PlaceKey, second: PlaceKey) -> bool:
    if first.middle is None or second.middle is None:
        return False
    return dist(first.middle, second.middle) < 0.3  # degrees


def places_told(span: AmountSpan, telling_words: Sequence[Iterable[int]]) -> frozenset[PlaceKey]:
    """Returns the places where it happened that are named with the number, or in its clause where
    no other number stands."""
    clause_words = span.clause.words if span.clause else ()
    several = sum(first in clause_words for _, first, _ in span.sentence.quantities) > 1
    for level, tokens in enumerate(telling_words[:-1]):
        places = frozenset(map(place_key_of, _places_named(span.reading, tokens)))
        if places:
            return frozenset() if level and several else places
    return frozenset()


def places_behind(span: AmountSpan, clause: Iterable[int]) -> frozenset[PlaceKey]:
    """The places behind a number in its clause, before the next: "nine in Harn and two in Voss"."""
    end = span.sentence.end
    for _, first, _ in span.sentence.quantities:
        if span.end <= first < end:
            end = first
    places_of_words = set(range(span.start, end)).intersection(clause)
    return frozenset(map(place_key_of, _places_named(span.reading, sorted(places_of_words))))


def place_pointed_at(reading: TokenIndex, clause: Iterable[int]) -> frozenset[PlaceKey]:
    """The place that "there" means: the last one named before, not far from it."""
    words = reading.words
    for i in clause:
        if words.lower[i] == "there" and words.dep[i] == "advmod":
            names_before = list(_places_named(reading, range(max(0, i - _NEAR), i)))
            return frozenset(map(place_key_of, names_before[-1:]))
    return frozenset()


def _places_named(reading: TokenIndex, tokens: Iterable[int]) -> Iterator[Name]:
    """Yields the places named here, but those that something goes to, comes from or belongs to:
    "flown to Harn", "the mayor of Harn", "the Harn-based charity"."""
    for i in tokens:
        name = reading.name_at.get(i)
        if not name:
            continue
        word = ParsedWord(reading.words, i)
        top = _first_in_row(word)
        # in one row with a place is another one
        # a place, or a name in one row with a place
        if NameKind.PLACE not in {name.kind, reading.name_at.get(top.i, name).kind}:
            continue
        if reading.name_at.get(word.head.i) is name or word.dep == "npadvmod":
            continue
        preposition = _leading_preposition(top)
        above = top.head.head
        if preposition == "of" and above.base_listed("fates.within", "places.built", "places.land"):
            preposition = _leading_preposition(
                above
            )  # "in the streets of Harn", "on the market of Harn"
        is_told = above.base_listed("fates.saying", "fates.giving")
        is_of_event = word.dep == "compound" and word.head.base_listed("fates.events")
        # "the Harn fire", "Harn burnt", "a fire in Harn"; not "said in Harn"
        if is_of_event or not preposition or (preposition in set_of("fates.at") and not is_told):
            yield name


def _is_on_the_way(reading: TokenIndex, i: int) -> bool:
    """Whether something goes to a place, or comes from it: "flew to Harn", "the bus from Harn",
    "arrived in Harn", not "close to Harn", "9 km from Harn", "due to the Harn attack"."""
    top = _first_in_row(ParsedWord(reading.words, i))
    if top.i not in reading.name_at:
        return False
    above = top.head.head
    preposition = _leading_preposition(top)
    if preposition in set_of("fates.at"):
        return above.family in _MOVING
    is_far = unit_called(above.base)
    return preposition not in {"", "of"} and above.pos in {"VERB", "NOUN"} and not is_far


def _first_in_row(word: ParsedWord) -> ParsedWord:
    """Returns the first of the places among which one stands: "from Harn and Vorn"."""
    while word.dep in {"conj", "appos", "compound"} and word.head != word:
        word = word.head
    return word


def _leading_preposition(top: ParsedWord) -> str:
    """Returns the preposition that leads to a word, "" for none."""
    if top.dep == "pobj":
        return top.head.lower
    return ""
