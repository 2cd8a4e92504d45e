"""Finds everybody whom a report names or tells of, among whom somebody may be meant later on."""

from spacy.tokens import Token

from rashomon.model.name import NameKind
from rashomon.statements.context import Sighting, SpeakerContext
from rashomon.statements.roles import PLURAL
from rashomon.statements.source_phrases import can_speak, is_adherent
from rashomon.text.parsed_report import SUBJECTS, any_word, word_before
from rashomon.text.speaker_words import is_among, is_listed

BODIES = {NameKind.ORGANISATION: "named body", NameKind.PLACE: "place"}


def sightings_of(scene: SpeakerContext) -> list[Sighting]:
    """Returns everybody whom the report names outside quotations, and the subjects that could
    speak, in text order."""
    reading = scene.reading
    sightings = []
    for token in reading.doc:
        if reading.stretch_of[token.i] < 0 or reading.in_quotation(token.i):
            continue
        sighting = _sighting(scene, token)
        if sighting:
            sightings.append(sighting)
    return sightings


def _sighting(scene: SpeakerContext, token: Token) -> Sighting | None:
    """Returns who is named or told of by this head of a phrase, if anybody is: a person by name, a
    body by name, or the subject of a clause without one."""
    mention = scene.cast.at.get(token.i)
    if mention:
        # only the head of a name stands for it
        if token.doc[mention.first : mention.last].root.i == token.i:
            return token, "person"
        return None
    name = scene.names.get(token.idx)
    if name and name.kind in BODIES:
        is_inside_name = scene.names.get(token.head.idx) is name and token.head is not token
        if is_inside_name or word_before(token) == "(":  # "Lund (Harn)"
            return None
        return token, BODIES[name.kind]
    if token.dep_ not in SUBJECTS:
        return None
    if token.lower_ == "who" and token.head.dep_ == "relcl":
        token = token.head.head  # the noun that it stands for
    sort = _sort_of_subject(token)
    if sort and token.i not in scene.cast.roles_at:
        return token, sort
    return None


def _sort_of_subject(token: Token) -> str | None:
    """Returns what sort of speaker a subject without a known name is; None if it cannot speak.

    Of "a guard", "someone"; of "guards", "some"; of "the company", "body"; of a name that nobody
    knows, "stranger".
    """
    if token.pos_ == "PROPN":
        if _is_stranger(token):
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


def _is_stranger(name: Token) -> bool:
    """Whether a name that is not known looks like that of a person."""
    words = [*name.lefts, name]
    if any(is_listed(word, "organisations") for word in words):
        return False
    if len(words) == 1 and name.ent_type_ != "PERSON":
        return False
    return len(words) <= 2 and all(word.pos_ == "PROPN" and word.is_title for word in words)


def is_person_noun(head: Token) -> bool:
    """Whether the noun means a person, or an office that a person holds."""
    lemma = head.lemma_.casefold()
    if lemma in {"family", "couple", "crowd", "team"}:
        return False
    if is_among(lemma, "persons", "spokespersons", "offices"):
        return True
    return is_among(head.lower_, "persons", "titles")
