"""Numbers, days and names of a draft that reports have otherwise (`number_notes`, `day_notes`,
`name_notes`); numbers also with another limit word, or by now replaced."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rashomon.draft_check.near_sentences import Beside, DraftSentence
from rashomon.draft_check.teller import Teller
from rashomon.facts.findings import FactKind, FactPlace, Finding, Match
from rashomon.facts.numbers import match_numbers
from rashomon.lineage.moments import is_before
from rashomon.model.date import Date
from rashomon.numbers.one_thing import one_toll, parted
from rashomon.numbers.read_numbers import CountedNumber
from rashomon.telling.notes import Note, NoteKind
from rashomon.text.measures import unit_called

_GROWING = ("killed", "injured")
_MORE = 2.0  # ratio beyond which a higher toll is of other people
_SURE = 0.5  # strength from which a later number of another sentence is of the same thing
_SURE_DAY = 0.35  # strength from which days of two sentences are of one thing
_SIMILAR = 0.8  # strength from which a later day is of the same thing
_Fact = TypeVar("_Fact")
_Numbers = list[FactPlace[CountedNumber]]


def number_notes(sentence: DraftSentence, beside: Beside) -> Iterator[Note]:
    """Yields what reports have otherwise of the numbers of a sentence."""
    findings, settled = sentence.findings, [date.span for date in sentence.facts.dates]
    for number, limit in zip(findings.numbers, findings.limits, strict=True):
        note = _number_note(number, limit, sentence, beside)
        if note is not None:
            yield note
        if note is not None or beside.has_number(number.fact):
            settled.append(number.words)
    shown = [(facts, facts.span) for facts in sentence.near[:1]]
    for figure in sentence.facts.figures:
        if not any(map(figure.overlaps, settled)) and not beside.has_words(figure.quote):
            yield sentence.note(NoteKind.NUMBER, figure, "no report has this number", shown)


def _number_note(
    number: Finding[CountedNumber],
    limit: Finding[CountedNumber],
    sentence: DraftSentence,
    beside: Beside,
) -> Note | None:
    """What is told otherwise of a number; a later one, where a report says so or came later."""
    later = _replacing(number)
    if not later and limit.match is Match.SAME and _counts_things(number.fact):
        later = _printed_later(number, limit, sentence, beside)
    if later:
        kind, told, places = NoteKind.OVERTAKEN, "a later number", later
    elif limit.match is Match.OTHERWISE:
        kind, told, places = NoteKind.LIMIT, "limit word differs", limit.at(Match.OTHERWISE)
    elif number.match is Match.OTHERWISE:
        kind, told, places = NoteKind.NUMBER, "number differs", number.at(Match.OTHERWISE)
    else:
        return None
    return sentence.note_places(kind, number.words, told, places)


def _replacing(number: Finding[CountedNumber]) -> _Numbers:
    """Where a report itself says that the number was replaced, or by which."""
    replaced = [p for p in number.at(Match.SAME) if p.fact.number.superseded_by]
    return replaced or [p for p in number.places if p.fact.instead in number.fact.numbers()]


def _counts_things(number: CountedNumber) -> bool:
    return bool(number.noun) and not (number.quantity.unit or unit_called(number.noun))


def _printed_later(
    number: Finding[CountedNumber],
    limit: Finding[CountedNumber],
    sentence: DraftSentence,
    beside: Beside,
) -> _Numbers:
    """The numbers that later reports alone give in place of one that some reports give; of people
    harmed also a higher count elsewhere in the pile."""
    mine, later = number.fact, []
    for place in number.at(Match.OTHERWISE):
        if sentence.strength(place.facts) >= _SURE:
            later.append(place)
    for facts in beside.pile:
        for other in facts.numbers:
            if _is_higher(mine, other):
                later.append(FactPlace(facts, other, other.number.phrase, Match.OTHERWISE))
    replacing = []
    for place in _printed_after(limit.at(Match.SAME), later, beside.teller):
        of_one_thing = mine.fate or mine.group == place.fact.group
        if of_one_thing and not parted(mine, place.fact):
            replacing.append(place)
    return replacing


def _printed_after(
    said: Iterable[FactPlace[_Fact]], places: Iterable[FactPlace[_Fact]], teller: Teller
) -> list[FactPlace[_Fact]]:
    """The places that surely were printed after all of what is said, as far as known."""
    last = max((teller.moments[place.facts.span.report] or "" for place in said), default="")
    after = []
    for place in places:
        moment = teller.moments[place.facts.span.report]
        if last and moment and is_before(last, moment):
            after.append(place)
    return after


def _is_higher(number: CountedNumber, other: CountedNumber) -> bool:
    """Whether more people were killed or hurt by the other number, of all of them."""
    small, large = number.size(), other.size()
    if small is None or large is None or number.fate not in _GROWING or number.part:
        return False
    return small < large <= _MORE * small and one_toll(number, other)


# Days and names.


def day_notes(sentence: DraftSentence, teller: Teller) -> Iterator[Note]:
    """Yields the days and hours of a sentence that no sentence beside it has, where one has others;
    and those that later reports have otherwise of the same deed in much the same sentence."""
    for day in sentence.findings.days:
        what = "day" if day.kind is FactKind.DAY else "time"
        sure = [p for p in day.places if sentence.strength(p.facts) >= _SURE_DAY]
        same = [place for place in sure if place.match is Match.SAME]
        places = [place for place in sure if place.match is Match.OTHERWISE]
        kind, told = NoteKind.DAY, f"{what} differs"
        if same:
            kind, told = NoteKind.OVERTAKEN, f"a later report gives another {what}"
            places = _of_the_deed(day, _printed_after(same, places, teller), sentence)
        if places:
            yield sentence.note_places(kind, day.words, told, places)


def _of_the_deed(
    day: Finding[Date], places: Iterable[FactPlace[Date]], sentence: DraftSentence
) -> list[FactPlace[Date]]:
    """The days on which much the same sentence tells that the same was done."""
    deed, days = sentence.facts.deed(day.fact), []
    for place in places:
        is_similar = sentence.strength(place.facts) >= _SIMILAR and place.fact.tells == "event"
        if deed and is_similar and place.facts.deed(place.fact) == deed:
            days.append(place)
    return days


def name_notes(sentence: DraftSentence, beside: Beside) -> Iterator[Note]:
    """Yields the names of a sentence that no report has, where a name beside it is spelled much
    alike or shares its first or last word."""
    for name in sentence.findings.names:
        if name.match is Match.OTHERWISE and not beside.has_words(name.words.quote):
            places = name.at(Match.OTHERWISE)
            yield sentence.note_places(NoteKind.NAME, name.words, "name differs", places)
