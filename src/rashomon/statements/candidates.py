"""Finds whom a pronoun or a description may mean: people and bodies who are named, who spoke, or
who are the subject of a sentence before. Each has signals for and against."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.model.name import NameKind
from rashomon.shipped.words import set_of
from rashomon.statements.cast import SINGULAR, office_of
from rashomon.statements.context import (
    Sighting,
    Speaker,
    SpeakerContext,
    SpeakerIfAny,
    as_body,
    as_person,
    fits,
    is_said,
)
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.roles import (
    PLURAL,
    UNDER,
    is_as_narrow,
    is_of_age,
    may_mean,
    narrows_role,
    tells_who,
)
from rashomon.statements.source_phrases import INDEFINITE, can_speak, is_adherent, phrase_of
from rashomon.text.parsed_report import SUBJECTS, Reach, any_word
from rashomon.text.speaker_words import is_among, is_listed, sex_of

DEFINITE = {"the", "this", "that", "these", "those"}
_FAR = 12  # sentences back in which somebody may be meant
_STEM = 3  # letters by which an airline is one of Airways
_HIGHEST = 2  # the height of the subject of a sentence
_SPEAKING = 3  # and of whoever spoke
_LATELY = 6  # speakers among whom somebody may be meant
SMALL = set_of("small_words.of_descriptions")
_SAME = {"military": "army", "army": "military", "firm": "company", "administration": "government"}
BODIES = {NameKind.ORGANISATION: "named body", NameKind.PLACE: "place"}
_NAMED = ("named body", "place")
_PERSONS = ("person", "someone", "stranger")
_SORTS = {
    "he": _PERSONS,
    "it": (*_NAMED, "body"),
    "they": (*_NAMED, "body", "some"),
    "person": _PERSONS[:1],
    "people": _NAMED[:1],
    "body": _NAMED,
}
_NOUNS = ("person", "people", "body")
_Rule = Callable[[SpeakerContext, SourcePhrase], Speaker]


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant.

    - `speaker`: None for nobody who is known
    - `signals`: what speaks for and against them
    - `places`: the sentences that tell of them, and how high in each
    - `is_barred`: whether something rules them out
    """

    speaker: SpeakerIfAny
    signals: dict[str, float]
    places: list[Reach] = field(default_factory=list)
    is_barred: bool = False

    @property
    def is_named(self) -> bool:
        """Whether this is one person with a name."""
        one = self.speaker
        return one is not None and one.person is not None and not one.plural


def wanted_by(source: SourcePhrase) -> str:
    """Returns what a phrase stands for: "he" (which includes "she"), "it", "they" or, by its noun,
    a "person", "people" or a "body"."""
    head = source.head
    word = head.lower_
    if word in SINGULAR:
        return "he"
    if word in {"it", "itself", "its"}:
        return "it"
    if word in set_of("small_words.plural_pronouns") and len(source.words) == 1:
        return "they"
    if head.tag_ in PLURAL:
        return "people"
    if word == "old" or is_person_noun(head):
        return "person"
    return "body"


def is_person_noun(head: Token) -> bool:
    """Whether the noun means a person, or an office that a person holds."""
    lemma = head.lemma_.casefold()
    if lemma in {"family", "couple", "crowd", "team"}:
        return False
    if is_among(lemma, "persons", "spokespersons", "offices"):
        return True
    return is_among(head.lower_, "persons", "titles")


def sightings_of(scene: SpeakerContext) -> list[Sighting]:
    """Returns everybody whom the report names outside quotations, and the subjects that could
    speak, in text order."""
    reading = scene.reading
    doc = reading.doc
    found = []
    for token in doc:
        i = token.i
        if reading.stretch_of[i] < 0 or reading.in_quotation(i):
            continue
        name = scene.names.get(token.idx)
        mention = scene.cast.at.get(i)
        if mention:
            if doc[mention.first : mention.last].root.i == i:
                found.append((token, "person"))
        elif name and name.kind in BODIES:
            whole = scene.names.get(token.head.idx) is not name or token.head is token
            if whole and doc[i - 1].text != "(":  # "Lund (Harn)"
                found.append((token, BODIES[name.kind]))
        elif token.dep_ in SUBJECTS:
            if token.lower_ == "who" and token.head.dep_ == "relcl":
                token = token.head.head  # the noun that it stands for
            sort = None if token.i in scene.cast.roles_at else _sort_of_subject(token)
            if sort:
                found.append((token, sort))
    return found


