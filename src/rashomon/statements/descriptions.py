"""Resolves descriptions such as "the official", "the group" or "the widow"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.model.name import Name, NameKind
from rashomon.shipped.words import set_of
from rashomon.statements.cast import Person
from rashomon.statements.context import (
    Speaker,
    SpeakerContext,
    as_body,
    as_person,
    at_phrase,
    known_as,
    phrase_text,
    spelled_out,
)
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import is_adherent, phrase_of
from rashomon.text.parsed_report import SUBJECTS, words_of
from rashomon.text.speaker_words import is_among, sex_of

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"one", "a", "an", "another"})  # somebody who was not named before
_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our"})
_SAME = {"military": "army", "army": "military", "firm": "company", "administration": "government"}
_SMALL = set_of("small_words.of_descriptions")
_FIRMS = set_of("institutions.firms")
_ANY_FIRM = frozenset(
    {"company", "firm", "group", "business", "giant"}
)  # what any firm may be called, whatever its trade
_PLURALS = ("NNS", "NNPS")
_UNDER = frozenset({"vice", "deputy", "assistant"})  # of another rank than the head says
_FIRM_WORDS = set_of("institutions.words_of_firms")


def described(scene: SpeakerContext, source: SourcePhrase) -> Speaker:
    """Resolves a description: "the ROLE" to its bearer or to a fuller earlier phrase, an acronym to
    its full name."""
    doc, first = scene.reading.doc, scene.reading.doc[source.first].lower_
    lemma, head, single = (
        source.head.lemma_.casefold(),
        source.head,
        source.head.tag_ in ("NN", "NNP"),
    )
    person_noun = is_among(lemma, "persons", "spokespersons", "offices") or is_among(
        head.lower_, "persons", "titles"
    )
    meant = _person_or_proper(scene, source, is_person=person_noun and single)
    if meant is not None:
        return meant
    kind = single and first == "the" and (lemma in _ANY_FIRM or is_among(lemma, "organisations"))
    if kind and _says_where_from(scene, source) and (body := _institution(scene, source)):
        return body
    start, last, noun = source.first, source.last, head.i
    titled = not person_noun and single and head.text[0].isupper() and first not in INDEFINITE
    if first in DEFINITE | _POSSESSIVE or titled:
        start, last, noun = _fuller(scene, lemma, source) or (start, last, noun)
    if noun != head.i:
        whole = SourcePhrase(start, last, doc[noun])
        proper = known_as(scene, whole) or named_after_its_kind(scene, whole)
        if proper is not None:
            return at_phrase(proper, source)
    text = phrase_text(scene, start, last)
    name = scene.names.get(doc[noun].idx)
    text = spelled_out(text, name)
    plural = head.tag_ in _PLURALS or any(
        child.dep_ == "conj" and child.i < source.last for child in head.rights
    )
    return Speaker(
        text,
        source.first,
        source.last,
        head,
        name.id if name else None,
        None,
        plural,
        sex_of(lemma),
        is_person=single and (person_noun or is_adherent(head)),
    )


def _person_or_proper(
    scene: SpeakerContext, source: SourcePhrase, *, is_person: bool
) -> Speaker | None:
    """Whom the phrase means by name: the bearer of a role, or the institution whose name stands
    beside it."""
    first, lemma = scene.reading.doc[source.first].lower_, source.head.lemma_.casefold()
    person = _bearer(scene, lemma, source) if is_person and first in DEFINITE else None
    return as_person(person, source) if person is not None else known_as(scene, source)


def named_after_its_kind(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The institution's name without the words for its kind in front: "State-owned operator
    Norvia"."""
    doc, name = scene.reading.doc, scene.names.get(source.head.idx)
    if name is None or name.kind is not NameKind.ORGANISATION or source.last != source.head.i + 1:
        return None
    first = source.head.i
    while first > source.first and scene.names.get(doc[first - 1].idx) is name:
        first -= 1
    kind = doc[first - 1] if first > source.first else None
    return (
        as_body(name, source)
        if kind is not None and kind.tag_ == "NN" and kind.text.islower()
        else None
    )


def kinds_of(scene: SpeakerContext) -> Iterator[tuple[int, str, Name]]:
    """What the report calls its institutions, with token indices: "the union SKL", "Norvia, the
    operator,"; "firm" for whatever any firm is called, also in its name."""
    doc = scene.reading.doc
    for i, start in enumerate(words_of(doc).starts):
        name = scene.names.get(start)
        if name is None or name.kind is not NameKind.ORGANISATION:
            continue
        token = doc[i]
        nouns = [child for child in token.children if child.dep_ == "appos"]
        if token.dep_ == "appos":
            nouns.append(token.head)
        if token.i and not doc[token.i - 1].text[0].isupper():
            nouns.append(doc[token.i - 1])
        for noun in nouns:
            if noun.tag_ == "NN":
                yield token.i, noun.lemma_.casefold(), name
        words = {word.casefold().strip(".,") for word in name.name.split()[1:]}
        if words & _FIRM_WORDS or any(map(_is_firm, nouns)):
            yield token.i, "firm", name


