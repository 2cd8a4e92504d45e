"""Finds whom a pronoun or a description may mean: people and bodies who are named, who spoke, or
who are the subject of a sentence before. Each has signals for and against."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import attrgetter

from spacy.tokens import Token

from rashomon.model.name import NameKind
from rashomon.shipped.words import set_of
from rashomon.statements.cast import SINGULAR, Person, office_of
from rashomon.statements.context import Speaker, SpeakerContext, as_body, as_person, fits
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.roles import (
    PLURAL,
    UNDER,
    is_as_narrow,
    is_of_age,
    may_mean,
)
from rashomon.statements.sentence_distances import HIGHEST, far_stretches, signals_of_place
from rashomon.statements.sightings import BODIES, is_person_noun
from rashomon.statements.source_phrases import INDEFINITE, phrase_of
from rashomon.text.parsed_report import SUBJECTS, any_word
from rashomon.text.speaker_words import is_among, sex_of

DEFINITE = {"the", "this", "that", "these", "those"}
_STEM = 3  # letters by which an airline is one of Airways
SMALL = set_of("small_words.of_descriptions")
_SAME = {"military": "army", "army": "military", "firm": "company", "administration": "government"}
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
_ADDING = ("add", "continue")
_Rule = Callable[[SpeakerContext, SourcePhrase], Speaker]


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant.

    - `speaker`: None for nobody who is known
    - `signals`: what speaks for and against them
    - `places`: the sentences that tell of them, and how high in each
    - `is_barred`: whether something rules them out
    """

    speaker: Speaker | None
    signals: dict[str, float]
    places: list[tuple[int, int]] = field(default_factory=list)
    is_barred: bool = False

    @property
    def named(self) -> Person | None:
        """The person with a name whom this is, if it is one and no other."""
        if not self.speaker or self.speaker.plural:
            return None
        return self.speaker.person


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