def _sort_of_subject(token: Token) -> str | None:
    """Returns what sort of speaker a subject without a known name is. Returns None if it cannot
    speak."""
    if token.pos_ == "PROPN":
        words = [*token.lefts, token]
        titled = all(word.pos_ == "PROPN" and word.is_title for word in words)
        person = len(words) == 2 or (len(words) == 1 and token.ent_type_ == "PERSON")
        body = any(is_listed(word, "organisations") for word in words)
        if titled and person and not body:
            return "stranger"
        return None
    if token.pos_ == "ADJ":
        if any_word(token.rights, {"of"}):
            return "some"
        return None
    if token.pos_ != "NOUN" or not can_speak(token):
        return None
    if token.tag_ in PLURAL:
        return "some"
    if is_person_noun(token) or is_adherent(token):
        return "someone"
    return "body"


def _height(token: Token) -> int:
    """Returns _HIGHEST for the subject of a sentence, 1 for the subject of another clause, 0 for
    everything else."""
    while token.dep_ in {"appos", "conj"} and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return (token.dep_ in SUBJECTS) * (1 + (token.head.dep_ == "ROOT"))


def _sort_of(speaker: Speaker) -> str:
    """Returns what sort of speaker it was who spoke."""
    if speaker.is_person:
        if speaker.person:
            return "person"
        return "someone"
    if speaker.plural:
        return "some"
    if speaker.name_id:
        return "named body"
    return "body"


# Who, by which head, with what signals.
_Told = Iterator[tuple[Speaker, Token | None, tuple[str, ...]]]


def candidates_for(
    scene: SpeakerContext,
    source: SourcePhrase,
    own: SpeakerIfAny,
    read: _Rule,
) -> list[Candidate]:
    """Whom a phrase may mean, the first one being the phrase itself, or nobody, with who of them is
    barred; `read` says who is meant by an earlier description."""
    wanted = wanted_by(source)
    family = "noun" if wanted in _NOUNS else "pronoun"
    sex = SINGULAR.get(source.head.lower_) or sex_of(source.lemma)
    found = {"": Candidate(own, signals=dict.fromkeys(_own(scene, source, wanted), 1.0))}
    told = [*_seen(scene, source, wanted, read), *_spoken(scene, source, wanted)]
    if family == "noun":
        told += [*_called(scene, source, wanted), *_fuller(scene, source, read)]
    for who, head, signals in told:
        if who.is_person and not fits(who.sex, sex):
            continue
        key = (None if who.plural else who.name_id) or who.text
        one = found.setdefault(key, Candidate(who, signals={f"{wanted} {_sort_of(who)}": 1.0}))
        one.signals |= dict.fromkeys((f"{family} {signal}" for signal in signals), 1.0)
        if head:
            height = _SPEAKING if who in scene.spoken else _height(head)
            one.places.append((scene.reading.stretch_of[head.i], height))
    others = [one for key, one in found.items() if key]
    for one in others:
        one.signals |= _place(scene, source, one, others, family)
    latest = (-1, 0)  # where somebody without a name is the subject of a sentence, or speaks
    for one in others:
        if one.speaker and one.speaker.is_person and not one.speaker.person:
            latest = max([latest, *(place for place in one.places if place[1] >= _HIGHEST)])
    for one in found.values():
        one.is_barred = not _may_be_meant(scene, source, one, latest)
    return list(found.values())


