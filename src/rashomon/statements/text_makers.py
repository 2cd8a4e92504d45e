"""Finds who made a text: the author of a letter, the office that issued a statement."""

from operator import attrgetter

from spacy.tokens import Token

from rashomon.statements.context import SpeakerContext
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import (
    GETS,
    agent_of,
    object_of,
    source_of,
    subject_of,
)
from rashomon.text.parsed_report import is_form_of
from rashomon.text.speaker_words import verb_cue

_NEAR = 4  # sentences back in which a letter is told of that is the same


def maker_of(text: Token) -> Token | None:
    """The author named after the noun: "a letter by the union", "a letter written by the union", "a
    letter the union published", "information received from the union"."""
    got = (c for c in text.children if c.dep_ == "acl" and c.lemma_ in GETS)
    links = (c for word in (text, *got) for c in word.children if c.dep_ == "prep")
    by = next((c for c in links if c.lower_ == "from" or (c.lower_, c.head) == ("by", text)), None)
    made = (
        agent_of(c)
        for c in text.children
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ not in GETS
    )
    published = (
        subject_of(c)
        for c in text.rights
        if c.dep_ == "relcl" and is_form_of(c, "saying.publishing")
    )
    makers = (word for word in (*made, *published) if word)
    return (by and object_of(by)) or next(makers, None)


def writer_before(scene: SpeakerContext, source: SourcePhrase) -> Token | None:
    """The author of "the letter" according to its last mention: "the union sent a letter", "a
    letter by the union"."""
    reading = scene.reading
    oldest = reading.stretch_of[source.first] - _NEAR
    near = [
        phrase.head
        for phrase in scene.phrases(source.lemma)
        if phrase.first < source.first
        and oldest <= reading.stretch_of[phrase.head.i]
        and not reading.in_quotation(phrase.head.i)
    ]
    if not near:
        return None
    head = max(near, key=attrgetter("i"))
    sent = head.dep_ == "dobj" and is_form_of(head.head, "attribution.sending")
    if head.dep_ == "pobj" and head.head.lower_ == "in":  # "Falk said in a statement by his office"
        said = (word for word in head.head.ancestors if verb_cue(word.lemma_))
        if (cue := next(said, None)) and (teller := source_of(cue)):
            return teller
    return maker_of(head) or (source_of(head.head) if sent else None)
