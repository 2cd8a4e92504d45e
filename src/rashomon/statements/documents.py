"""Resolves who speaks through a statement, a letter or a report."""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.statements.context import Speaker, SpeakerContext, at_phrase, may_speak
from rashomon.statements.descriptions import described
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import agent_of, phrase_of, source_of, subject_of, text_told_of
from rashomon.text.speaker_words import is_among

Resolve = Callable[[SpeakerContext, SourcePhrase], Speaker | None]
_PUBLISHES = set_of("saying.publishing")
_SENDS = frozenset({"send", "write", "issue", "publish", "release", "sign", "post"})
_GETS = frozenset({"see", "obtain", "receive", "review", "read", "view", "get"})  # what somebody does who did not write it
_NEAR = 4  # sentences back in which a letter is told of that is the same
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def owner_of(scene: SpeakerContext, source: SourcePhrase, resolve: Resolve) -> Speaker | None:
    """The speaker behind a text: its possessor, author or issuing institution; otherwise the last speaker, otherwise the text itself."""
    head = source.head
    document = is_among(head.lemma_.casefold(), "documents")
    owner = next((child for child in head.children if child.dep_ == "poss"), None) or _maker(head)
    if owner is None and head.dep_ == "dobj" and document:
        owner = source_of(head.head)
    if owner is not None:
        return _with_document(scene, resolve(scene, phrase_of(owner)), source)
    for child in head.lefts:
        if child.dep_ in ("compound", "nmod") and child.i == head.i - 1 and (may_speak(scene, child) or child.i in scene.cast.at):
            return _with_document(scene, described(scene, SourcePhrase(child.left_edge.i, child.i + 1, child)), source)
    if head.left_edge.lower_ in _DEFINITE:
        writer = _writer_before(scene, source) if source.last - source.first == 2 else None
        if writer is not None:
            return _with_document(scene, resolve(scene, phrase_of(writer)), source)
        if document and scene.spoken:
            return _with_document(scene, scene.spoken[-1], source)
    return described(scene, source)


def _maker(text: Token) -> Token | None:
    """The author named after the noun: "a letter by the union", "a letter written by the union", "a letter the union published"."""
    links = [c for c in text.children if c.dep_ == "prep" and c.lower_ in ("by", "from")]
    maker = next((word for link in links for word in link.children if word.dep_ == "pobj"), None)
    made = (agent_of(c) for c in text.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ not in _GETS)
    published = (subject_of(c) for c in text.rights if c.dep_ == "relcl" and c.lemma_ in _PUBLISHES)
    lost = (subject_of(c) for c in text.rights if text_told_of(c) is not None)
    told = (word for word in (*made, *published, *lost) if word is not None and word.lower_ not in ("that", "which"))
    return maker or next(told, None)


def _writer_before(scene: SpeakerContext, source: SourcePhrase) -> Token | None:
    """The author of "the letter" according to its last mention: "the union sent a letter", "a letter by the union"."""
    reading = scene.reading
    before = [head for first, _, head in scene.phrases(source.head.lemma_.casefold()) if first < source.first]
    here = reading.stretch_of[source.first]
    near = [head for head in before if here - reading.stretch_of[head] <= _NEAR and not reading.in_quotation(head)]
    if not near:
        return None
    head = reading.doc[near[-1]]
    sent = source_of(head.head) if head.dep_ == "dobj" and head.head.lemma_ in _SENDS else None
    writer = _maker(head) or sent
    return writer if writer is not None and writer.pos_ != "PRON" else None


def _with_document(scene: SpeakerContext, speaker: Speaker | None, source: SourcePhrase) -> Speaker | None:
    return None if speaker is None else replace(at_phrase(scene, speaker, source), document=source.head.lemma_.casefold())
