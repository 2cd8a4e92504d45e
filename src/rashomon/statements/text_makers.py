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
from rashomon.text.parsed_report import is_form_of, those_of
from rashomon.text.speaker_words import verb_cue


def maker_of(text: Token) -> Token | None:
    """The author named after the noun: "a letter by the union", "a letter written by the union", "a
    letter the union published", "information received from the union"."""
    return _giver_of(text) or _author_of(text)


def _giver_of(text: Token) -> Token | None:
    """By whom or from whom a text is said to be."""
    got = [clause for clause in those_of(text.children, "acl") if clause.lemma_ in GETS]
    for word in (text, *got):
        for link in those_of(word.children, "prep"):
            if link.lower_ == "from" or (link.lower_, link.head) == ("by", text):
                return object_of(link)
    return None


def _author_of(text: Token) -> Token | None:
    """Who a clause says has written or published a text."""
    makers = []
    for clause in those_of(text.children, "acl"):
        if clause.tag_ == "VBN" and clause.lemma_ not in GETS:
            makers.append(agent_of(clause))
    for clause in those_of(text.rights, "relcl"):
        if is_form_of(clause, "saying.publishing"):
            makers.append(subject_of(clause))
    return next(filter(None, makers), None)


def writer_before(scene: SpeakerContext, source: SourcePhrase) -> Token | None:
    """Returns the author of "the letter" according to its last mention: "the union sent a letter",
    "a letter by the union".

    A letter told of more than four sentences before is taken for another one.
    """
    reading = scene.reading
    # sentences back in which a letter is told of that is the same
    oldest = reading.stretch_of[source.first] - 4
    mentions = []
    for phrase in scene.phrases(source.lemma):
        head = phrase.head
        is_earlier = phrase.first < source.first and not reading.in_quotation(head.i)
        if is_earlier and reading.stretch_of[head.i] >= oldest:
            mentions.append(head)
    if not mentions:
        return None
    head = max(mentions, key=attrgetter("i"))
    if head.dep_ == "pobj" and head.head.lower_ == "in":  # "Falk said in a statement by his office"
        cues = (word for word in head.head.ancestors if verb_cue(word.lemma_))
        cue = next(cues, None)
        teller = source_of(cue) if cue else None
        if teller:
            return teller
    maker = maker_of(head)
    if not maker and head.dep_ == "dobj" and is_form_of(head.head, "attribution.sending"):
        return source_of(head.head)
    return maker