def height_of(token: Token) -> int:
    """Returns HIGHEST for the subject of a sentence, 1 for the subject of another clause, 0 for
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
_Sighting = tuple[Speaker, Token | None, Sequence[str]]


def candidates_for(
    scene: SpeakerContext,
    source: SourcePhrase,
    speaker_as_printed: Speaker | None,
    read_description: _Rule,
) -> list[Candidate]:
    """Returns whom a phrase ("the inspector") may mean. The first candidate stands for what the
    phrase itself says, the others for people and bodies of the report. Those whom something rules
    out are barred. `read_description` says whom an earlier description means."""
    kind_wanted = wanted_by(source)
    family = "pronoun"
    sightings = [
        *_sightings_before(scene, source, kind_wanted, read_description),
        *_earlier_speakers(scene, source, kind_wanted),
    ]
    if kind_wanted in _NOUNS:
        family = "noun"
        sightings += _bearers(scene, source) if kind_wanted == "person" else _called(scene, source)
        sightings += _fuller(scene, source, read_description)
    own_signals = dict.fromkeys(_signals_of_itself(scene, source, kind_wanted), 1.0)
    itself = Candidate(speaker_as_printed, signals=own_signals)
    candidates = _candidates_of(scene, source, itself, sightings, family)
    rivals = candidates[1:]
    latest = (-1, 0)  # where somebody without a name was last the subject of a sentence, or spoke
    _add_signals_of_place(scene, source, rivals, family)
    for rival in rivals:
        if rival.speaker and rival.speaker.is_person and not rival.speaker.person:
            latest = max([latest, *(place for place in rival.places if place[1] >= HIGHEST)])
    spoke = []  # among whom is whoever adds something, or is called as the last speaker was
    if family == "pronoun" and source.head.head.lemma_ in _ADDING:
        spoke = [rival for rival in rivals if "pronoun spoke" in " ".join(rival.signals)]
    elif not _words(source):  # "an aide to Lund said ... the aide said"
        spoke = [rival for rival in rivals if _spoke_last_so(rival)]
    for candidate in candidates:
        candidate.is_barred = not _may_be_meant(scene, source, candidate, latest)
        if spoke and candidate is not itself and candidate not in spoke:
            candidate.is_barred = True
    return candidates


def _add_signals_of_place(
    scene: SpeakerContext, source: SourcePhrase, rivals: Sequence[Candidate], family: str
) -> None:
    """Adds to each candidate the signals of where it is named, and whether it is the only one."""
    nearest = max((max(rival.places)[0] for rival in rivals if rival.places), default=-1)
    for rival in rivals:
        if len(rivals) == 1:
            rival.signals[f"{family} only"] = 1.0
        if not rival.places:
            rival.signals[f"{family} far"] = 1.0
            continue
        sex = rival.speaker and rival.speaker.sex
        rival.signals |= {
            **signals_of_place(scene, source, rival.places, nearest, family),
            f"{family} of known sex": bool(sex),
        }


def _spoke_last_so(candidate: Candidate) -> bool:
    """Whether the last speaker was called by the same noun."""
    return "noun spoke so" in candidate.signals and "noun spoke last" in " ".join(candidate.signals)


def _candidates_of(
    scene: SpeakerContext,
    source: SourcePhrase,
    itself: Candidate,
    sightings: Sequence[_Sighting],
    family: str,
) -> list[Candidate]:
    """Returns the candidates, the phrase itself first, each with all signals and places that are
    told of it. Whoever is of the other sex is left out."""
    sex = SINGULAR.get(source.head.lower_) or sex_of(source.lemma)
    by_name = {"": itself}
    for who, head, signals in sightings:
        if who.is_person and not fits(who.sex, sex):
            continue
        key = who.text
        if who.name_id and not who.plural:
            key = who.name_id
        sort = f"{wanted_by(source)} {_sort_of(who)}"
        candidate = by_name.setdefault(key, Candidate(who, signals={sort: 1.0}))
        for signal in signals:
            candidate.signals[f"{family} {signal}"] = 1.0
        if head:
            # whoever spoke stands higher than the subject of a sentence
            height = 3 if who in scene.spoken else height_of(head)
            candidate.places.append((scene.reading.stretch_of[head.i], height))
    return list(by_name.values())


def _may_be_meant(
    scene: SpeakerContext, source: SourcePhrase, candidate: Candidate, stranger: tuple[int, int]
) -> bool:
    """Whether nothing rules out a candidate. A pronoun cannot mean somebody who was named before
    somebody unnamed, whose last place is `stranger`. A noun means a person only if nothing that
    narrows it is told of others, and if the person is called so somewhere."""
    kind_wanted = wanted_by(source)
    if not candidate.speaker:
        return True
    person = candidate.named
    if not person:
        return _body_may_be_meant(scene, source, candidate)
    people_inside = [mention.person for mention in scene.cast.within(source.first, source.last)]
    if person in people_inside or not is_of_age(scene, source, person):
        return False  # "Krantz's lawyer" is not Krantz
    if kind_wanted == "he" or source.head.lower_ == "old":
        return max(candidate.places, default=stranger) > stranger
    if kind_wanted == "people":
        return False
    signal_names = " ".join(candidate.signals)
    fits_role = "bears" in signal_names or "fuller" in signal_names
    return fits_role and may_mean(scene, source, person)


def _body_may_be_meant(scene: SpeakerContext, source: SourcePhrase, candidate: Candidate) -> bool:
    """Whether nothing rules out a candidate that is no person with a name."""
    speaker = candidate.speaker
    kind_wanted = wanted_by(source)
    if not speaker or kind_wanted == "they":
        return True
    if kind_wanted == "it":
        return "pronoun spoke" in " ".join(candidate.signals) or _is_body(scene, speaker)
    return kind_wanted not in _NOUNS or is_as_narrow(source, speaker)


def _is_body(scene: SpeakerContext, speaker: Speaker) -> bool:
    """Whether a speaker is a body or a text that can speak though it has not spoken yet. A town
    or a show is none: "A storm hit Ostwick. It said"."""
    if speaker.name_id:
        return any(
            body.id == speaker.name_id and body.kind is NameKind.ORGANISATION
            for body in scene.bodies()
        )
    lemma = speaker.phrase.lemma
    institutions = set_of("institutions.named_by_kind", "institutions.named_in_part")
    kinds = ("organisations", "offices", "documents", "texts")
    return lemma in institutions or is_among(lemma, *kinds)


def _signals_of_itself(
    scene: SpeakerContext, source: SourcePhrase, kind_wanted: str
) -> Iterable[str]:
    """Yields what speaks for the phrase itself, that is, for nobody else."""
    yield f"own {kind_wanted}"
    if kind_wanted in _NOUNS:
        yield f"own {'the' if source.words[0].lower_ in DEFINITE else 'bare'}"
        yield f"own with {min(len(_words(source)), 2)} words"
        is_repeated = any(phrase.head.i < source.first for phrase in scene.phrases(source.lemma))
        yield f"own {'told' if is_repeated else 'not told'} before, {kind_wanted}"


def _sightings_before(
    scene: SpeakerContext,
    source: SourcePhrase,
    kind_wanted: str,
    read_description: _Rule,
) -> Iterator[_Sighting]:
    """Yields who was named or told of in the sentences before, the nearest first."""
    before = bisect_left(scene.sightings, source.first, key=lambda sighting: sighting[0].i)
    is_far = far_stretches(scene, source)
    for head, sort in reversed(scene.sightings[:before]):
        if is_far(scene.reading.stretch_of[head.i]):
            break
        titled = scene.reading.stretch_with(head).title
        if titled or sort not in _SORTS[kind_wanted] or scene.is_said(head):
            continue
        if sort == "person":
            yield as_person(scene.cast.at[head.i].person, source), head, ()
        elif sort in BODIES.values():
            yield as_body(scene.names[head.idx], source), head, ()
        else:
            who = read_description(scene, phrase_of(head))
            strange = sort == "stranger"
            person = who.is_person or strange or sort == "someone"
            yield replace(who, is_person=person), head, ("stranger",) * strange


def _earlier_speakers(
    scene: SpeakerContext, source: SourcePhrase, kind_wanted: str
) -> Iterator[_Sighting]:
    """Yields who spoke lately, the last one first."""
    # speakers among whom somebody may be meant
    for rank, speaker in enumerate(islice(scene.spoken.before(source.first), 6)):
        is_same_noun = kind_wanted in _NOUNS and speaker.phrase.head.lemma_ == source.head.lemma_
        if not is_same_noun and _sort_of(speaker) not in _SORTS[kind_wanted]:
            continue
        signals = ["spoke before"]
        if rank == 0:
            signals = [f"spoke last as {_sort_of(speaker)}"]
        if is_same_noun:
            signals.append("spoke so")
        if rank == 0 and goes_on(source.head.head):
            signals.append("goes on")
        yield speaker, speaker.phrase.words.root, signals


def _called(scene: SpeakerContext, source: SourcePhrase) -> Iterator[_Sighting]:
    """Yields who is called so, or has the noun in the name, in this report or in another."""
    lemma = source.lemma
    words = _words(source)
    kinds = {lemma}
    if lemma in set_of("attribution.any_firm"):  # "the company"
        kinds.add("firm")
    for at, kind, name in scene.kinds:
        if at < source.first and kind in kinds:
            yield as_body(name, source), None, ["called so here"]
    for kind in sorted(kinds):
        for name in scene.kinds_elsewhere.get(kind, {}).values():
            yield as_body(name, source), None, ["called so elsewhere"]
    for name in scene.bodies():
        name_words = name.name.casefold().split()
        if words <= set(name_words) and any(word[:_STEM] == lemma[:_STEM] for word in name_words):
            signal = "named so" if lemma in name_words else "named like it"
            yield as_body(name, source), None, [signal]


def _bearers(scene: SpeakerContext, source: SourcePhrase) -> Iterator[_Sighting]:
    """Yields who has this role, in this report or in another, with how well the words of the role
    fit."""
    words = _words(source)
    bearers = []
    office = office_of(source.head)
    for person in scene.cast.people():
        told_here = [*person.roles, *person.implied]
        for roles, where in ((told_here, "here"), (person.elsewhere, "elsewhere")):
            role_words = " ".join(text for role, text in roles if role == office)
            if not role_words:
                continue
            fit = "words"
            if not words:
                fit = "it"
            elif words.isdisjoint(role_words.casefold().replace("-", " ").split()):
                fit = "others"
            at = scene.cast.last_named(person, source.first)
            bearers.append((-1 if at is None else at, person, f"bears {fit} {where}"))
    last = max((at for at, _, _ in bearers), default=-1)
    for at, person, signal in bearers:
        yield as_person(person, source), None, [signal, *["bears last"] * (at == last)]


def _fuller(
    scene: SpeakerContext,
    source: SourcePhrase,
    read_description: _Rule,
) -> Iterator[_Sighting]:
    """Yields the phrase with the same noun that says more: the nearest one before, otherwise the
    first one after."""
    phrase_words = _words(source)
    plural = source.head.tag_ in PLURAL
    fuller_phrases = []
    for noun in (source.lemma, _SAME.get(source.lemma, "")):
        for words, group in scene.phrases_by_words(noun).items():
            # all of its words and more, but none that makes it another rank ("deputy")
            if phrase_words < words - SMALL and not words & UNDER - phrase_words:
                fuller_phrases += group
    before = []
    later = []
    for phrase in sorted(fuller_phrases, key=attrgetter("head.i")):
        head = phrase.head
        if (head.tag_ in PLURAL) != plural or scene.reading.in_quotation(head.i):
            continue
        if head.i < source.first:
            before.append(phrase)
        else:
            later.append(phrase)
    if before:
        yield read_description(scene, before[-1]), None, ["fuller before"]
    elif later and later[0].words[0].lower_ not in INDEFINITE:
        yield read_description(scene, later[0]), None, ["fuller later"]


def _words(source: SourcePhrase) -> frozenset[str]:
    """Returns the words of a phrase beside its noun."""
    return source.beside - SMALL


def goes_on(verb: Token) -> bool:
    """Whether the verb says that the last speaker says something more: "she also wrote", "he
    added"."""
    return verb.lemma_ in _ADDING or any_word(verb.lefts, {"also"})
