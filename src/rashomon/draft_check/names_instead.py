"""Finds the name that a report has in the place of one of a draft (`NamesOfStory`)."""

from collections.abc import Container

from rashomon.answers.prove_values import Sought
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.content_ids import by_id
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.span import Span
from rashomon.text.parsed_report import SUBJECTS, ParsedWords
from rashomon.text.speaker_words import verb_cue
from rashomon.text.word_families import family_of

_OF_NOUNS = ("compound", "appos")


class NamesOfStory:
    """The names of a story."""

    def __init__(self, names: Names) -> None:
        self._by_id = by_id(names)
        self._mentioned = {span: name for name in names for span in name.mentions}

    def has_instead(self, value: Sought, draft: Facts, facts: Facts, own: Container[str]) -> bool:
        """Returns whether a sentence tells of another person or place what the draft tells of this
        one. `own`: the ids of all names in the draft's sentence."""
        roles = _roles_of(draft.words, value.span)
        for fact in facts.of[FactKind.NAME]:
            name = self._mentioned.get(fact.words)
            if name and name.id not in own and self._is_like(value, draft, name):
                if not roles.isdisjoint(_roles_of(facts.words, fact.words)):
                    return True
        return False

    def _is_like(self, value: Sought, draft: Facts, name: Name) -> bool:
        """Whether a name is of a person, like that of the draft, or of a place of the same size."""
        mine = self._by_id.get(value.value)
        if mine is None:
            kinds = [draft.words.entity[place] for place in draft.words.of(value.span)]
            return name.kind is NameKind.PERSON and "PERSON" in kinds
        is_placed = name.where_prec is not None and mine.where_prec == name.where_prec
        return mine.kind is name.kind and (name.kind is NameKind.PERSON or is_placed)


def _roles_of(words: ParsedWords, name: Span) -> set[tuple[str, str]]:
    """Returns what is told of a name: what it does or what is done to it, what it is called, and
    what is there or belongs there."""
    places = words.of(name)
    last = next((place for place in places if words.head[place] not in places), places[-1])
    above = words.head[last]
    relation = words.dep[last]
    roles = set()
    if relation in (*SUBJECTS, "dobj") and verb_cue(words.lemma[above]) is None:
        roles.add((relation, family_of(words.lemma[above])))
    if relation == "pobj":
        roles.add((words.base[above], family_of(words.lemma[words.head[above]])))
    nouns = words.below(last, *_OF_NOUNS)
    if relation in _OF_NOUNS:
        nouns.append(above)
    for noun in nouns:
        if words.pos[noun] == "NOUN":
            roles.add(("", family_of(words.lemma[noun])))
    return roles