def _may_be_meant(
    scene: SpeakerContext, source: SourcePhrase, one: Candidate, stranger: Reach
) -> bool:
    """Whether nothing rules out a candidate. A pronoun cannot mean somebody who was named before
    somebody unnamed, whose last place is `stranger`. A noun means a person only if nothing that
    narrows it is told of others, and if the person is called so somewhere."""
    wanted = wanted_by(source)
    speaker = one.speaker
    if not speaker:
        return True
    if not speaker.person or not one.is_named:
        return wanted not in _NOUNS or is_as_narrow(source, speaker)
    inside = [m.person for m in scene.cast.within(source.first, source.last)]
    if speaker.person in inside or not is_of_age(scene, source, speaker.person):
        return False  # "Krantz's lawyer" is not Krantz
    if wanted == "he" or source.head.lower_ == "old":
        return bool(one.places) and max(one.places) > stranger
    if wanted == "people":
        return False
    told = " ".join(signal for signal, value in one.signals.items() if value)
    called = "bears" in told or "fuller" in told or narrows_role(source, speaker.person)
    return called and may_mean(scene, source, speaker.person)


def _own(scene: SpeakerContext, source: SourcePhrase, wanted: str) -> Iterator[str]:
    """Yields what speaks for the phrase itself, that is, for nobody else."""
    yield f"own {wanted}"
    if wanted in _NOUNS:
        yield f"own {'the' if source.words[0].lower_ in DEFINITE else 'bare'}"
        yield f"own with {min(len(_words(source)), 2)} words"
        told = any(phrase.head.i < source.first for phrase in scene.phrases(source.lemma))
        yield f"own {'told' if told else 'not told'} before, {wanted}"


def _seen(
    scene: SpeakerContext,
    source: SourcePhrase,
    wanted: str,
    read: _Rule,
) -> _Told:
    """Yields who was named or told of in the sentences before, the nearest first."""
    before = bisect_left(scene.sightings, source.first, key=lambda sighting: sighting[0].i)
    for head, sort in reversed(scene.sightings[:before]):
        if _away(scene, source, head) > _FAR:
            break
        titled = scene.reading.stretch_at(head.i).title
        if titled or sort not in _SORTS[wanted] or is_said(scene, head):
            continue
        if sort == "person":
            yield as_person(scene.cast.at[head.i].person, source), head, ()
        elif sort in BODIES.values():
            yield as_body(scene.names[head.idx], source), head, ()
        else:
            who = read(scene, phrase_of(head))
            strange = sort == "stranger"
            person = who.is_person or strange or sort == "someone"
            yield replace(who, is_person=person), head, ("stranger",) * strange


def _spoken(scene: SpeakerContext, source: SourcePhrase, wanted: str) -> _Told:
    """Yields who spoke lately, the last one first."""
    spoken = [said for said in scene.spoken if said.phrase.first < source.first]
    for rank, said in enumerate(reversed(spoken[-_LATELY:])):
        same = wanted in _NOUNS and said.phrase.head.lemma_ == source.head.lemma_
        if same or _sort_of(said) in _SORTS[wanted]:
            signals = ["spoke before" if rank else f"spoke last as {_sort_of(said)}"]
            signals += ["spoke so"] if same else []
            signals += ["goes on"] if not rank and _goes_on(source.head.head) else []
            yield said, said.phrase.words.root, tuple(signals)


def _called(scene: SpeakerContext, source: SourcePhrase, wanted: str) -> _Told:
    """Yields who is called so, or has the noun in the name, in this report or in another."""
    lemma = source.lemma
    words = _words(source)
    if wanted == "person":
        yield from _bearers(scene, source, words)
        return
    kinds = {lemma, "firm"} if lemma in set_of("attribution.any_firm") else {lemma}
    for at, kind, name in scene.kinds:
        if at < source.first and kind in kinds:
            yield as_body(name, source), None, ("called so here",)
    for kind in sorted(kinds):
        for name in scene.kinds_elsewhere.get(kind, {}).values():
            yield as_body(name, source), None, ("called so elsewhere",)
    for name in {one.id: one for one in scene.names.values() if one.kind in BODIES}.values():
        named = name.name.casefold().split()
        if words <= set(named) and any(word[:_STEM] == lemma[:_STEM] for word in named):
            yield as_body(name, source), None, ("named so" if lemma in named else "named like it",)