def _institution(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The only institution that the report calls so before ("the union SKL", "Norvia, the
    operator,") or in its name; of several, the foremost."""
    lemma = source.head.lemma_.casefold()
    firm = lemma in _ANY_FIRM
    kinds = "firm" if firm else lemma
    found = {name.id: name for at, kind, name in scene.kinds if kind == kinds and at < source.first}
    if not found:
        before = {name.id for at, name in scene.names.items() if at < source.head.idx}
        elsewhere = scene.kinds_elsewhere.get(kinds, {})
        found = {key: name for key, name in elsewhere.items() if key in before}
    subject, spoke = _subject_body(scene, source), scene.last_spoken()
    if len(found) == 1:
        if subject is not None and spoke is not None and spoke.name_id == subject.id not in found:
            return None  # in doubt, the description
        return as_body(next(iter(found.values())), source)
    foremost = subject is not None and (subject.id in found or (firm and not found))
    return as_body(subject, source) if subject is not None and foremost else None


def _says_where_from(scene: SpeakerContext, source: SourcePhrase) -> bool:
    """Whether a description adds nothing but an origin: "the company", "the Ostau-based firm", "the
    Finnish group"."""
    doc = scene.reading.doc
    words = [
        t
        for t in doc[source.first + 1 : source.head.i]
        if t.text != "-" and t.lower_ not in ("based", "listed", "same")
    ]
    if source.last != source.head.i + 1:
        return False
    places = (
        scene.names[t.idx].kind is NameKind.PLACE
        if t.idx in scene.names
        else t.ent_type_ in ("GPE", "NORP", "LOC")
        for t in words
    )
    return all(places)


def _subject_body(scene: SpeakerContext, source: SourcePhrase) -> Name | None:
    """The institution that is the subject of this or the previous sentence, if it is the only one
    named there."""
    number = scene.reading.stretch_of[source.first]
    for stretch in (scene.reading.stretches[n] for n in (number, number - 1) if n >= 0):
        tokens = [
            t
            for t in scene.reading.doc[stretch.first : min(stretch.last, source.first)]
            if t.dep_ in SUBJECTS
        ]
        names = {
            name.id: name
            for t in tokens
            if (name := scene.names.get(t.idx)) and name.kind is NameKind.ORGANISATION
        }
        if names:
            return next(iter(names.values())) if len(names) == 1 else None
    return None


def _bearer(scene: SpeakerContext, lemma: str, source: SourcePhrase) -> Person | None:
    """The named person with this role: nearest before, then anywhere, then by a role given in
    another report."""
    words = (
        {scene.reading.doc[i].lower_ for i in range(source.first, source.last)}
        - _SMALL
        - {source.head.lower_}
    )
    bearers = [m for m in scene.cast.mentions if _bears(m.person.roles, lemma, words)]
    if not bearers:
        bearers = [m for m in scene.cast.mentions if _bears(m.person.elsewhere, lemma, words)]
        if len({m.person.name_id for m in bearers}) > 1:
            return None
    chosen = [m.person for m in bearers if m.first < source.first][-1:] or [
        m.person for m in bearers[:1]
    ]
    return chosen[0] if chosen else None


def _bears(roles: Sequence[tuple[str, str]], lemma: str, words: set[str]) -> bool:
    """Whether one of the roles has this head and, if the phrase has other words, shares one of
    them; "the president" is no vice president."""
    for role, text in roles:
        printed = set(text.casefold().replace("-", " ").split())
        if role == lemma and (words & printed if words else not printed & _UNDER):
            return True
    return False


def _fuller(scene: SpeakerContext, lemma: str, source: SourcePhrase) -> tuple[int, int, int] | None:
    """A phrase with the same head and more words: the nearest before, otherwise the first after.
    What is only said of a name in small letters ("an angry Norvia") is no part of it."""
    words = {
        token.lower_
        for token in scene.reading.doc[source.first : source.last]
        if not token.is_punct
    }
    own, capital = words - _SMALL - {source.head.lower_}, source.head.text[0].isupper()
    found = [
        p for noun in (lemma, _SAME.get(lemma, "")) for p in _saying_more(scene, noun, source, own)
    ]
    if capital:
        found = [
            (first, last, head)
            for first, last, head in ((_name_starts(scene, p), p[1], p[2]) for p in found)
            if last - first - 1 > len(own)
        ]
    before = {p[2]: p for p in found if p[0] < source.first}
    for speaker in reversed(scene.spoken):
        if speaker.head is not None and speaker.head.i in before:
            return before[speaker.head.i]
        if speaker.head is not None and speaker.head.lemma_.casefold() == lemma and not own:
            phrase = phrase_of(speaker.head)  # "one aide said ... the aide said"
            if scene.reading.doc[phrase.first].lower_ in INDEFINITE:
                return phrase.first, phrase.last, speaker.head.i
            break
    if before:
        capitals = (
            [p for p in before.values() if scene.reading.doc[p[2]].text[0].isupper()]
            if capital
            else []
        )
        return (capitals or list(before.values()))[-1]
    return found[0] if found and capital else None


def _name_starts(scene: SpeakerContext, phrase: tuple[int, int, int]) -> int:
    """The first word of a phrase that belongs to the name: with a capital, and no article."""
    doc, (first, _, head) = scene.reading.doc, phrase
    while first < head and (doc[first].is_lower or doc[first].pos_ == "DET"):
        first += 1
    return first


def _saying_more(
    scene: SpeakerContext, lemma: str, source: SourcePhrase, own: set[str]
) -> list[tuple[int, int, int]]:
    """Phrases with this head and number that contain these words and more, outside quotations, in
    text order."""
    doc, plural = scene.reading.doc, source.head.tag_ in _PLURALS
    found = (
        phrase
        for words, group in scene.phrases_by_words(lemma).items()
        if own < words - _SMALL and not words & _UNDER - own
        for phrase in group
    )
    return sorted(
        (
            p
            for p in found
            if (doc[p[2]].tag_ in _PLURALS) == plural and not scene.reading.in_quotation(p[2])
        ),
        key=lambda phrase: phrase[2],
    )


def _is_firm(token: Token) -> bool:
    lemma = token.lemma_.casefold()
    return lemma in _FIRMS | {"owner"} or (
        lemma.endswith("maker") and lemma not in set_of("people.who_make")
    )
