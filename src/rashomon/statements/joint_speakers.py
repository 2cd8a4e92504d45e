"""Finds the people who are named together, as those who say one thing: "the mayor, Eva Lind, and
the fire chief, Bo Dahl, said"."""

from collections.abc import Sequence
from itertools import pairwise

from rashomon.shipped.words import set_of
from rashomon.statements.cast import PersonMention
from rashomon.statements.context import SpeakerContext
from rashomon.text.parsed_report import VERB_CLASSES
from rashomon.text.speaker_words import verb_cue

_LONGEST_GAP = 12  # tokens of a role between two names
_AND = {"and", "&"}
_IN_A_TITLE = {"NOUN", "PROPN", "ADJ", "DET"}


def people_together(scene: SpeakerContext, mention: PersonMention) -> list[PersonMention]:
    """Returns this person with those of the sentence whom commas, roles and an "and" join to him or
    her, in order; the person alone if nobody is joined."""
    stretch = scene.reading.stretch_at(mention.first)
    people = scene.cast.within(stretch.first, stretch.last)
    if mention not in people:
        return [mention]
    place = people.index(mention)
    together = people[
        _first_joined(scene, people=people, place=place) : _last_joined(
            scene, people=people, place=place
        )
        + 1
    ]
    if any(_has_and(scene, *pair) for pair in pairwise(together)):
        return _different(together)
    return [mention]


def _last_joined(scene: SpeakerContext, people: Sequence[PersonMention], place: int) -> int:
    last = place
    while last + 1 < len(people) and _are_joined(
        scene, first=people[last], second=people[last + 1]
    ):
        last += 1
    while last > place and not _has_and(scene, first=people[last - 1], second=people[last]):
        last -= 1  # "Lund and Moss, Dahl's lawyers, said"
    return last


def _first_joined(scene: SpeakerContext, people: Sequence[PersonMention], place: int) -> int:
    """Returns the first of the people before this one who speak with them. "In a letter to Moss and
    Dahl, Lund and Holm said" has two pairs, of whom only the second speaks."""
    first = place
    while first > 0 and _are_joined(scene, first=people[first - 1], second=people[first]):
        first -= 1
    if first == place or not _is_governed(scene, people[first]):
        return first
    first = place  # "In a letter to Moss and Dahl, Lund and Holm said"
    while first > 0 and _has_and(scene, first=people[first - 1], second=people[first]):
        first -= 1
    return place if _is_governed(scene, people[first]) else first


def _different(people: Sequence[PersonMention]) -> list[PersonMention]:
    return list({mention.person.name_id: mention for mention in people}.values())


def _are_joined(scene: SpeakerContext, first: PersonMention, second: PersonMention) -> bool:
    """Whether nothing but a comma, or a role and an "and", stands between two people."""
    doc = scene.reading.doc
    gap = doc[first.last : second.first]
    if not 0 < len(gap) <= _LONGEST_GAP or scene.reading.quotes_any(gap.start, gap.end):
        return False
    if second.last < len(doc) and doc[second.last].tag_ == "POS":
        return False  # "Lund and Dahl's lawyer said"
    name = doc[second.last - 1]
    if name.dep_ == "compound" and name.head.i >= second.last:
        return False  # "Lund, a Liberal and Dahl ally, said"
    if any(
        word.pos_ in VERB_CLASSES or word.lower_ in set_of("small_words.parting") for word in gap
    ):
        return False
    return gap.text.strip() == "," or (
        _has_and(scene, first=first, second=second) and not _is_governed(scene, second)
    )


def _has_and(scene: SpeakerContext, first: PersonMention, second: PersonMention) -> bool:
    return any(word.lower_ in _AND for word in scene.reading.doc[first.last : second.first])


def _is_governed(scene: SpeakerContext, mention: PersonMention) -> bool:
    """Whether a preposition, or a verb that says nothing, stands before a name and its title: "met
    Moss", "the wife of Moss"."""
    doc = scene.reading.doc
    at = mention.first - 1
    while at > 0 and doc[at].pos_ in _IN_A_TITLE:
        at -= 1
    before = doc[max(at, 0)]
    return before.pos_ == "ADP" or (before.pos_ == "VERB" and not verb_cue(before.lemma_))
