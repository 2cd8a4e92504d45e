"""Numbers, days, names and quotations of a draft that reports have otherwise (`number_notes`,
`day_notes`, `unprinted_notes`); numbers also with another limit word, or by now replaced."""

from collections.abc import Iterable, Iterator

from rashomon.draft_check.near_sentences import Beside, DraftSentence
from rashomon.draft_check.teller import Teller, whole_sentence
from rashomon.facts.findings import FactPlace, Finding, Match
from rashomon.facts.sentence_facts import FactKind
from rashomon.lineage.moments import is_before
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.one_thing import one_toll, parted
from rashomon.quantities.measures import unit_called
from rashomon.telling.notes import Note, NoteKind

_GROWING = ("killed", "injured")
_MORE = 2.0  # ratio beyond which a higher toll is of other people
_SURE = 0.5  # strength from which a later number of another sentence is of the same thing
_SURE_DAY = 0.35  # strength from which days of two sentences are of one thing
_SIMILAR = 0.8  # strength from which a later day is of the same thing


_TURNED = {
    FactKind.POLARITY: (NoteKind.OPPOSITE, "the opposite is told"),
    FactKind.CERTAINTY: (NoteKind.HEDGE, "certainty differs"),
    FactKind.FREQUENCY: (NoteKind.FREQUENCY, "how often differs"),
    FactKind.SPEAKER: (NoteKind.SPEAKER, "somebody else says this"),
}
_PRINTED = {
    FactKind.NAME: (NoteKind.NAME, "name differs"),
    FactKind.QUOTATION: (NoteKind.QUOTATION, "quotation changed"),
}
"""By the kind of a fact, the kind and the words of the note that it is otherwise."""


def number_notes(sentence: DraftSentence, beside: Beside) -> Iterator[Note]:
    """Yields what reports have otherwise of the numbers of a sentence."""
    facts, teller = sentence.facts, beside.teller
    settled = [date.span for date in facts.dates]
    for number in sentence.found(FactKind.NUMBER):
        kind, told, places = _otherwise(number, sentence, beside)
        if places:
            yield teller.note(kind, facts, number.fact.words, told, places)
        if places or beside.has_number(number.fact.value):
            settled.append(number.fact.words)
    nearest = [whole_sentence(near) for near in sentence.near[:1]]
    for figure in facts.figures:
        if not figure.meets(settled) and not beside.has_words(figure.quote):
            yield teller.note(NoteKind.NUMBER, facts, figure, "no report has this number", nearest)


def _otherwise(
    number: Finding, sentence: DraftSentence, beside: Beside
) -> tuple[NoteKind, str, list[FactPlace]]:
    """Where a number is told otherwise; first a later one, where a report says so or came later."""
    later = _replacing(number)
    if not later and number.match is Match.SAME and _counts_things(number.fact.value):
        later = _printed_later(number, sentence, beside)
    if later:
        return NoteKind.OVERTAKEN, "a later number", later
    if number.match is Match.LIMIT:
        return NoteKind.LIMIT, "limit word differs", number.at(Match.LIMIT)
    differing = number.at(Match.OTHERWISE) if number.match is Match.OTHERWISE else []
    return NoteKind.NUMBER, "number differs", differing


def _replacing(number: Finding) -> list[FactPlace]:
    """Where a report itself says that the number was replaced, or by which."""
    replaced, replacing = [], []
    for place in number.places:
        other = place.value
        if place.match in (Match.SAME, Match.LIMIT) and other.number.superseded_by:
            replaced.append(place)
        if other.instead in number.fact.value.numbers():
            replacing.append(place)
    return replaced or replacing


def _counts_things(number: CountedNumber) -> bool:
    return bool(number.noun) and not (number.quantity.unit or unit_called(number.noun))


def _printed_later(number: Finding, sentence: DraftSentence, beside: Beside) -> list[FactPlace]:
    """The numbers that later reports alone give in place of one that some reports give; of people
    harmed also a higher count elsewhere in the pile."""
    mine, later, replacing = number.fact.value, [], []
    for place in number.at(Match.OTHERWISE):
        if sentence.strength(place.facts) >= _SURE:
            later.append(place)
    for place in beside.numbers:
        if _is_higher(mine, place.value):
            later.append(place)
    for place in _printed_after(number.at(Match.SAME), later, beside.teller):
        of_one_thing = mine.fate or mine.group == place.value.group
        if of_one_thing and not parted(mine, place.value):
            replacing.append(place)
    return replacing


def _printed_after(
    said: Iterable[FactPlace], places: Iterable[FactPlace], teller: Teller
) -> list[FactPlace]:
    """The places that surely were printed after all of what is said, as far as known."""
    after, last = [], max((teller.moment(place.report) for place in said), default="")
    for place in places:
        moment = teller.moment(place.report)
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
    for day in sentence.found(FactKind.DAY, FactKind.HOUR, least=_SURE_DAY):
        what = "day" if day.fact.kind is FactKind.DAY else "time"
        same, places = day.at(Match.SAME), day.at(Match.OTHERWISE)
        kind, told = NoteKind.DAY, f"{what} differs"
        if same:
            kind, told = NoteKind.OVERTAKEN, f"a later report gives another {what}"
            places = _of_the_deed(day, _printed_after(same, places, teller), sentence)
        if places:
            yield teller.note(kind, sentence.facts, day.fact.words, told, places)


def _of_the_deed(
    day: Finding, places: Iterable[FactPlace], sentence: DraftSentence
) -> list[FactPlace]:
    """The days on which much the same sentence tells that the same was done."""
    deed, days = sentence.facts.deed(day.fact.words), []
    for place in places:
        is_similar = sentence.strength(place.facts) >= _SIMILAR and place.value.tells == "event"
        if deed and is_similar and place.facts.deed(place.shown) == deed:
            days.append(place)
    return days


def turned_notes(sentence: DraftSentence, teller: Teller) -> Iterator[Note]:
    """Yields what a sentence says of a thing, how surely, how often or by whom, where sentences
    beside it have this otherwise and none has it so; of each once."""
    noted = set()
    for finding in sentence.found(*_TURNED, least=_SURE_DAY):
        kind, told = _TURNED[finding.fact.kind]
        if finding.match is Match.OTHERWISE and kind not in noted:
            noted.add(kind)
            places = finding.at(Match.OTHERWISE)
            yield teller.note(kind, sentence.facts, finding.fact.words, told, places)


def unprinted_notes(sentence: DraftSentence, beside: Beside, printed: FactKind) -> Iterator[Note]:
    """Yields the names, or the quotations, of a sentence that no report has, where one beside it is
    much alike."""
    kind, told = _PRINTED[printed]
    for finding in sentence.found(printed):
        places, words = finding.at(Match.OTHERWISE), finding.fact.words
        if places and not beside.has_words(words.quote):
            yield beside.teller.note(kind, sentence.facts, words, told, places)
