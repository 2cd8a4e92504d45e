"""Finds the sentences of reports that tell what a draft tells of a place of another place
(`PlacesInReports`)."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from rashomon.facts.clause_words import clause_families
from rashomon.facts.day_events import OF_SPEECH, named_days, verbs_above
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.matching.passage import Passage
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.numbers.places_counted import is_elsewhere, place_key_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_word import ParsedWord, top_among, words_at

_FEWEST = 2  # words besides verb and place by which two sentences tell of one thing
_FEWEST_ON_ONE_DAY = 1  # the same of sentences that name one day
_FEWEST_ON_OTHER_DAYS = 3  # of those that name other days
_MUCH = 0.6  # share of the words of a clause from which a sentence tells the same
_WAYS = {"in": "at", "at": "at", "inside": "at", "to": "to", "into": "to", "from": "from"}
_BETWEEN = r",? (?:(?!(?:to|from|and) )\w+ ){0,4}"
"""Stands between a place and what it lies in: "Kalm, a suburb of Dorn"."""


@record
class PlaceTold:
    """What a sentence tells of a place.

    - `words`: those that name it; `place`: what is known of it
    - `way`: whether something is there, goes there or comes from there, or the verb of which the
      place is the object
    - `governor`: the family of the word to which the place belongs
    - `verbs`: the families of the verbs above it
    - `told_of`: of the other words of their clauses; `told_besides`: of all words of the sentence
    """

    words: Span
    place: Name
    way: str
    governor: str
    verbs: frozenset[str]
    told_of: frozenset[str]
    told_besides: frozenset[str]


class PlacesInReports:
    """The places in the sentences of reports, with what is told of them."""

    def __init__(self, story: StorySentences, names: Names) -> None:
        self._story = story
        self._places = {name.id: name for name in names if name.kind is NameKind.PLACE}

    @cached_property
    def _told(self) -> list[tuple[Facts, PlaceTold]]:
        return [(facts, told) for facts in self._story.every for told in self._places_told(facts)]

    def otherwise(self, look: Passage) -> Iterator[tuple[Span, Sentences]]:
        """Yields the places of a passage of which no report tells what it tells, each with the
        sentences that surely tell this of another place."""
        for own in self._places_told(look.facts):
            sentences = [
                facts for facts, told in self._told if self._is_elsewhere(look, own, facts, told)
            ]
            if sentences and not any(self._may_be_told(own, facts) for facts in self._story.every):
                yield own.words, sentences

    def _places_told(self, facts: Facts) -> Iterator[PlaceTold]:
        """Yields the places of a sentence with what is told of them; none at which somebody only
        says something."""
        named = [
            (fact.words, self._places[ident])
            for fact in facts.of[FactKind.NAME]
            if (ident := self._story.spellings.get(fold(fact.words.quote))) in self._places
        ]
        day_words = [day.words for day in named_days(facts)]
        for words, place in named:
            top = top_among(facts.words, facts.words.of(words))
            way, governor = _way_to(top) if top else ("", None)
            verbs = list(verbs_above(top)) if top and governor else []
            if governor and verbs and _tells_by_itself(verbs[0]):
                aside = _families_of([words, *day_words], facts) | {verb.family for verb in verbs}
                in_clauses = frozenset[str]().union(*map(clause_families, verbs))
                yield PlaceTold(
                    words=words,
                    place=place,
                    way=way,
                    governor=governor.family,
                    verbs=frozenset(verb.family for verb in verbs),
                    told_of=_without_figures(in_clauses - aside),
                    told_besides=_without_figures(facts.families - aside),
                )

    def _is_elsewhere(self, look: Passage, own: PlaceTold, facts: Facts, told: PlaceTold) -> bool:
        """Whether a sentence surely tells of another place what a passage tells of one: all its
        words besides, with its numbers, of a place that is neither near nor around that one."""
        is_one_way = own.way == told.way and not own.verbs.isdisjoint(told.verbs)
        governors = {own.governor, told.governor}
        if not is_one_way or (len(governors) > 1 and governors.isdisjoint(own.verbs)):
            return False
        fewest = _fewest(look.facts, facts)
        families = facts.families | facts.meant
        is_of_same = any(
            len(told_of) >= fewest and told_of <= families
            for told_of in (own.told_of, own.told_besides)
        )
        numbers = [value for value in look.values if value.is_number]
        has_numbers = all(number.is_in(facts) for number in numbers)
        return is_of_same and has_numbers and self._are_apart(own.place, told.place)

    def _are_apart(self, place: Name, other: Name) -> bool:
        """Whether two places are surely not one, nor one in the other: as far as it is known where
        they lie, and as reports name them one behind the other."""
        if not is_elsewhere({place_key_of(place)}, {place_key_of(other)}):
            return False
        pages = self._story.pages.values()
        return not any(_are_side_by_side(place, other, page.report.text) for page in pages)

    def _may_be_told(self, own: PlaceTold, facts: Facts) -> bool:
        """Whether a sentence tells much of what a passage tells of a place, and names it, or it is
        named beside it and no other is."""
        has_place = own.place.id in self._story.names_in(facts)
        if not has_place:
            beside = self._story.near(facts, 1, 1)
            is_beside = any(own.place.id in self._story.names_in(one) for one in beside)
            has_other = any(told.way == own.way for told in self._places_told(facts))
            has_place = is_beside and not has_other
        if not has_place:
            return False
        sought = own.verbs | own.told_of
        weight_of = self._story.weight_of
        return weight_of(sought & (facts.families | facts.meant)) >= _MUCH * weight_of(sought)


def _way_to(place: ParsedWord) -> tuple[str, ParsedWord | None]:
    """Returns how a place belongs to a word of its sentence, and to which; "in the suburb of Kalm"
    is in Kalm."""
    if place.dep == "dobj":
        return place.head.family, place.head
    preposition = place.head
    above = preposition.head
    if preposition.lower == "of" and above.listed("name_words.place_types"):
        preposition = above.head
    if place.dep == "pobj" and preposition.lower in _WAYS:
        return _WAYS[preposition.lower], preposition.head
    return "", None


def _tells_by_itself(verb: ParsedWord) -> bool:
    """Whether a verb tells what happened, not only who is meant ("companies founded in Dorn") or
    where somebody said something."""
    return verb.dep not in {"acl", "relcl"} and not verb.base_listed(*OF_SPEECH)


def _families_of(spans: Sequence[Span], facts: Facts) -> frozenset[str]:
    words = [word for span in spans for word in words_at(facts.words, facts.words.of(span))]
    return frozenset(word.family for word in words)


def _without_figures(families: frozenset[str]) -> frozenset[str]:
    return frozenset(family for family in families if not family[0].isdigit())


def _fewest(facts: Facts, other: Facts) -> int:
    """Returns how many words two sentences share at least that tell of one thing: more where they
    name other days, fewer on one day."""
    are_one = {
        day.is_on_one_day(other_day) for day in named_days(facts) for other_day in named_days(other)
    }
    if True in are_one:
        return _FEWEST_ON_ONE_DAY
    return _FEWEST_ON_OTHER_DAYS if False in are_one else _FEWEST


def _are_side_by_side(place: Name, other: Name, text: str) -> bool:
    """Whether a text names two places one behind the other: "Kalm, a suburb of Dorn"."""
    names, other_names = ("|".join(map(re.escape, name.spellings)) for name in (place, other))
    return any(
        re.search(rf"\b(?:{first}){_BETWEEN}(?:{second})\b", text)
        for first, second in ((names, other_names), (other_names, names))
    )
