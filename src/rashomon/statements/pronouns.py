"""Resolves "he", "she", "it" and "they"."""

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.statements.context import Speaker, SpeakerContext, at_phrase, fits, is_said, may_speak, mention_in, named, only_person
from rashomon.statements.descriptions import described
from rashomon.statements.documents import Resolve, owner_of
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import can_speak, phrase_of
from rashomon.text.speaker_words import is_among

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
_CARRIED = 5  # sentences of a paragraph through which a pronoun is followed
_GROUPS = frozenset({"family", "couple", "crowd", "team"})
PLURAL = set_of("small_words.plural_pronouns")
_PARTS = frozenset({"many", "some", "several", "most", "few", "two", "others"})


def person_meant(scene: SpeakerContext, source: SourcePhrase, sex: str | None) -> Speaker | None:
    """The person meant by "he" or "she": a preceding subject in this or the previous sentence, otherwise the last speaker."""
    for number in (scene.reading.stretch_of[source.first], scene.reading.stretch_of[source.first] - 1):
        if number < 0:
            break
        last = scene.spoken[-1] if scene.spoken else None
        if last is not None and last.is_person and scene.reading.stretch_of[last.first] == number and fits(last.sex, sex):
            return at_phrase(scene, last, source)
        found = _subject_person(scene, number, source.first, sex)
        if found is not None:
            return at_phrase(scene, found, source)
    if (carried := _carried_on(scene, source, sex)) is not None:
        return at_phrase(scene, carried, source)
    before = scene.reading.stretch_of[source.first] - 1
    if before >= 0 and (only := only_person(scene, before, source, sex)) is not None:
        return only
    for speaker in reversed(scene.spoken[-6:]):
        if speaker.is_person and fits(speaker.sex, sex):
            return at_phrase(scene, speaker, source)
    for mention in reversed([m for m in scene.cast.mentions if m.first < source.first][-8:]):
        if fits(mention.person.sex, sex):
            return Speaker(
                mention.person.full, source.first, source.last, None, mention.person.name_id, mention.person, sex=sex, is_person=True
            )
    return None


def _carried_on(scene: SpeakerContext, source: SourcePhrase, sex: str | None) -> Speaker | None:
    """The nearest earlier subject of the paragraph that the pronoun can refer to."""
    here = scene.reading.stretch_of[source.first]
    for number in range(here - 2, max(here - 1 - _CARRIED, -1), -1):
        if scene.reading.stretches[number].paragraph != scene.reading.stretches[here].paragraph:
            return None
        spoke = next((s for s in reversed(scene.spoken[-6:]) if scene.reading.stretch_of[s.first] == number), None)
        if spoke is not None and spoke.is_person and fits(spoke.sex, sex):
            return spoke
        if (found := _subject_person(scene, number, source.first, sex)) is not None:
            return found
    return None


def _subject_person(scene: SpeakerContext, number: int, before: int, sex: str | None) -> Speaker | None:
    stretch = scene.reading.stretches[number]
    for token in scene.reading.doc[stretch.first : min(stretch.last, before)]:
        if token.dep_ not in ("nsubj", "nsubjpass") or scene.reading.in_quotation(token.i) or is_said(scene, token):
            continue
        if token.lower_ in SINGULAR or token.lower_ in ("who", "it", "they"):
            if SINGULAR.get(token.lower_) == sex and scene.spoken and scene.spoken[-1].is_person:
                return None
            continue
        phrase = phrase_of(token)
        mention = mention_in(scene, phrase)
        if mention is not None and fits(mention.person.sex, sex):
            return named(scene, mention, SourcePhrase(phrase.first, phrase.last, token))
        one = token.tag_ == "NN" and token.lemma_.casefold() not in _GROUPS
        if mention is None and one and is_among(token.lemma_.casefold(), "persons", "spokespersons", "offices"):
            found = described(scene, phrase)
            if fits(found.sex, sex):
                return found
    return None


def body_meant(scene: SpeakerContext, source: SourcePhrase, resolve: Resolve) -> Speaker | None:
    """The institution meant by "it": a subject in the sentence, otherwise the last speaker that is not a person."""
    for number in (scene.reading.stretch_of[source.first], scene.reading.stretch_of[source.first] - 1):
        if number < 0:
            break
        stretch = scene.reading.stretches[number]
        for token in scene.reading.doc[stretch.first : min(stretch.last, source.first)]:
            if token.dep_ not in ("nsubj", "nsubjpass") or scene.reading.in_quotation(token.i):
                continue
            if may_speak(scene, token) and not _is_aside(token):
                return at_phrase(scene, described(scene, phrase_of(token)), source)
            if token.tag_ == "NN" and is_among(token.lemma_.casefold(), "documents"):
                return owner_of(scene, phrase_of(token), resolve)
    bodies = (s for s in reversed(scene.spoken[-6:]) if not s.is_person and not s.plural)
    last = next((s for s in bodies if s.head is None or not _is_aside(s.head)), None)
    return at_phrase(scene, last, source) if last is not None else None


def _is_aside(head: Token) -> bool:
    """Whether the noun is the subject of a relative clause: "It said the raider, who police said was old, had fled. It also said"."""
    return head.dep_ == "nsubj" and (head.head.dep_ == "relcl" or head.head.head.dep_ == "relcl")


def group_meant(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The group meant by "they": a preceding subject group, then the last group to speak, then the preceding subject."""
    number = scene.reading.stretch_of[source.first]
    if (here := _subject_group(scene, number, source)) is not None:
        return at_phrase(scene, here, source)
    last = next((s for s in reversed(scene.spoken[-6:]) if s.plural), None)
    before = _subject_group(scene, number - 1, source) if number else None
    if before is not None and (last is None or scene.reading.stretch_of[last.first] < number - 1):
        return at_phrase(scene, before, source)
    if last is None and scene.spoken and scene.spoken[-1].person is None:
        last = scene.spoken[-1]
    return at_phrase(scene, last, source) if last is not None else None


def _subject_group(scene: SpeakerContext, number: int, source: SourcePhrase) -> Speaker | None:
    """The group or institution that is the subject of a sentence before this phrase."""
    stretch = scene.reading.stretches[number]
    for token in scene.reading.doc[stretch.first : min(stretch.last, source.first)]:
        if token.dep_ not in ("nsubj", "nsubjpass") or scene.reading.in_quotation(token.i) or is_said(scene, token):
            continue
        several = token.tag_ in ("NNS", "NNPS") and can_speak(token)
        parts = token.lower_ in _PARTS and any(c.lower_ == "of" and c.right_edge.pos_ != "PRON" for c in token.rights)
        if not stretch.title and (several or parts or may_speak(scene, token)):
            return described(scene, phrase_of(token))
    return None