def _bearers(scene: SpeakerContext, source: SourcePhrase, words: frozenset[str]) -> _Told:
    """Yields who has this role, in this report or in another."""
    named = scene.cast.named_before(source.first)
    found = []
    office = office_of(source.head)
    for person in scene.cast.people():
        told_here = [*person.roles, *person.implied]
        if tells_who(source, person):
            told_here.append((office, " ".join((office, *words))))
        for roles, where in ((told_here, "here"), (person.elsewhere, "elsewhere")):
            told = " ".join(text for role, text in roles if role == office)
            if told:
                printed = told.casefold().replace("-", " ").split()
                fit = "it" if not words else "others" if words.isdisjoint(printed) else "words"
                found.append((named.get(person.name_id, -1), person, f"bears {fit} {where}"))
    last = max((at for at, _, _ in found), default=-1)
    for at, person, signal in found:
        yield as_person(person, source), None, (signal, *["bears last"] * (at == last))


def _fuller(
    scene: SpeakerContext,
    source: SourcePhrase,
    read: _Rule,
) -> _Told:
    """Yields the phrase with the same noun that says more: the nearest one before, otherwise the
    first one after."""
    lemma = source.lemma
    own = _words(source)
    plural = source.head.tag_ in PLURAL
    found = [
        phrase
        for noun in (lemma, _SAME.get(lemma, ""))
        for words, group in scene.phrases_by_words(noun).items()
        if own < words - SMALL and not words & UNDER - own
        for phrase in group
        if (phrase.head.tag_ in PLURAL) == plural and not scene.reading.in_quotation(phrase.head.i)
    ]
    found.sort(key=lambda phrase: phrase.head.i)
    before = [phrase for phrase in found if phrase.head.i < source.first]
    later = [phrase for phrase in found[:1] if phrase.words[0].lower_ not in INDEFINITE]
    for phrase in before[-1:] or later:
        signal = "fuller before" if before else "fuller later"
        yield read(scene, phrase), None, (signal,)


def _words(source: SourcePhrase) -> frozenset[str]:
    """Returns the words of a phrase beside its noun."""
    return source.beside - SMALL


def _away(scene: SpeakerContext, source: SourcePhrase, head: Token) -> int:
    """Returns how many sentences back somebody stands. Quoted sentences in between do not count."""
    reading = scene.reading
    here = reading.stretch_of[source.first]
    between = reading.stretches[reading.stretch_of[head.i] + 1 : here]
    told = sum(not reading.in_quotation(stretch.first) for stretch in between[-_FAR - 1 :])
    return told + (here != reading.stretch_of[head.i])


def _place(
    scene: SpeakerContext,
    source: SourcePhrase,
    one: Candidate,
    others: Sequence[Candidate],
    family: str,
) -> dict[str, float]:
    """Returns the signals of where somebody is named: how far back, how high in the sentence, how
    often, and whether anybody stands nearer."""
    alone = {f"{family} only": 1.0} if len(others) == 1 else {}
    if not one.places:
        return {f"{family} far": 1.0} | alone
    reading = scene.reading
    here = reading.stretch_of[source.first]
    there, height = max((number, min(height, _HIGHEST)) for number, height in one.places)
    away = min(_away(scene, source, reading.doc[reading.stretches[there].first]), 3)
    nearest = there == max(max(other.places)[0] for other in others if other.places)
    paragraph = reading.stretches[there].paragraph == reading.stretches[here].paragraph
    known = one.speaker and one.speaker.sex
    return alone | {
        f"{family} {away} back, height {height}": 1.0,
        f"{family} often": math.log1p(
            len({min(place, (place[0], _HIGHEST)) for place in one.places})
        ),
        f"{family} nearest": nearest,
        f"{family} in this paragraph": paragraph,
        f"{family} of known sex": bool(known),
    }


def _goes_on(verb: Token) -> bool:
    """Whether the verb says that the last speaker says something more: "she also wrote", "he
    added"."""
    return verb.lemma_ in {"add", "continue"} or any_word(verb.lefts, {"also"})
