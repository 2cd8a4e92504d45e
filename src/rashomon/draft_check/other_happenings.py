"""Tells happenings from others of their kind (`of_same_happening`)."""

from collections.abc import Iterator

from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.matching.passage import Passage
from rashomon.matching.story_sentences import lies_in
from rashomon.model.name import NameKind
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold

_PLACES = {"GPE", "LOC"}


def of_same_happening(look: Passage, sentences: Sentences) -> list[Facts]:
    """Returns those of these sentences that may tell of what a passage tells: not those of other
    places or other days alone."""
    return [
        facts for facts in sentences if not (_is_elsewhere(look, facts) or _is_then(look, facts))
    ]


def _is_elsewhere(look: Passage, facts: Facts) -> bool:
    """Whether both have names in one role ("in Harn", "in Lund"), and neither has a name of the
    other's in any role."""
    own = by_key(_names_by_role(look.facts))
    others = by_key(_names_by_role(facts))
    words = set(fold(look.facts.quote).split())
    other_words = set(fold(facts.quote).split())
    for role in own.keys() & others.keys():
        if other_words.isdisjoint(own[role]) and words.isdisjoint(others[role]):
            return True
    return False


def _names_by_role(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yields the words of names, each behind its role: the verb or preposition that it belongs to
    ("in Harn", "left Harn"). Towns and countries have the role of a place as well, wherever they
    stand ("Harn's mayor")."""
    days = [fact.words for kind in (FactKind.DAY, FactKind.WEEKDAY) for fact in facts.of[kind]]
    dated = [*days, *(day.span for day in facts.dates)]
    for word in facts.own_words:
        is_name = word.is_noun and word.text[0].isupper()
        if not is_name or lies_in(word, dated):
            continue
        top = word.head if word.dep == "compound" else word
        if top.dep == "dobj" or (top.dep == "pobj" and top.head.listed("name_words.place_before")):
            yield top.head.family, fold(word.text)
        if facts.words.entity[word.i] in _PLACES:
            yield NameKind.PLACE, fold(word.text)


def _is_then(look: Passage, facts: Facts) -> bool:
    """Whether both name days, and all days of the sentence are others."""
    days = [value for value in look.values if value.is_day]
    printed = len(facts.of[FactKind.DAY]) + len(facts.of[FactKind.WEEKDAY])
    return bool(days and printed) and len(look.instead(days[0], facts)) == printed
